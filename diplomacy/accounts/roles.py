"""The table of roles: which group of users may do what. The groups are written from it after every migrate.

A role is a list of patterns for permissions, "app_label.codename", in which * stands for anything. What is changed in
the administration for one of these groups is overwritten; users are put into groups there, and may be in several.
"""

from fnmatch import fnmatchcase

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

ROLES: dict[str, tuple[str, ...]] = {
    # Divides and describes records, says whose words they are and what they are about, and publishes: one pair of
    # eyes is enough. Taking a record back is a reviewer's.
    "Editor": (
        "archive.view_*",
        "archive.add_report",  # to import it
        "archive.change_report",
        "archive.change_statement",
        "archive.check_statement",
        "archive.publish_report",
        "archive.change_meetingproposal",
        "archive.change_flag",
        "archive.*_basis",
        "archive.*_identification",
        "archive.*_tag",
        "archive.*_position",
        "archive.*_emendation",
        "archive.*_gloss",
    ),
    # Reads against the record, checks statements, settles flags, and decides what the public sees; changes no words.
    "Reviewer": (
        "archive.view_*",
        "archive.check_statement",
        "archive.change_flag",
        "archive.publish_report",
        "archive.withdraw_report",
    ),
    # Keeps the authority records, which all reports share.
    "Vocabulary editor": (
        "archive.view_*",
        "archive.*_topic",
        "archive.*_topiclabel",
        "archive.*_proposition",
        "archive.*_person",
        "archive.*_name",
        "archive.*_office",
        "archive.*_tenure",
        "archive.*_country",
        "archive.*_organization",
        "archive.*_meeting",
        "archive.*_participation",
        "archive.*_publisher",
    ),
    "Administrator": (
        "archive.*",
        "annotations.*",
        "accounts.*",
        "auth.view_group",
    ),
}


def allowed(permission: str, patterns: tuple[str, ...]) -> bool:
    """Whether one of the patterns covers the permission, "app_label.codename"."""
    return any(fnmatchcase(permission, pattern) for pattern in patterns)


def write_roles(using: str = "default") -> None:
    """Makes the groups, and gives each exactly the permissions of the table."""
    # Django makes the permissions of an app after its post_migrate has run here: on the first migrate they'd be missing.
    for label in sorted({pattern.partition(".")[0] for patterns in ROLES.values() for pattern in patterns}):
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    permissions = list(Permission.objects.using(using).select_related("content_type"))
    for name, patterns in ROLES.items():
        group, _ = Group.objects.using(using).get_or_create(name=name)
        group.permissions.set(
            [
                permission
                for permission in permissions
                if allowed(f"{permission.content_type.app_label}.{permission.codename}", patterns)
            ]
        )
