"""What published records say as data, as rows of tables: the words in their place, who says them, by whose account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models.editions import Account
from archive.models.published.said import COUNTED, PublishedFindingQuerySet
from archive.parsing.shortening import surroundings
from archive.querying import Asked
from archive.rendering.dates import show_date
from archive.rendering.phrases import and_list, capitalise, name_person, show_account_briefly, show_words_of
from archive.searching.said import AskedOfFindings

from .addresses import country_path, person_path, with_query
from .answering import answer_page
from .filters import name_repeated, tell_unknown, written
from .pictures import MOST
from .turning import links, no_place

PAGE = 50
AROUND = 140
"""Characters of the part that are shown on each side of the words."""

LABELS: Mapping[str, Any] = {
    "account": gettext_lazy("Whose account"),
    "certainty_max": gettext_lazy("Certainty at most"),
    "certainty_min": gettext_lazy("Certainty at least"),
    "confirmed": gettext_lazy("Confirmed by an editor"),
    "date_after": gettext_lazy("Event from"),
    "date_before": gettext_lazy("Event until"),
    "record_keeper": gettext_lazy("Record-keeper"),
    "report": gettext_lazy("Record"),
}
"""What the conditions of findings of all kinds are called."""

SPOKEN_LABELS: Mapping[str, Any] = {
    "country": gettext_lazy("Whose side"),
    "q": gettext_lazy("In the statement or passage"),
    "speaker": gettext_lazy("Who says it"),
}
"""What the conditions on whoever says it, and on the words around it, are called."""


class Turned(NamedTuple):
    """A page of a list of findings: their bodies, the key after which the next one begins, and “1–50 of 312”."""

    rows: list[dict[str, Any]]
    following: str
    shown: str


NOTHING = Turned([], "", "")


def answer_list(
    request: HttpRequest,
    template: str,
    asked: Asked,
    context: dict[str, Any],
    *,
    labels: Mapping[str, Any],
    errors: Mapping[str, str],
    turned: Turned = NOTHING,
    table: str = "",
) -> HttpResponseBase:
    """The list, or what is wrong with what it is narrowed by; and what of its address was not understood.

    `labels` are the names of its conditions for people; `table` is the path at which it can be taken away.
    """
    after = request.GET.get("after", "")
    more = context.get("more_filters", [])
    fields = [*context["filters"], *more]
    for field in fields:
        field["is_wrong"] = field["name"] in errors
    in_form = {field["name"] for field in fields}
    # What has no field in the form stays when it is sent, and can be taken away.
    kept = {name: value for name, value in asked.parameters.items() if name not in in_form}
    narrowed = {
        "errors": [f"{labels[name]}: {told}" for name, told in errors.items()],
        "not_understood": [
            *filter(None, [name_repeated(request.GET, type(asked), is_shown=True)]),
            *tell_unknown(request.GET, (*asked.names(), "after")),
        ],
        "path": request.path,
        "is_narrowed": bool(asked.parameters),
        "kept": [
            {
                "name": name,
                "value": value,
                "label": labels[name],
                "without_href": with_query(request.path, {**asked.parameters, name: ""}),
            }
            for name, value in kept.items()
        ],
        "is_more_open": any(field["name"] in asked.parameters for field in more),
        "shown": turned.shown,
    }
    if table and not errors:
        narrowed["table_href"] = with_query(table, asked.parameters)
    turning = links(request.path, asked.parameters, after, turned.following)
    return answer_page(request, template, narrowed | context | turning, status=400 if errors else 200)


def name_wrong(errors: Mapping[str, str], labels: Mapping[str, Any]) -> str:
    """What is wrong, for a list that is not given: a line for each parameter with its name."""
    return "\n".join(f"{name} ({labels[name]}): {told}" for name, told in errors.items())


def choice(asked: Asked, name: str, label: str, options: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """A choice by which a list is narrowed, of values with their names; the first is any, and what is asked for is one."""
    value = getattr(asked, name)
    shown = [("", _("any")), *options]
    if value not in dict(shown):
        shown.append((value, value))
    return {
        "name": name,
        "label": label,
        "options": [{"value": option, "label": text, "selected": option == value} for option, text in shown],
    }


def common_fields(asked: AskedOfFindings, houses: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """The fields by which findings of all kinds are narrowed: the event's days, the record-keeper and the account."""
    accounts = [(account, capitalise(show_account_briefly(account))) for account in Account.values]
    return [
        choice(asked, "record_keeper", str(LABELS["record_keeper"]), houses),
        choice(asked, "account", str(LABELS["account"]), accounts),
        *(written(name, str(LABELS[name]), getattr(asked, name), "2003-09") for name in ("date_after", "date_before")),
    ]


