"""What published records say as data, as rows of tables: the words in their place, who says them, by whose account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.models.published.said import PublishedFindingQuerySet
from archive.parsing.shortening import surroundings
from archive.querying import Asked
from archive.rendering.dates import show_date
from archive.rendering.phrases import and_list, name_person, show_account_briefly, show_words_of

from .addresses import country_path, person_path, with_query
from .answering import answer_page
from .turning import links, no_place

PAGE = 50
AROUND = 140
"""Characters of the part that are shown on each side of the words."""


class Narrowing(Protocol):
    """What a list of findings is narrowed by."""

    @property
    def error(self) -> str:
        """What is wrong and what to do; nothing where all can be asked for."""

    @property
    def parameters(self) -> dict[str, str]:
        """What is asked for, by the names of parameters."""


def answer_list(
    request: HttpRequest,
    template: str,
    asked: Narrowing,
    context: dict[str, Any],
    *,
    after: str = "",
    following: str = "",
    table: str = "",
) -> HttpResponseBase:
    """The list, or what is wrong with what it is narrowed by. `table` is the path at which it can be taken away."""
    narrowed = {"error": asked.error, "path": request.path, "is_narrowed": bool(asked.parameters)}
    if table and not asked.error:
        narrowed["table_href"] = with_query(table, asked.parameters)
    turned = links(request.path, asked.parameters, after, following)
    return answer_page(request, template, narrowed | context | turned, status=400 if asked.error else 200)


def choice(asked: Asked, name: str, label: str, options: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """A choice by which a list is narrowed, of values with their names; the first is any."""
    shown = [("", _("any")), *options]
    return {
        "name": name,
        "label": label,
        "options": [
            {"value": value, "label": text, "selected": value == getattr(asked, name)} for value, text in shown
        ],
    }


def turn_findings(rows: PublishedFindingQuerySet, after: str) -> tuple[list[dict[str, Any]], str]:
    """A page of findings as their bodies, the newest first, and the key after which the next one begins; two queries at most."""
    if after:
        try:
            rows = rows.after(rows.model._default_manager.get_place(UUID(after)))
        except (rows.model.DoesNotExist, ValueError) as error:
            raise no_place(after) from error
    found = list(rows.newest_first().only("key", "body")[: PAGE + 1])
    following = str(found[PAGE - 1].key) if len(found) > PAGE else ""
    return [row.data for row in found[:PAGE]], following


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
        "words_of": show_words_of(account, data) if statement else "",
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
