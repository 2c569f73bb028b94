"""The ledger of undertakings: who, towards whom, what, by when, in the record's words. Never whether it was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import PublishedEvidence, PublishedUndertaking, Report
from archive.models.identifiers import show
from archive.models.published.said import PublishedUndertakingQuerySet
from archive.parsing.shortening import shortened
from archive.picturing import picture_deadlines
from archive.rendering.dates import show_date
from archive.rendering.findings import ACT_NAMES, HOW_NAMES
from archive.rendering.phrases import capitalise, show_account_briefly
from archive.rendering.said import is_likely
from archive.searching.choices import find_ledger_choices
from archive.searching.gone import find_gone
from archive.searching.said import AskedOfLedger, find_unknown_names

from .addresses import absolute, report_path, statement_path, undertaking_path, with_query
from .answering import MovedWhole, NotHere, answer_page, move_for_now, reading_page
from .filters import name_repeated, name_unknown, written
from .naming import follow_filters
from .pictures import answer_picture, deadlines_picture
from .records import find_public, tombstone
from .said import (
    LABELS,
    NOTHING,
    Turned,
    answer_list,
    choice,
    common_fields,
    name_wrong,
    show_parties,
    show_range,
    show_said,
    turn_findings,
)
from .tables import answer_table, names
from .taking import refuse

EVIDENCE = 200
"""Words of later records that the page of an undertaking gives, at most; the API has all."""

BY_DEADLINE = 200
"""Undertakings that are listed by their deadlines; of more, the dates narrow them."""


ORDERS = ("due",)


@dataclass(frozen=True, slots=True)
class Ledger(AskedOfLedger):
    """What the ledger is narrowed by, and its order: by the record's day, or by the deadline."""

    order: str = ""

    checks: ClassVar[Mapping[str, Any]] = {
        **AskedOfLedger.checks,
        "order": lambda value: "" if value in ORDERS else _("The list goes by the day of the record, or with “due” by the deadline."),
    }  # fmt: skip

    def find(self) -> PublishedUndertakingQuerySet:
        """The undertakings that are asked for, of those that have a page."""
        return self.narrow(PublishedUndertaking.objects.likely())

    def find_in_order(self) -> PublishedUndertakingQuerySet:
        """The same in the order that is asked for."""
        return self.find().soonest_first() if self.order == "due" else self.find().newest_first()

    @property
    def without_order(self) -> str:
        """The query string of all but the order."""
        return replace(self, order="").address


LEDGER_LABELS = {
    **LABELS,
    "act": gettext_lazy("Act"),
    "country": gettext_lazy("Whose side"),
    "due_after": gettext_lazy("Due from"),
    "due_before": gettext_lazy("Due until"),
    "office": gettext_lazy("In which office"),
    "only": gettext_lazy("Only those"),
    "order": gettext_lazy("In the order of"),
    "q": gettext_lazy("In the words"),
    "speaker": gettext_lazy("Who"),
    "towards": gettext_lazy("Towards which state"),
    "towards_person": gettext_lazy("Towards whom"),
}

OWN = (
    "act", "by", "by_countries", "by_offices", "towards", "towards_countries", "what", "due", "due_date", "url",
)  # fmt: skip
"""The columns of undertakings in tables, before those that all kinds have."""


@reading_page
def ledger(request: HttpRequest) -> HttpResponseBase:
    """The undertakings, the newest record first or the earliest deadline first."""
    asked = _read(request)
    errors = asked.errors
    turned, is_cut = NOTHING, False
    if not errors and asked.order == "due":
        found = list(asked.find_in_order().only("key", "body")[: BY_DEADLINE + 1])
        rows, is_cut = [row.data for row in found[:BY_DEADLINE]], len(found) > BY_DEADLINE
        total, _before = asked.find().with_deadline().count_up_to()
        turned = Turned(rows, "", show_range(0, len(rows), total))
    elif not errors:
        turned = turn_findings(asked.find(), request.GET.get("after", ""))
    if not errors and not turned.rows:
        follow_filters(request.path, request.GET.dict())
        errors = find_unknown_names(asked)
    later = PublishedEvidence.objects.counted([row["key"] for row in turned.rows]) if turned.rows else {}
    context = {
        **_filters(asked),
        "undertakings": [show_undertaking(row) | {"later": later.get(UUID(row["key"]), 0)} for row in turned.rows],
        "is_cut": is_cut,
        "most": BY_DEADLINE,
        "picture": deadlines_picture(turned.rows, asked.without_order, is_cut=is_cut) if asked.order else None,
    }
    table = reverse("archive:undertakings_table")
    return answer_list(
        request,
        "archive/undertakings.html",
        asked,
        context,
        labels=LEDGER_LABELS,
        errors=errors,
        turned=turned,
        table=table,
    )


@reading_page
def ledger_table(request: HttpRequest) -> HttpResponseBase:
    """The ledger as CSV, narrowed and in order as on the page."""
    asked = _read(request)
    if (
        reason := name_unknown(request.GET, Ledger.names())
        or name_repeated(request.GET, Ledger)
        or name_wrong(asked.errors, LEDGER_LABELS)
    ):
        return refuse(request, reason)
    if not asked.find().exists():
        follow_filters(request.path, asked.parameters)
        if errors := find_unknown_names(asked):
            return refuse(request, name_wrong(errors, LEDGER_LABELS))
    return answer_table(request, asked.find_in_order(), _cells, OWN, name="undertakings")