def turn_findings(rows: PublishedFindingQuerySet, after: str) -> Turned:
    """A page of findings, the newest first; three queries at most."""
    place = None
    page = rows
    if after:
        try:
            place = rows.model._default_manager.get_place(UUID(after))
        except (rows.model.DoesNotExist, ValueError) as error:
            raise no_place(after) from error
        page = rows.after(place)
    found = list(page.newest_first().only("key", "body")[: PAGE + 1])
    following = str(found[PAGE - 1].key) if len(found) > PAGE else ""
    total, before = rows.count_up_to(place)
    shown = show_range(before, len(found[:PAGE]), total, is_first=place is None)
    return Turned([row.data for row in found[:PAGE]], following, shown)


def turn_read(found: Sequence[Any], rows: PublishedFindingQuerySet) -> Turned:
    """The first page, where more than a page of the rows was read for a picture; one query where not all of them were."""
    page = found[:PAGE]
    total = len(found) if len(found) <= MOST else rows.count_up_to()[0]
    following = str(page[-1].key) if len(found) > PAGE else ""
    return Turned([row.data for row in page], following, show_range(0, len(page), total))


def show_range(before: int, number: int, total: int, *, is_first: bool = True) -> str:
    """“51–100 of 312”; of so many that they are not counted, “1–50 of more than 10,000”. Nothing where there are none."""
    if not number:
        return ""
    if total > COUNTED:
        shown = _("%(number)d of more than %(total)s") if not is_first else _("1–%(number)d of more than %(total)s")
        return shown % {"number": number, "total": f"{COUNTED:,}"}
    span = f"{before + 1:,}" if number == 1 else f"{before + 1:,}–{before + number:,}"
    return _("%(span)s of %(total)s") % {"span": span, "total": f"{total:,}"}


def show_said(data: dict[str, Any]) -> dict[str, Any]:
    """What all kinds have in common in a row. Outside of statements the words are the record-keeper's own narrative."""
    event, statement, part, text = data["event"], data["statement"], data["part"], data["text"]
    start, end = data["at"], data["at"] + data["end"] - data["start"]
    first, last = surroundings(text, start, end, AROUND)
    account = statement["account"] if statement else ""
    return {
        "anchor": f"said-{data['key']}",
        "when": show_date(event["date"], is_year_supplied=event["year_supplied"])
        or show_date(data["dated"])
        or _("no date"),
        "before": ("… " if first else "") + text[first:start],
        "words": text[start:end],
        "behind": text[end:last] + (" …" if last < len(text) else ""),
        "language": data["language"] or "",
        "said_by": _said_by(data) if statement else _("the record’s own narrative"),
        "words_of": show_words_of(account, data["wording"], data) if statement else "",
        "account": account,
        "account_shown": show_account_briefly(account) if statement else _("no statement"),
        "house": data["record_keeper"]["label"],
        "place": statement["place"] if statement else _("the passage"),
        "href": statement["url"]
        if statement
        else f"{data['report']['url']}#p-{part['path'] or ''}".removesuffix("#p-"),
        "cite_href": cite_href(data),
        "report_title": data["report"]["title"] or _("Untitled record"),
        "certainty": _certainty(data),
    }


def cite_href(data: dict[str, Any]) -> str:
    """Where the words are cited, as they stand in their edition: on their statement's page, else on their record's."""
    page = data["cite"].removesuffix("cite.json")
    return f"{page.rstrip('/') if data['statement'] else page}#cite"


def show_parties(parties: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Persons and states that an undertaking is of, or towards, with their pages where they are known."""
    shown = []
    for who in parties:
        if who["person"]:
            shown.append({"name": name_person(who), "href": person_path(who["person"]["slug"])})
        elif who["country"]:
            shown.append({"name": who["name"], "href": country_path(who["country"]["slug"])})
        else:
            shown.append({"name": who["name"], "href": ""})
    return shown


def _said_by(data: dict[str, Any]) -> str:
    return and_list(name_person(who) for who in data["speakers"]) or _("no speaker named")


def _certainty(data: dict[str, Any]) -> str:
    """Who stands behind it: an editor, or a rule alone with how sure it is."""
    if data["confirmed_by"]:
        return _("Confirmed: %s") % data["confirmed_by"]
    certainty = _("%s %%") % round(100 * data["certainty"])
    return _("Found by a rule, certainty %s; no editor has confirmed it") % certainty
