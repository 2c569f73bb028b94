"""The ledger of undertakings: who, towards whom, what, by when, in the record's words. Never whether it was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import Country, PublishedEvidence, PublishedParty, PublishedUndertaking
from archive.models.published.said import PublishedUndertakingQuerySet
from archive.parsing.shortening import shortened
from archive.querying import SLUG, Asked, first_and_last, unreadable
from archive.rendering.dates import show_date
from archive.rendering.findings import ACT_NAMES, HOW_NAMES
from archive.rendering.phrases import capitalise
from archive.rendering.said import is_likely

from .addresses import absolute, undertaking_path
from .answering import NotHere, answer_page, reading_page
from .filters import name_unknown
from .naming import follow_filters
from .said import answer_list, choice, show_parties, show_said, turn_findings
from .tables import answer_table, names
from .taking import refuse

EVIDENCE = 200
"""Words of later records that the page of an undertaking gives, at most; the API has all."""

LONGEST = 200
"""Characters of what is looked for in the words."""

BY_DEADLINE = 200
"""Undertakings that are listed by their deadlines; of more, the dates narrow them."""


@dataclass(frozen=True, slots=True)
class Ledger(Asked):
    """What the ledger is narrowed by; what is empty narrows nothing."""

    country: str = ""
    towards: str = ""
    person: str = ""
    office: str = ""
    q: str = ""
    act: str = ""
    only: str = ""
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
        if self.only not in ("", "confirmed", "later"):
            return _("The list has all undertakings, those that an editor has confirmed, or those with later records.")
        if unreadable(self.q):
            return unreadable(self.q)
        if len(self.q) > LONGEST:
            return _("That is too long. Look for a few words.")
        for name in ("country", "towards", "person", "office"):
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
        if self.country or self.person or self.office:
            rows = rows.of("by", country=self.country, person=self.person, office=self.office)
        if self.towards:
            rows = rows.of("towards", country=self.towards)
        if self.act:
            rows = rows.filter(act=self.act)
        if self.q:
            rows = rows.in_words(self.q)
        if self.only:
            rows = rows.confirmed() if self.only == "confirmed" else rows.with_later_records()
        if self.due_after or self.due_before:
            first = first_and_last(self.due_after)[0] if self.due_after else None
            last = first_and_last(self.due_before)[1] if self.due_before else None
            rows = rows.due_between(first, last)
        return rows

    def ordered(self) -> PublishedUndertakingQuerySet:
        """The same in the order that is asked for."""
        return self.narrow().soonest_first() if self.order == "due" else self.narrow().newest_first()


OWN = (
    "act", "by", "by_countries", "by_offices", "towards", "towards_countries", "what", "due", "due_date", "url",
)  # fmt: skip
"""The columns of undertakings in tables, before those that all kinds have."""


@reading_page
def ledger(request: HttpRequest) -> HttpResponseBase:
    """The undertakings, the newest record first or the earliest deadline first."""
    asked, after = Ledger.read(request.GET), request.GET.get("after", "")
    error = asked.error
    rows: list[dict[str, Any]] = []
    following, is_cut = "", False
    if not error and asked.order == "due":
        found = list(asked.narrow().soonest_first().only("key", "body")[: BY_DEADLINE + 1])
        rows, is_cut = [row.data for row in found[:BY_DEADLINE]], len(found) > BY_DEADLINE
    elif not error:
        rows, following = turn_findings(asked.narrow(), after)
    if not error and not rows:
        follow_filters(request.path, request.GET.dict())
    later = PublishedEvidence.objects.counted([row["key"] for row in rows]) if rows else {}
    context = {
        "filters": _filters(asked),
        "undertakings": [show_undertaking(row) | {"later": later.get(UUID(row["key"]), 0)} for row in rows],
        "is_cut": is_cut,
        "most": BY_DEADLINE,
    }
    table = reverse("archive:undertakings_table")
    return answer_list(
        request, "archive/undertakings.html", asked, context, after=after, following=following, table=table
    )


@reading_page
def ledger_table(request: HttpRequest) -> HttpResponseBase:
    """The ledger as CSV, narrowed and in order as on the page."""
    asked = Ledger.read(request.GET)
    if reason := name_unknown(request.GET, Ledger.names()) or asked.error:
        return refuse(request, reason)
    if not asked.narrow().exists():
        follow_filters(request.path, asked.parameters)
    return answer_table(request, asked.ordered(), _cells, OWN, name="undertakings")


@reading_page
def undertaking(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """One undertaking, and what later records come back to it with, in the order of time."""
    found = PublishedUndertaking.objects.filter(key=key).first()
    if found is None:
        raise NotHere(_("No current edition has this undertaking. A newer edition may have left it out."))
    if not is_likely(found.data):
        raise NotHere(_("A rule finds this undertaking less likely than not, and no editor has confirmed it: the API has it, and no page."))  # fmt: skip
    evidence = list(PublishedEvidence.objects.on(key).only("key", "body")[: EVIDENCE + 1])
    row = show_undertaking(found.data)
    context = {
        "row": row,
        "title": shortened(row["what"], 140),
        "evidence": [show_evidence(one.data) for one in evidence[:EVIDENCE]],
        "most": EVIDENCE if len(evidence) > EVIDENCE else 0,
        "all_href": f"/api/v1/evidence/?undertaking={key}",
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


def _cells(data: dict[str, Any]) -> dict[str, str]:
    """An undertaking's own columns."""
    return {
        "act": data["act"],
        "by": names(data["by"]),
        "by_countries": _labels(data["by"], "country"),
        "by_offices": _labels(data["by"], "office"),
        "towards": names(data["towards"]),
        "towards_countries": _labels(data["towards"], "country"),
        "what": data["what"]["words"],
        "due": data["due"]["words"] if data["due"] else "",
        "due_date": data["due_date"] or "",
        "url": absolute(data["url"]),
    }


def _labels(parties: list[dict[str, Any]], name: str) -> str:
    return "; ".join(dict.fromkeys(who[name]["label"] for who in parties if who[name]))


def _filters(asked: Ledger) -> list[dict[str, Any]]:
    people, offices = (_among(asked, name) for name in ("person", "office"))
    countries = [(row.slug, row.label) for row in Country.objects.published()]
    acts = [(act, capitalise(str(name))) for act, name in ACT_NAMES.items()]
    order = choice(asked, "order", _("In the order of"), [("due", _("deadline first"))])
    order["options"][0]["label"] = _("newest first")
    days = (("due_after", _("Due from")), ("due_before", _("Due until")))
    only = [("confirmed", _("confirmed by an editor")), ("later", _("with later records that come back to them"))]
    return [
        {"name": "q", "label": _("In the words"), "value": asked.q, "type": "search"},
        choice(asked, "person", _("Who"), people),
        choice(asked, "office", _("In which office"), offices),
        choice(asked, "country", _("Whose side"), countries),
        choice(asked, "towards", _("Towards"), countries),
        choice(asked, "act", _("Act"), acts),
        choice(asked, "only", _("Only those"), only),
        order,
        *(
            {"name": name, "label": label, "value": getattr(asked, name), "placeholder": "2003-09"}
            for name, label in days
        ),
    ]


def _among(asked: Ledger, name: str) -> list[tuple[str, str]]:
    """Whose undertakings there are by that column, by name; what is asked for is among them."""
    found = PublishedParty.objects.frequent(name)
    value = getattr(asked, name)
    return found if not value or value in dict(found) else [*found, (value, value)]
