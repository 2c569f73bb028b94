"""The fields in which the filters of a worklist are chosen."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from archive.importing import VERB
from archive.models import ChangeSet, Finding, Flag, Publisher, Report
from archive.parsing.vocabulary import EVENT_KINDS
from archive.rendering.phrases import capitalise

from .query import CERTAINTIES, ME, NEWEST, NO_DOUBT, NOBODY, SENT_BACK, SOMEBODY, ListQuery
from .worklist import Worklist

IMPORTS = 20
"""The latest imports that a list can be narrowed to."""


def filter_fields(worklist: Worklist, query: ListQuery) -> list[dict[str, Any]]:
    """A field for each filter that the list has; three queries at most, for the houses, the accounts and the imports.

    Each has `name`, `label`, `value`, and `choices` (pairs) where one is chosen.
    """
    made = {
        "q": lambda: _text("q", _("Words of the title"), query.q),
        "state": lambda: _choice("state", _("State"), query.state, Report.Standing.choices),
        "publisher": lambda: _choice("publisher", _("Record-keeper"), query.publisher, _publishers()),
        "kind": lambda: _choice("kind", _("Kind of event"), query.kind, _kinds()),
        "language": lambda: _text("language", _("Language"), query.language, hint=_("en, ja, ru")),
        "date_after": lambda: _text("date_after", _("From"), query.date_after, hint="2003-05"),
        "date_before": lambda: _text("date_before", _("To"), query.date_before, hint="2003-05-31"),
        "taken": lambda: _choice("taken", _("Taken by"), query.taken, _takers()),
        "batch": lambda: _choice("batch", _("Import"), query.batch, _batches()),
        "flag": lambda: _choice("flag", _("Kind of flag"), query.flag, Flag.Kind.choices),
        "order": lambda: _choice(
            "order", _("First come"), query.order, [(NEWEST, _("newest event"))], usual=_("most doubtful")
        ),
        "doubt": lambda: _choice("doubt", _("Doubt"), query.doubt, [(NO_DOUBT, _("without any doubt"))]),
        "said": lambda: _choice("said", _("What is said"), query.said, Finding.Kind.choices),
        "certainty": lambda: _choice("certainty", _("Certainty"), query.certainty, _certainties()),
        "record": lambda: _text("record", _("Record"), query.record, hint=_("its identifier")),
        "rule": lambda: _text("rule", _("Rule"), query.rule),
        "unresolved": lambda: _choice("unresolved", _("Instrument"), query.unresolved, [("1", _("not known"))]),
        "why": lambda: _choice("why", _("Why"), query.why, _whys()),
    }
    return [made[name]() for name in ListQuery.names() if name in worklist.filters]


def _text(name: str, label: str, value: str, hint: str = "") -> dict[str, Any]:
    return {"name": name, "label": label, "value": value, "hint": hint}


def _choice(name: str, label: str, value: str, choices: Any, usual: str = "") -> dict[str, Any]:
    offered = [("", capitalise(usual) or _("any")), *((key, capitalise(str(shown))) for key, shown in choices)]
    if value not in dict(offered):
        offered.append((value, value))
    return {"name": name, "label": label, "value": value, "choices": offered}


def _publishers() -> list[tuple[str, str]]:
    return list(Publisher.objects.order_by("label").values_list("slug", "label"))


def _kinds() -> list[tuple[str, str]]:
    return [(kind, kind) for kind in EVENT_KINDS]


def _takers() -> list[tuple[str, str]]:
    accounts = get_user_model().objects.filter(is_staff=True, is_active=True).order_by("username")
    return [
        (ME, _("me")),
        (SENT_BACK, _("sent back to me")),
        (NOBODY, _("nobody")),
        (SOMEBODY, _("anybody")),
        *((account.username, account.called) for account in accounts),
    ]


def _batches() -> list[tuple[str, str]]:
    imports = ChangeSet.objects.standing().filter(verb=VERB).for_lists()[:IMPORTS]
    return [(str(one.pk), f"{one.at:%Y-%m-%d}, {one.summary}") for one in imports]


def _certainties() -> list[tuple[str, str]]:
    return [(percent, _("below %s %%") % percent) for percent in CERTAINTIES]


def _whys() -> list[tuple[str, str]]:
    return [
        ("unknown", _("nobody of this name is known")),
        ("several", _("several people bear this name")),
        ("surname", _("a surname alone")),
    ]
