"""What is different between two versions of a codebook: a pure function of their documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

Document = Mapping[str, Any]

_CODE: Final = {
    "name": _("name"),
    "parent": _("beneath"),
    "definition": _("definition"),
    "when_to_use": _("when to use it"),
    "when_not": _("when not"),
    "colour": _("colour"),
    "shortcut": _("shortcut key"),
    "is_exclusive": _("those beneath it exclude each other"),
    "is_retired": _("retired"),
    "topics": _("topics of the archive"),
}
_CLAIM: Final = {
    "text": _("claim"),
    "topic": _("topic"),
    "valid": _("valid in"),
    "supports": _("plain support"),
    "opposes": _("plain opposition"),
    "note": _("note"),
    "is_retired": _("retired"),
}
_WORDS: Final = {True: _("yes"), False: _("no")}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is said otherwise."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A code or claim, by its name of the later version, and all that is said otherwise of it."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """A code that the later version has not; `heirs` are the names of what it goes on as."""

    name: str
    kind: str
    heirs: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What came, what went, what is said otherwise; `is_reordered` where codes beneath one stand in another order."""

    added: tuple[str, ...]
    gone: tuple[Gone, ...]
    changed: tuple[Changed, ...]
    claims_added: tuple[str, ...]
    claims_changed: tuple[Changed, ...]
    claims_gone: tuple[str, ...]
    is_reordered: bool

    @property
    def is_empty(self) -> bool:
        """Whether both say the same."""
        parts = (self.added, self.gone, self.changed, self.claims_added, self.claims_changed, self.claims_gone)
        return not any(parts) and not self.is_reordered


def compare(before: Document, after: Document, between: Iterable[Document] = ()) -> Difference:
    """What is different in `after`; `between` are the versions between them, the earliest first: they tell of moves."""
    old, new = _by_guid(before["codes"]), _by_guid(after["codes"])
    names = {guid: code["name"] for document in (before, *between, after) for guid, code in _by_guid(document["codes"]).items()}  # fmt: skip
    moves = [move for document in (*between, after) for move in document["moves"]]
    old_claims, new_claims = _by_guid(before["claims"]), _by_guid(after["claims"])
    return Difference(
        added=tuple(code["name"] for guid, code in new.items() if guid not in old),
        gone=tuple(_gone(code, moves, names) for guid, code in old.items() if guid not in new),
        changed=tuple(_changed(old, new, _CODE, "name", names)),
        claims_added=tuple(one["text"] for guid, one in new_claims.items() if guid not in old_claims),
        claims_changed=tuple(_changed(old_claims, new_claims, _CLAIM, "text", {})),
        claims_gone=tuple(one["text"] for guid, one in old_claims.items() if guid not in new_claims),
        is_reordered=_order(old, new) != _order(new, old),
    )


def _by_guid(entries: Iterable[Document]) -> dict[str, Document]:
    return {entry["guid"]: entry for entry in entries}


def _changed(
    old: Mapping[str, Document],
    new: Mapping[str, Document],
    fields: Mapping[str, Any],
    name: str,
    names: Mapping[str, str],
) -> Iterable[Changed]:
    for guid, entry in new.items():
        if guid not in old:
            continue
        changes = tuple(
            Change(str(words), _say(field, old[guid][field], names), _say(field, entry[field], names))
            for field, words in fields.items()
            if old[guid][field] != entry[field]
        )
        if changes:
            yield Changed(entry[name], changes)


def _say(field: str, value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return str(_WORDS[value])
    if field == "parent":
        return names.get(value, "") if value else str(_("the top"))
    return ", ".join(value) if isinstance(value, list) else str(value)


def _gone(code: Document, moves: Iterable[Document], names: Mapping[str, str]) -> Gone:
    own = [move for move in moves if move["code"] == code["guid"] and move["kind"] in ("merge", "split")]
    heirs = tuple(names.get(move["to"], "") for move in own)
    return Gone(code["name"], own[0]["kind"] if own else "", heirs, own[0]["reason"] if own else "")


def _order(codes: Mapping[str, Document], others: Mapping[str, Document]) -> list[tuple[str | None, list[str]]]:
    """The order of the codes that both have, for each one above them that stays above."""
    shared = [guid for guid in codes if guid in others and codes[guid]["parent"] == others[guid]["parent"]]
    above: dict[str | None, list[str]] = {}
    for guid in sorted(shared, key=lambda one: codes[one]["ordinal"]):
        above.setdefault(codes[guid]["parent"], []).append(guid)
    return sorted(above.items(), key=lambda one: one[0] or "")
