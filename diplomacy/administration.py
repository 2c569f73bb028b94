"""The administration's list of what there is: the work first, then what all records share, then what is only read."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (
        _("Records and open work"),
        ("Report", "Flag", "MeetingProposal", "Statement", "Identification", "Finding", "SourceText", "Basis", "Emendation", "Gloss"),
    ),
    (
        _("People, offices and meetings"),
        ("Person", "Office", "Tenure", "Name", "Country", "Organization", "Meeting", "Participation", "Publisher", "Instrument", "InstrumentName"),
    ),
    (_("Topics and positions"), ("Topic", "TopicLabel", "Proposition", "Tag", "Position")),
    (
        _("What the desk keeps (to read only)"),
        ("Submission", "Comment", "ErrorReport", "Schedule", "ReviewLink", "AuditEntry", "ChangeSet", "CustodyCorrection", "CorrectedText", "Job", "JobMessage", "RefusedSuggestion", "FormerSlug", "PropositionVersion", "Notice", "SavedFilter", "DeskPreference", "Presence"),
    ),
    (
        _("Behind the records (to read only)"),
        ("Revision", "Part", "StatementId", "Voice", "Mention", "Doubts"),
    ),
    (
        _("Editions and what the public finds (to read only)"),
        (
            "Edition",
            "EditionStatement",
            "EditionUndertaking",
            "Withdrawal",
            "PublishedReport",
            "PublishedPart",
            "PublishedVoice",
            "PublishedTopic",
            "PublishedPosition",
            "PublishedReference",
            "PublishedUndertaking",
            "PublishedParty",
            "PublishedEvidence",
            "PublishedFigure",
            "PublishedPlace",
        ),
    ),
)  # fmt: skip
"""The archive's models by name, in the order of the list. One that is in no group comes after all of them."""

PROJECTION = (
    "PublishedReport", "PublishedPart", "PublishedVoice", "PublishedTopic", "PublishedPosition", "PublishedReference",
    "PublishedUndertaking", "PublishedParty", "PublishedEvidence", "PublishedFigure",
    "PublishedPlace",
)  # fmt: skip
"""Made by the archive from its editions; listed for superusers alone, who look for faults."""


ACCOUNTS = ("accounts", "account", "auth")
"""The apps that have to do with accounts: users, their mail addresses, and the roles, which are groups of users."""


def _with_accounts_together(apps: list[Any]) -> list[Any]:
    """One entry for the apps that have to do with accounts, users first; the other apps as they come."""
    accounts = [app for label in ACCOUNTS for app in apps if app["app_label"] == label]
    if len(accounts) < 2:
        return apps
    models = [model for app in accounts for model in app["models"]]
    together = {**accounts[0], "name": _("Accounts and roles"), "models": models}
    return [together, *(app for app in apps if app["app_label"] not in ACCOUNTS)]


class Administration(AdminSite):
    """Django's own, with the archive's models in groups."""

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Without the queue's own tables, which the desk's pages of long work tell of."""
        models: list[Any] = [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        shown = [model for model in models if model._meta.app_label != "procrastinate"]
        super().register(shown, admin_class, **options)

    def _build_app_dict(self, request: Any, label: Any = None) -> dict[str, Any]:
        """With names that are translated once: Django sorts by them for each page, and would translate at each comparison."""
        apps: dict[str, Any] = super()._build_app_dict(request, label)
        for app in apps.values():
            for model in app["models"]:
                model["name"] = str(model["name"])
        return apps

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Of the archive one entry for each group that has something to show; the other apps as they come."""
        apps = super().get_app_list(request, app_label)
        archive = next((app for app in apps if app["app_label"] == "archive"), None)
        if archive is None:
            return _with_accounts_together(apps)
        listed = {model["object_name"]: model for model in archive["models"]}
        if not getattr(request.user, "is_superuser", False):
            listed = {name: model for name, model in listed.items() if name not in PROJECTION}
        groups = []
        for title, names in GROUPS:
            if rows := [listed.pop(name) for name in names if name in listed]:
                groups.append({**archive, "name": title, "models": rows})
        if listed:
            groups.append({**archive, "models": list(listed.values())})
        return groups + _with_accounts_together([app for app in apps if app is not archive])

    def app_index(self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None) -> Any:
        """Under the app's own name, not under that of its first group."""
        own = {"title": _("Archive")} if app_label == "archive" else {}
        return super().app_index(request, app_label, {**own, **(extra_context or {})})
