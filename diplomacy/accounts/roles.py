"""The table of roles: which group of users may do what. The groups are written from it after every migrate.

A role is a list of patterns for permissions, "app_label.codename", in which * stands for anything. What is changed in
the administration for one of these groups is overwritten; users are put into groups there.
"""

from fnmatch import fnmatchcase

from django.contrib.auth.models import Group, Permission

ROLES: dict[str, tuple[str, ...]] = {
    "Editor": (
        "archive.view_*",
        "archive.add_*",
        "archive.change_*",
        "archive.publish_*",
    ),
    "Reviewer": (
        "archive.view_*",
        "archive.change_*",
        "archive.review_*",
    ),
    "Vocabulary editor": (
        "archive.view_*",
        "archive.*_topic",
        "archive.*_topiclabel",
        "archive.*_proposition",
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
