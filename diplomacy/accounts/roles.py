"""The table of roles: which group of users may do what. The groups are written from it after every migrate.

A role is a list of patterns for permissions, "app_label.codename", in which * stands for anything. What is changed in
the administration for one of these groups is overwritten; users are put into groups there, and may be in several.
"""

from fnmatch import fnmatchcase

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

ROLES: dict[str, tuple[str, ...]] = {
    # Takes records in, divides and describes them, says whose words they are and what they are about, hands them in, and
    # publishes: another's only, where two pairs of eyes are asked for (archive/permitting.py). Taking a published record
    # back is a reviewer's.
    "Editor": (
        "archive.view_*",
        "archive.add_report",  # to import it
        "archive.add_custodycorrection",  # to correct where a batch comes from
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
        "archive.*_finding",
        "archive.*_emendation",
        "archive.*_gloss",
        "archive.add_submission",
        "archive.*_comment",
        "archive.*_reviewlink",
        "archive.*_schedule",
        "archive.change_errorreport",
        # Whom a record names and nobody knows yet; the workbench gives the new person the office printed beside the name
        # with it. Offices and tenures of people who are there, and all else about people, are the vocabulary's.
        "archive.add_person",
        "archive.delete_report",  # into the bin: nothing that was public, and nothing for good
        "archive.revert_changeset",
        "annotations.decide_offer",  # to take over positions that scholars offer, or to decline them
    ),
    # Reads against the record, checks statements, settles flags, comments, sends back, and decides what the public sees;
    # changes no words.
    "Reviewer": (
        "archive.view_*",
        "archive.check_statement",
        "archive.change_flag",
        "archive.publish_report",
        "archive.withdraw_report",
        "archive.change_submission",  # to send it back
        "archive.*_comment",
        "archive.*_reviewlink",
        "archive.*_schedule",
        "archive.change_errorreport",
        "annotations.decide_offer",
    ),
    # Keeps the authority records, which all reports share.
    "Vocabulary editor": (
        "archive.view_*",
        "archive.*_topic",
        "archive.*_topiclabel",
        "archive.*_proposition",  # approving another's among it
        "archive.*_propositionversion",
        "archive.*_person",
        "archive.*_name",
        "archive.*_office",
        "archive.*_tenure",
        "archive.*_country",
        "archive.*_organization",
        "archive.*_meeting",
        "archive.*_instrument",
        "archive.*_instrumentname",
        "archive.*_participation",
        "archive.*_publisher",
        "archive.add_comment",
        "archive.revert_changeset",
    ),
    # Decides which of the scholars' public annotations stay public; has no part in the record, and need not be staff.
    "Moderator": ("annotations.moderate_annotation",),
    "Administrator": (
        "archive.*",
        "annotations.*",
        "accounts.*",
        "auth.view_group",
    ),
}


OWN = frozenset({"notice", "savedfilter", "presence", "deskpreference"})
"""Models whose rows belong to one account each, which alone sees and changes them: no role has a permission on them."""


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
                if permission.content_type.model not in OWN
                and allowed(f"{permission.content_type.app_label}.{permission.codename}", patterns)
            ]
        )
