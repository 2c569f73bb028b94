"""The ledger of undertakings: who, towards whom, what, by when, in the record's words. Never whether it was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.models import Country, PublishedEvidence, PublishedUndertaking
from archive.models.published.said import PublishedUndertakingQuerySet
from archive.parsing.shortening import shortened
from archive.querying import SLUG, Asked, first_and_last
from archive.rendering.dates import show_date
from archive.rendering.findings import ACT_NAMES, HOW_NAMES
from archive.rendering.phrases import capitalise

from .addresses import undertaking_path
from .answering import NotHere, answer_page, reading_page
from .naming import follow_filters
from .said import answer_list, choice, show_parties, show_said, turn_findings

EVIDENCE = 200
"""Later records that the page of an undertaking gives, at most; the API has all."""

BY_DEADLINE = 200
"""Undertakings that are listed by their deadlines; of more, the dates narrow them."""


@dataclass(frozen=True, slots=True)
class Ledger(Asked):
    """What the ledger is narrowed by; what is empty narrows nothing."""

    country: str = ""
    towards: str = ""
    person: str = ""
    act: str = ""
    due_after: str = ""
    due_before: str = ""
    order: str = ""

    @property
    def error(self) -> str:
        """What is wrong and what to do; nothing where all can be asked for."""
        if self.act and self.act not in ACT_NAMES:
            return _("There is no such act. Choose one from the list.")
        if self.order not in ("", "due"):
            return _("The list goes by the day of the record, or by the deadline.")
        for name in ("country", "towards", "person"):
            if getattr(self, name) and not SLUG.fullmatch(getattr(self, name)):
                return _("“%s” names nobody. Choose from those given.") % getattr(self, name)[:80]
        for name in ("due_after", "due_before"):
            try:
                if getattr(self, name):
                    first_and_last(getattr(self, name))
            except ValueError:
                return _("A date is a year, a month or a day: 2003, 2003-09 or 2003-09-01.")
        return ""

    def narrow(self) -> PublishedUndertakingQuerySet:
        """The undertakings that are asked for."""
        rows = PublishedUndertaking.objects.likely()
        if self.country or self.person:
            rows = rows.of("by", country=self.country, person=self.person)
        if self.towards:
            rows = rows.of("towards", country=self.towards)
        if self.act:
            rows = rows.filter(act=self.act)
        if self.due_after or self.due_before:
            first = first_and_last(self.due_after)[0] if self.due_after else None
            last = first_and_last(self.due_before)[1] if self.due_before else None
            rows = rows.due_between(first, last)
        return rows


@reading_page
def ledger(request: HttpRequest) -> HttpResponseBase:
    """The undertakings, the newest record first or the earliest deadline first."""
    asked, after = Ledger.read(request.GET), request.GET.get("after", "")
    error = asked.error
    if not error:
        follow_filters(request.path, {name: value for name, value in asked.parameters.items() if name != "towards"})
    rows: list[dict[str, Any]] = []
    following, is_cut = "", False
    if not error and asked.order == "due":
        found = list(asked.narrow().soonest_first().only("key", "body")[: BY_DEADLINE + 1])
        rows, is_cut = [row.data for row in found[:BY_DEADLINE]], len(found) > BY_DEADLINE
    elif not error:
        rows, following = turn_findings(asked.narrow(), after)
    context = {
        "filters": _filters(asked),
        "undertakings": [show_undertaking(row) for row in rows],
        "is_cut": is_cut,
        "most": BY_DEADLINE,
    }
    return answer_list(request, "archive/undertakings.html", asked, context, after=after, following=following)


@reading_page
def undertaking(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """One undertaking, and what later records come back to it with, in the order of time."""
    found = PublishedUndertaking.objects.filter(key=key).first()
    if found is None:
        raise NotHere(_("No current edition has this undertaking. A newer edition may have left it out."))
    evidence = list(PublishedEvidence.objects.on(key).only("key", "body")[:EVIDENCE])
    row = show_undertaking(found.data)
    context = {
        "row": row,
        "title": shortened(row["what"], 140),
        "evidence": [show_evidence(one.data) for one in evidence],
    }
    return answer_page(request, "archive/undertaking.html", context)


def show_undertaking(data: dict[str, Any]) -> dict[str, Any]:
    """One undertaking as a row."""
    return show_said(data) | {
        "page_href": undertaking_path(data["key"]),
        "act": str(ACT_NAMES[data["act"]]),
        "by": show_parties(data["by"]),
        "towards": show_parties(data["towards"]),
        "what": data["what"]["words"],
        "due": data["due"]["words"] if data["due"] else "",
        "due_shown": show_date(data["due_date"]),
    }


def show_evidence(data: dict[str, Any]) -> dict[str, Any]:
    """One later record that comes back to an undertaking, as a row."""
    return show_said(data) | {
        "how": capitalise(str(HOW_NAMES[data["how"]])),
        "on": show_date(data["on"]),
        "note": data["note"] or "",
    }


def _filters(asked: Ledger) -> list[dict[str, Any]]:
    countries = [(row.slug, row.label) for row in Country.objects.published()]
    acts = [(act, capitalise(str(name))) for act, name in ACT_NAMES.items()]
    order = choice(asked, "order", _("In the order of"), [("due", _("the deadline, earliest first"))])
    order["options"][0]["label"] = _("the record, newest first")
    days = (("due_after", _("Due from")), ("due_before", _("Due until")))
    return [
        choice(asked, "country", _("Whose"), countries),
        choice(asked, "towards", _("Towards"), countries),
        choice(asked, "act", _("Act"), acts),
        order,
        *(
            {"name": name, "label": label, "value": getattr(asked, name), "placeholder": "2003-09"}
            for name, label in days
        ),
    ]
