"""What the parts of a record say as data, as the workbench shows it, and as its ordinary form sends it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.models import Finding, Instrument, Report
from archive.models.identifiers import read
from archive.parsing.extraction.values import KINDS
from archive.parsing.revising.rebasing import Step
from archive.parsing.shortening import shortened
from archive.rendering.findings import KIND_NAMES, said_told, state_told, with_words, words_at

from .finding import find_words, get_one, split

Row = dict[str, Any]
Sent = Mapping[str, str]

FIELDS = (
    "said_key", "said_kind", "said_words", "instrument", "designation", "said_act", "by", "towards", "what", "due", "due_date",
    "measure", "low", "high", "unit", "approximate", "of", "baseline", "as_of", "place_kind", "place_name", "country",
    "undertaking", "how", "on", "remark",
)  # fmt: skip
"""The fields of the form; `said_key` says which finding is changed, empty where a new one is added."""

UNDERTAKING = 160
"""Characters of an undertaking that are shown where evidence names it."""

STATES = {"accept": "confirmed", "dismiss": "dismissed", "reopen_said": "proposed"}
"""What the buttons of one finding do, and what becomes of it."""


class Saying:
    """All that a record says as data, by the place of the words."""

    def __init__(self, rows: Sequence[Row], text: str) -> None:
        self.rows, self.text = rows, text
        self.starts = [row["start"] for row in rows]

    def within(self, start: int, end: int) -> list[Row]:
        """What begins in a part, each with its value and its state in words."""
        return [self._told(row) for row in self.rows[bisect_left(self.starts, start) : bisect_left(self.starts, end)]]

    def _told(self, row: Row) -> Row:
        said = row["said"]
        undertaking = shortened(row["undertaking_words"] or "", UNDERTAKING)
        values = {**with_words(said, self.text), "instrument": row["label"], "undertaking": undertaking}
        values |= words_at(self.text, row["start"], row["end"])
        return {
            **{name: row[name] for name in ("key", "kind", "start", "end", "state", "by", "rule", "certainty")},
            "kind_name": str(KIND_NAMES[row["kind"]]),
            "said": said,
            # What a person has written was never proposed: it is dismissed, or it stands.
            "is_settled": row["state"] != "proposed" and row["rule"] != "manual",
            "instrument": {"slug": row["slug"], "label": row["label"]} if row["slug"] else None,
            "undertaking": {"slug": row["undertaking"], "label": undertaking, "report": row["undertaking_report"]}
            if row["undertaking"]
            else None,
            "words": " ".join(self.text[row["start"] : row["end"]].split()),
            "told": said_told(row["kind"], values),
            "standing": standing(row["state"], by=row["by"], rule=row["rule"], certainty=row["certainty"]),
        }


def standing(state: str, *, by: str, rule: str, certainty: float) -> str:
    """Who says so, or who has said that it is not so."""
    if state == "dismissed":
        return _("dismissed: %s") % by
    return state_told(by=by, rule=rule, certainty=certainty)


def get_finding(part: Row, key: str) -> Row | None:
    """The finding of the part with that key."""
    return next((one for one in part["said"] if key and one["key"] == key), None)


def written_finding(finding: Row, text: str) -> dict[str, str]:
    """The finding as its form shows it."""
    said = finding["said"]
    values = {name: text[slice(*said[name])] for name in ("what", "due", "of", "baseline") if said.get(name)}
    values |= {name: "; ".join(said[name]) for name in ("by", "towards") if name in said}
    plain = ("designation", "due_date", "measure", "low", "high", "unit", "as_of", "country")
    values |= {name: said[name] or "" for name in plain if name in said}
    return {
        **values,
        "said_key": finding["key"],
        "said_kind": finding["kind"],
        "said_words": text[finding["start"] : finding["end"]],
        "instrument": finding["instrument"]["label"] if finding["instrument"] else "",
        "said_act": said.get("act", ""),
        "approximate": "1" if said.get("approximate") else "",
        "place_kind": said.get("kind", ""),
        "place_name": said.get("name", ""),
        "undertaking": finding["undertaking"]["label"] if finding["undertaking"] else "",
        "how": said.get("how", ""),
        "on": said.get("on", ""),
        "remark": said.get("note", ""),
    }


def settling_steps(state: str) -> Callable[[Sent, Row, Row, str], list[Step]]:
    """The steps by which a finding, by its key, comes to be in that state; by "all" those that are only proposed."""

    def steps(_sent: Sent, _state: Row, part: Row, what: str) -> list[Step]:
        proposed = [one["key"] for one in part["said"] if one["state"] == "proposed"]
        keys = proposed if what == "all" else [one["key"] for one in part["said"] if one["key"] == what]
        if not keys:
            raise ValidationError(_("That is not there any more: load the page again."))
        return [Step("settle", {"keys": keys, "state": state})]

    return steps


def noting_steps(sent: Sent, state: Row, part: Row, _what: str) -> list[Step]:
    """The step that says what words say, or says otherwise what a finding says. Raises ValidationError."""
    key, kind = sent.get("said_key", "").strip(), sent.get("said_kind", "")
    before = get_finding(part, key)
    if key and before is None:
        raise ValidationError(_("That is not there any more: load the page again."))
    if kind not in KINDS:
        raise ValidationError(_("Choose what is said: a reference, an undertaking, a figure, a place or evidence."))
    words = _Words(state["text"], part, before)
    start, end = words.own(sent.get("said_words", "").strip())
    if kind == "evidence":
        sent = {**sent, "undertaking": _undertaking_key(sent.get("undertaking", "").strip(), state["rid"], before)}
    said = {"start": start, "end": end, **_MEMBERS[kind](sent, words, before), "rule": "manual", "confidence": 1.0}
    return [Step("note", {"kind": kind, "said": said, **({"key": key} if key else {})})]


class _Words:
    """Where words that were written stand: in the part; those of before just there, for they may stand there twice."""

    def __init__(self, text: str, part: Row, before: Row | None) -> None:
        self.text, self.part, self.before = text, part, before

    def own(self, words: str) -> tuple[int, int]:
        if not words:
            raise ValidationError(_("Copy the words that say it from the text."))
        before = (self.before["start"], self.before["end"]) if self.before else None
        return self._find(words, before)

    def inner(self, name: str, sent: Sent) -> list[int] | None:
        words = sent.get(name, "").strip()
        before = self.before["said"].get(name) if self.before else None
        return list(self._find(words, before)) if words else None

    def _find(self, words: str, before: Sequence[int] | None) -> tuple[int, int]:
        if before and words.split() == self.text[before[0] : before[1]].split():
            return before[0], before[1]
        return find_words(self.text, words, self.part["start"], self.part["end"])


def _undertaking_key(written: str, shown: str, before: Row | None) -> str:
    """The key of the undertaking that is meant by its key, the address of its page, or words that only it has."""
    known = before["undertaking"] if before else None
    if known and written == known["label"]:
        return str(known["slug"])
    rows = (
        Finding.objects.to_join(Report.objects.get(rid=read(shown))).having(written).values_list("key", flat=True)[:2]
    )
    if not written or len(rows) != 1:
        raise ValidationError(
            _(
                "Give the undertaking: the address of its page, or words that stand in no other confirmed one of an earlier record."
            )
        )
    return str(rows[0])


def _evidence(sent: Sent, _words: _Words, _before: Row | None) -> Row:
    return {
        **{name: sent.get(name, "").strip() for name in ("undertaking", "how", "on")},
        "note": " ".join(sent.get("remark", "").split()),
    }


def _reference(sent: Sent, _words: _Words, before: Row | None) -> Row:
    heading = sent.get("instrument", "").strip()
    known = before["instrument"] if before else None
    if known and heading == known["label"]:
        slug = known["slug"]
    else:
        slug = get_one(Instrument.objects.known(), heading, _("instrument")).slug if heading else ""
    return {"designation": sent.get("designation", "").strip(), "instrument": slug}


def _undertaking(sent: Sent, words: _Words, _before: Row | None) -> Row:
    return {
        "act": sent.get("said_act", ""),
        **{side: split(sent.get(side, "")) for side in ("by", "towards")},
        "what": words.inner("what", sent) or list(words.own(sent.get("said_words", "").strip())),
        "due": words.inner("due", sent),
        "due_date": sent.get("due_date", "").strip(),
    }


def _figure(sent: Sent, words: _Words, _before: Row | None) -> Row:
    return {
        "measure": sent.get("measure", ""),
        **{end: sent.get(end, "").strip() or None for end in ("low", "high")},
        "unit": sent.get("unit", "").strip(),
        "approximate": bool(sent.get("approximate")),
        **{name: words.inner(name, sent) for name in ("of", "baseline")},
        "as_of": sent.get("as_of", "").strip(),
    }


def _place(sent: Sent, _words: _Words, _before: Row | None) -> Row:
    country = sent.get("country", "").strip().upper()
    return {
        "kind": sent.get("place_kind", ""),
        "country": country,
        "name": " ".join(sent.get("place_name", "").split()),
    }


_MEMBERS: dict[str, Callable[[Sent, _Words, Row | None], Row]] = {
    "reference": _reference,
    "undertaking": _undertaking,
    "figure": _figure,
    "place": _place,
    "evidence": _evidence,
}
"""What each kind says, beside where it stands."""
