"""A position as an ordinary form sends it: headings as somebody writes them, and what the archive takes for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Country, Organization, Person, Proposition
from archive.parsing.revising.rebasing import Step

from .finding import find, find_exactly, find_words, get_one, split

Row = dict[str, Any]

FIELDS = (
    "proposition", "holder", "holder_collective", "on_behalf_of", "attributed_by", "direction", "strength", "condition",
    "act", "directed_at", "claims_also_for", "evidence", "position_words", "rationale",
)  # fmt: skip
"""The fields of the form beside `key`, which says which position is changed; empty where a new one is coded."""

_HOLDERS: tuple[tuple[str, Any], ...] = (
    ("holder_person", Person),
    ("holder_country", Country),
    ("holder_organization", Organization),
)
_NAMED: tuple[tuple[str, Any, Any], ...] = (
    ("on_behalf_of", Country, gettext_lazy("country")),
    ("attributed_by", Person, gettext_lazy("person")),
    ("directed_at", Country, gettext_lazy("country")),
)


def coding_steps(sent: Mapping[str, str], state: Row, part: Row, _what: str) -> list[Step]:
    """The operation that codes the position, or changes the one whose key was sent. Raises ValidationError."""
    key = sent.get("key", "").strip()
    before = get_position(part, key)
    if key and before is None:
        raise ValidationError(_("The position is not there any more: load the page again."))
    direction = sent.get("direction", "")
    is_signed = direction in ("supports", "opposes")
    start, end = _span(sent.get("position_words", "").strip(), state["text"], part, before)
    values = {
        "sid": part["sid"],
        "proposition": _proposition(sent.get("proposition", ""), before),
        **_holder(sent.get("holder", "").strip(), sent.get("holder_collective", "").strip(), before),
        **{name: _slug(sent.get(name, "").strip(), name, model, kind, before) for name, model, kind in _NAMED},
        "claims_also_for": _people(sent.get("claims_also_for", ""), before),
        "direction": direction,
        "strength": int(sent["strength"]) if is_signed and sent.get("strength") in ("1", "2") else None,
        **{name: sent.get(name, "").strip() for name in ("act", "evidence", "condition", "rationale")},
        "start": start,
        "end": end,
    }
    return [Step("recode", {"key": key, **values})] if before else [Step("code", values)]


def get_position(part: Row, key: str) -> Row | None:
    """The position of the part with that key."""
    return next((one for one in part["positions"] if key and one["key"] == key), None)


def written(position: Row, text: str) -> dict[str, str]:
    """The position as its form shows it."""
    labels = position["labels"]
    return {
        "key": position["key"],
        "proposition": position["proposition"]["text"],
        "holder": "" if position["holder_collective"] else position["holder"],
        "holder_collective": position["holder_collective"] or "",
        **{name: labels.get(name) or "" for name, _model, _kind in _NAMED},
        "claims_also_for": "; ".join(labels["claims_also_for"]),
        "strength": str(position["strength"] or ""),
        **{name: position[name] for name in ("direction", "act", "evidence", "condition", "rationale")},
        "position_words": text[position["start"] : position["end"]],
    }


def _span(words: str, text: str, part: Row, before: Row | None) -> tuple[int, int]:
    """Where the words stand; of a position that rests on the same ones as before, just there."""
    if before and " ".join(words.split()) == " ".join(text[before["start"] : before["end"]].split()):
        return before["start"], before["end"]
    return find_words(text, words, part["start"], part["end"]) if words else (part["start"], part["end"])


def _proposition(words: str, before: Row | None) -> str:
    if before and words.strip() == before["proposition"]["text"]:
        return str(before["proposition"]["slug"])
    return str(get_one(Proposition.objects.choosable(), words, _("proposition"), column="text").slug)


def _holder(words: str, collective: str, before: Row | None) -> Row:
    """Who holds it: a person, a country or an organization by heading or slug, or a collective without a name."""
    if collective and words:
        raise ValidationError(_("A position has one holder: empty “Holder”, or “Unnamed collective”."))
    if collective:
        return {"holder_collective": collective}
    if before and words and words == before["holder"] and not before["holder_collective"]:
        return {name: before[name] for name, _model in _HOLDERS}
    for search in (find_exactly, find):
        for name, model in _HOLDERS:
            found = search(model._default_manager.filter(binned_at=None), words)
            if len(found) == 1:
                return {name: found[0].slug}
    raise ValidationError(
        _("“%(words)s” is no heading of one person, country or organization: write the whole heading.")
        % {"words": words[:80]}
    )


def _slug(words: str, name: str, model: Any, kind: Any, before: Row | None) -> str | None:
    if not words:
        return None
    if before and words == before["labels"].get(name):
        return str(before[name])
    return str(get_one(model._default_manager.filter(binned_at=None), words, str(kind)).slug)


def _people(words: str, before: Row | None) -> list[str]:
    """The slugs of the people whose headings stand there."""
    known = dict(zip(before["labels"]["claims_also_for"], before["claims_also_for"], strict=True)) if before else {}
    people = Person.objects.filter(binned_at=None)
    return [known.get(name) or get_one(people, name, _("person")).slug for name in split(words)]
