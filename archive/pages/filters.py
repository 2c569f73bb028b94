"""What lists can be narrowed by, read from the address, and the fields of the forms that write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.models.editions import Account
from archive.parsing.vocabulary import EVENT_KINDS
from archive.querying import Asked, find_nearest
from archive.rendering.phrases import capitalise, show_account_briefly
from archive.searching import Query

HARMLESS = re.compile(r"(?:utm|mtm|pk)_[a-z_]{1,30}|[a-z]{1,6}clid|mc_[ce]id|igshid|srsltid|_ga|_gl", re.ASCII)
"""What newsletters, mail programs and search engines add to addresses; nobody who follows such a link wrote it."""

TOLD = 5
"""Parameters that were not understood and are named on a page."""


def name_unknown(parameters: Iterable[str], known: Iterable[str]) -> str:
    """A sentence about a parameter of the address by which nothing is narrowed; nothing where there is none.

    What is taken away is refused for it: a file does not say what it was narrowed by.
    """
    known = sorted(known)
    unknown = sorted(set(parameters) - set(known))
    if not unknown:
        return ""
    told = _say_unknown(unknown[0], known)
    return f"{told} {_('There are: %s.') % ', '.join(known)}" if known else told


def tell_unknown(parameters: QueryDict, known: Iterable[str]) -> list[str]:
    """For a page that shows its list all the same: what of the address was not understood, a sentence each."""
    known = sorted(known)
    unknown = [name for name in sorted(set(parameters) - set(known)) if not HARMLESS.fullmatch(name)]
    told = [_say_unknown(name, known) for name in unknown[:TOLD]]
    if len(unknown) > TOLD:
        told.append(_("The address has %d more that are not understood.") % (len(unknown) - TOLD))
    return told


def name_repeated(parameters: QueryDict, asked: type[Asked], *, is_shown: bool = False) -> str:
    """A sentence about a condition of one value that the address gives several times; nothing where there is none.

    `is_shown` says that the list is shown all the same, narrowed by the last value.
    """
    told = _("“%s” is given more than once: the last one holds.") if is_shown else _("“%s” is given more than once.")
    for name in asked.names():
        if name not in asked.several and len(parameters.getlist(name)) > 1:
            return told % name
    return ""


def _say_unknown(name: str, known: list[str]) -> str:
    shown = name[:80].replace("\0", "\\0").encode("utf-8", "replace").decode()
    told = _("There is no filter “%s”.") % shown
    nearest = find_nearest(name, known)
    return f"{told} {_('Did you mean “%s”?') % nearest}" if nearest else told


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