@reading_page
def deadlines(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """By when the undertakings are due, narrowed as on the page."""
    asked = _read(request)
    if (
        reason := name_unknown(request.GET, Ledger.names())
        or name_repeated(request.GET, Ledger)
        or name_wrong(asked.errors, LEDGER_LABELS)
    ):
        return refuse(request, reason)
    found = list(asked.find().soonest_first().only("key", "body")[: BY_DEADLINE + 1])
    if not found:
        follow_filters(request.path, asked.parameters)
        if errors := find_unknown_names(asked):
            return refuse(request, name_wrong(errors, LEDGER_LABELS))
    bodies = [row.data for row in found[:BY_DEADLINE]]
    picture = picture_deadlines(reverse("archive:undertakings"), bodies, is_cut=len(found) > BY_DEADLINE)
    return answer_picture(request, picture, suffix, "undertakings")


def _read(request: HttpRequest) -> Ledger:
    """What is asked for. Raises MovedWhole where it is asked for by a name that the parameter had before."""
    if "person" in request.GET and "speaker" not in request.GET:
        parameters = {"speaker" if name == "person" else name: value for name, value in request.GET.dict().items()}
        raise MovedWhole(with_query(request.path, parameters))
    return Ledger.read(request.GET)


@reading_page
def undertaking(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """One undertaking, and what later records come back to it with, in the order of time."""
    found = PublishedUndertaking.objects.filter(key=key).first()
    if found is None:
        return _lead_on(request, key)
    if not is_likely(found.data):
        words = show_said(found.data)
        raise _unlikely(words["href"], _("The words in their place: %s") % words["report_title"])
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


def _unlikely(way: str, led_to: str) -> NotHere:
    told = _("A rule finds this undertaking less likely than not, and no editor has confirmed it: the API has it, and no page.")  # fmt: skip
    return NotHere(told, way=way, led_to=led_to)


def _lead_on(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Where an undertaking has gone that no current edition has: to its heir, or 410 with where it stood. Raises NotHere."""
    gone = find_gone(key)
    if gone is None:
        raise NotHere(_("No edition of a published record has this undertaking."))
    if gone.report.state == Report.State.WITHDRAWN:
        return tombstone(request, find_public(gone.report.rid))
    if not is_likely(gone.said):
        # It had no page while it stood.
        title = gone.edition.document["record"]["title"] or _("Untitled record")
        raise _unlikely(report_path(gone.report.rid), _("The record: %s") % title)
    if gone.heir:
        # For now: the next edition may have another one in its place.
        return move_for_now(undertaking_path(gone.heir["key"]))
    record, rid = gone.edition.document["record"], gone.report.rid
    context = {
        "words": gone.said["words"],
        "act": str(ACT_NAMES[gone.said["act"]]),
        "language": record["language"] or "",
        "title": record["title"] or _("Untitled record"),
        "house": record["record_keeper"]["label"],
        "account": _account(gone.account),
        "edition": gone.edition.number,
        "edition_href": report_path(rid, gone.edition.major),
        "record_href": report_path(rid),
        "statement": show(gone.sid) if gone.sid else "",
        "statement_href": statement_path(gone.sid, gone.edition.major) if gone.sid else "",
    }
    near = [
        {
            "href": undertaking_path(row["key"]),
            "words": row["words"],
            "act": str(ACT_NAMES[row["act"]]),
            "account": _account(row["statement"]["account"] if row["statement"] else ""),
        }
        for row in gone.near
    ]
    return answer_page(request, "archive/undertaking_gone.html", {"gone": context, "near": near}, status=410)


def _account(account: str) -> str:
    return show_account_briefly(account) or _("the record’s own narrative")


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


def _filters(asked: Ledger) -> dict[str, list[dict[str, Any]]]:
    """The fields that always stand open, and those that are folded away until they are asked for."""
    found = find_ledger_choices()
    acts = [(act, capitalise(str(name))) for act, name in ACT_NAMES.items()]
    only = [("confirmed", _("confirmed")), ("later", _("with later records that come back to them"))]
    order = choice(asked, "order", _("In the order of"), [("due", _("deadline first"))])
    order["options"][0]["label"] = _("newest first")
    options = {
        "speaker": found["person"],
        "office": found["office"],
        "country": found["country"],
        "towards": found["country"],
        "act": acts,
        "only": only,
    }

    def choose(name: str) -> dict[str, Any]:
        return choice(asked, name, str(LEDGER_LABELS[name]), options[name])

    def write(name: str, example: str) -> dict[str, Any]:
        return written(name, str(LEDGER_LABELS[name]), getattr(asked, name), example)

    return {
        "filters": [
            {"name": "q", "label": _("In the words"), "value": asked.q, "type": "search"},
            *map(choose, ("speaker", "towards", "act")),
            order,
        ],
        "more_filters": [
            *map(choose, ("office", "country", "only")),
            *(write(name, "2003-09") for name in ("due_after", "due_before")),
            *common_fields(asked, found["record_keeper"]),
        ],
    }
