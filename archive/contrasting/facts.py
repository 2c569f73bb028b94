"""What is said of a part or of a record in one document and in another: what stayed, what is gone, what has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.rendering.comparing import show_changes
from archive.rendering.custody import CUSTODY, show_correction
from archive.rendering.phrases import ATTRIBUTIONS, DIRECTIONS, FIELDS, REVIEWS, SPEECH, show_account_briefly
from archive.telling import value_name, value_told

LONG = 60
"""Characters from which a value that has changed is shown word by word."""

EVENT = ("kind", "date", "times", "place", "initiative", "participants")
RECORD = ("title", "language", "form", "wording", "translation", "record_keeper", "dated", "published")
NOTES = ("source_note", "meeting", "derived_from", "translation_group")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said, by its name, as words for people. `words` has the change word by word, where it is long."""

    name: str
    kept: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    words: SafeString | str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the two documents differ in it."""
        return bool(self.gone or self.come)

    @property
    def is_said(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.kept or self.gone or self.come)


def value_fact(name: str, before: str, after: str) -> Fact:
    """A single value in words, empty where there is none."""
    if before == after:
        return Fact(name, kept=(after,) if after else ())
    words = show_changes(before, after) if min(len(before), len(after)) >= LONG else ""
    return Fact(name, gone=(before,) if before else (), come=(after,) if after else (), words=words)


def items_fact(name: str, before: Iterable[str], after: Iterable[str]) -> Fact:
    """Several values in words, in the order of the new document."""
    old, new = list(before), list(after)
    return Fact(
        name,
        kept=tuple(item for item in new if item in old),
        gone=tuple(item for item in old if item not in new),
        come=tuple(item for item in new if item not in old),
    )


def record_facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Fact]:
    """What a document says of the record and of its event as a whole; `before` may be empty."""
    old, new = before.get("record", {}), after["record"]
    old_notes, notes = before.get("judgements", {}), after["judgements"]
    facts = [value_fact(_field(name), _told(old.get(name)), _told(new.get(name))) for name in RECORD]
    facts += _custody(old.get("source", {}), new["source"])
    old_event = old.get("event", {})
    facts += [
        value_fact(_field(name, "event_"), _told(old_event.get(name)), _told(new["event"].get(name))) for name in EVENT
    ]
    facts.append(items_fact(_("Bases"), map(value_told, old.get("bases", ())), map(value_told, new["bases"])))
    facts += [value_fact(capfirst(value_name(name)), _told(old_notes.get(name)), _told(notes.get(name))) for name in NOTES]  # fmt: skip
    facts.append(_mentions(old, new))
    return [fact for fact in facts if fact.is_said]


def _custody(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Fact]:
    """Where the text comes from, each thing by its name, and what was corrected in it."""
    names = sorted({*old, *new} - {"corrections"})
    facts = [value_fact(_custody_field(name), _told(old.get(name)), _told(new.get(name))) for name in names]
    told = [[show_correction(one) for one in of.get("corrections", ())] for of in (old, new)]
    return [*facts, items_fact(_("Custody corrected"), *told)]


def _custody_field(name: str) -> str:
    what = CUSTODY.get(name) or value_name(name)
    return _("Source: %(what)s") % {"what": what}


def _mentions(old: Mapping[str, Any], new: Mapping[str, Any]) -> Fact:
    """Who is named in the text: listed only where it has changed, for a record names many."""
    fact = items_fact(_("Named in the text"), *(dict.fromkeys(map(value_told, one.get("mentions", ()))) for one in (old, new)))  # fmt: skip
    return Fact(fact.name, gone=fact.gone, come=fact.come) if old else Fact(fact.name)


def statement_facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[list[Fact], list[Fact]]:
    """Of a statement: who says it to whom; and how the record says so. Either mapping may be empty."""
    people = [
        items_fact(name, map(value_told, before.get(key) or ()), map(value_told, after.get(key) or ()))
        for name, key in ((_("Speaker"), "speakers"), (_("To"), "addressees"))
    ]
    people.append(value_fact(_("Conveyed by"), _told(before.get("conveyor")), _told(after.get("conveyor"))))
    account = value_fact(_("Account"), _coded(show_account_briefly, before, "account"), _coded(show_account_briefly, after, "account"))  # fmt: skip
    ways = [
        *([account] if before and after and account.is_changed else []),
        value_fact(_("Speech"), _coded(SPEECH.get, before, "speech"), _coded(SPEECH.get, after, "speech")),
        value_fact(_("Attributed"), _coded(ATTRIBUTIONS.get, before, "attribution"), _coded(ATTRIBUTIONS.get, after, "attribution")),
        value_fact(_("Role"), _role(before), _role(after)),
        value_fact(_("Answers"), _answered(before), _answered(after)),
    ]  # fmt: skip
    return people, ways


def judgement_facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Fact]:
    """Topics and positions of one statement; each mapping has lists of them under `topics` and `positions`."""
    return [
        items_fact(_("Topic"), before.get("topics", ()), after.get("topics", ())),
        items_fact(_("Position"), before.get("positions", ()), after.get("positions", ())),
    ]


def review_fact(before: str | None, after: str | None) -> Fact:
    """Who has looked at a statement."""
    old, new = (str(REVIEWS[review]) if review else "" for review in (before, after))
    return value_fact(_("Review"), old, new)


def topic_told(tag: Mapping[str, Any], text: str) -> str:
    """A topic, with the words that it is tied to."""
    label = str(tag["topic"]["label"])
    return label if tag["start"] is None else f"{label} (“{text[tag['start'] : tag['end']]}”)"


def position_told(position: Mapping[str, Any]) -> str:
    """A position in one line: who holds what on which proposition, by which act, on which words."""
    direction = str(DIRECTIONS[position["direction"]])
    strength = f" ({position['strength']})" if position["strength"] else ""
    line = f"{position['holder']['label']} {direction}{strength}: {position['proposition']['text']}"
    more = [
        position["act"],
        position["evidence"],
        _told(position["condition"]),
        f"“{position['words']}”",
        _("by %s") % position["by"],
    ]
    return f"{line} – {'; '.join(filter(None, more))}"


def _field(name: str, prefix: str = "") -> str:
    label = FIELDS.get(prefix + name) or FIELDS.get(name)
    return str(label) if label else str(capfirst(value_name(name)))


def _told(value: Any) -> str:
    """A value in words; nothing where there is none. What is only text stands without quotation marks."""
    if value in (None, "", [], {}):
        return ""
    # An edition's document has its keys in their order, the working copy's not yet.
    return (
        value
        if isinstance(value, str)
        else value_told(dict(sorted(value.items())) if isinstance(value, dict) else value)
    )


def _coded(shown: Any, part: Mapping[str, Any], key: str) -> str:
    return str(shown(part[key]) or part[key]) if part.get(key) else ""


def _role(part: Mapping[str, Any]) -> str:
    """Said only of questions and answers: all others are plain statements."""
    role = str(part.get("role") or "")
    return "" if role == "statement" else role


def _answered(part: Mapping[str, Any]) -> str:
    return str(part["answers"]["path"]) if part.get("answers") else ""
