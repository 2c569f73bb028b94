"""What lists can be narrowed by, read from the address, and the fields of the forms that write it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from archive.models.editions import Account
from archive.parsing.vocabulary import EVENT_KINDS
from archive.rendering.phrases import capitalise, show_account_briefly
from archive.searching import Query


def name_unknown(parameters: Iterable[str], known: Iterable[str]) -> str:
    """A sentence about a parameter of the address by which nothing is narrowed; nothing where there is none."""
    unknown = sorted(set(parameters) - set(known))
    return _("There is no filter “%s”. Choose from those above.") % unknown[0][:80] if unknown else ""


def search_fields(query: Query, choices: Mapping[str, list[tuple[str, str]]]) -> list[dict[str, Any]]:
    """The fields of the search form beside its words; `choices` are the people, topics and houses to choose from."""
    accounts = [(account, capitalise(show_account_briefly(account))) for account in Account.values]
    wordings = [("transcribed", _("Transcribed")), ("rendered", _("Rendered by the record-keeper"))]
    return [
        choice("speaker", _("Speaker"), query.speaker, choices["speaker"]),
        choice("office", _("Office that day"), query.office, choices["office"]),
        choice("country", _("Country of the speaker"), query.country, choices["country"]),
        choice("topic", _("Topic"), query.topic, choices["topic"]),
        choice("record_keeper", _("Record-keeper"), query.record_keeper, choices["record_keeper"]),
        choice("account", _("Whose account"), query.account, accounts),
        choice("wording", _("Wording"), query.wording, wordings),
        choice("kind", _("Kind of event"), query.kind, [(kind, capitalise(kind)) for kind in EVENT_KINDS]),
        *date_fields(query),
    ]


def date_fields(query: Query) -> list[dict[str, Any]]:
    """The fields of the search form for the days of events."""
    return [
        written("date_after", _("From"), query.date_after, "2002-10"),
        written("date_before", _("Until"), query.date_before, "2003"),
    ]


def written(name: str, label: str, value: str, example: str) -> dict[str, Any]:
    """A field to write in, with an example of what."""
    return {"name": name, "label": label, "value": value, "type": "text", "placeholder": example}


def choice(name: str, label: str, chosen: str, options: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """A field with options, the first of which asks for nothing. What the address asks for is always among them."""
    every = [("", _("Any")), *options]
    if chosen and chosen not in dict(every):
        every.append((chosen, chosen))
    return {
        "name": name,
        "label": label,
        "options": [{"value": value, "label": shown, "selected": value == chosen} for value, shown in every],
    }
