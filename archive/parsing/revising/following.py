"""How what lies over a breakdown follows a record into a new text of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from archive.parsing.breakdown import Breakdown
from archive.parsing.extraction.values import inner_spans, moved, place_of
from archive.parsing.revising.layers import Emendation, Finding, Gloss, Layers, Position, RefusedJudgement, Tag
from archive.parsing.revising.mapping import Carried, Status
from archive.parsing.revising.offsets import Shifted, map_offset_ranges


def follow_text(
    layers: Layers, after: Breakdown, before_text: str, after_text: str, carried: Sequence[Carried]
) -> tuple[Layers, tuple[str, ...]]:
    """The layers over the new text, and a sentence for each thing that a person should look at.

    `carried` says what became of each statement. A judgement stays with its statement; its words are found again, or
    it rests on the whole statement and is noted. Raises RefusedJudgement where a statement with judgements has no
    place in the new text: a person has to remove them first, or leave the new text.
    """
    fate = {c.sid: c for c in carried if c.sid}
    homes = {part.sid: part for part in after.statements() if part.sid}
    judgements: list[Tag | Position] = [*layers.tags, *layers.positions]
    spans = [(item.start, item.end) for item in judgements if item.start is not None and item.end is not None]
    marks: list[Emendation | Gloss] = [*layers.emendations, *layers.glosses]
    spans += [(mark.start, mark.end) for mark in marks]
    spans += [(finding.start, finding.end) for finding in layers.findings]
    spans += [span for finding in layers.findings for _, span in inner_spans(finding.said)]
    shifted = dict(zip(spans, map_offset_ranges(before_text, after_text, spans), strict=True))
    notes = [_told(c) for c in carried if c.sid and (c.note or c.status is not Status.UNCHANGED)]
    homeless = sorted({_what(item) for item in judgements if _home(item.sid, fate, homes) is None})
    if homeless:
        raise RefusedJudgement(
            f"the new text has no statement any more for {', '.join(homeless)}; remove these first, or leave the new text"
        )

    def carried_over(item: Any) -> Any:
        sid = _home(item.sid, fate, homes) or ""
        if sid != item.sid:
            notes.append(f"{_what(item)} went from {item.sid} to {sid}, which has most of its words now")
        if item.start is None:
            return replace(item, sid=sid)
        home, place = homes[sid], shifted[item.start, item.end]
        if place.start is None or place.end is None or not (home.start <= place.start < place.end <= home.end):
            notes.append(
                f"{_what(item)} lost its words “{before_text[item.start : item.end][:200]}” and rests on all of {sid} now"
            )
            return replace(item, sid=sid, start=home.start, end=home.end)
        if place.status is not Status.UNCHANGED:
            notes.append(f"{_what(item)} rests on words that are {place.status} in the new text")
        return replace(item, sid=sid, start=place.start, end=place.end)

    tags = {(t.sid, t.topic, t.start, t.end): t for t in map(carried_over, layers.tags)}
    after_layers = Layers(
        tags=tuple(tags.values()),
        positions=tuple(map(carried_over, layers.positions)),
        emendations=tuple(_standing(layers.emendations, shifted, before_text, after_text, notes)),
        glosses=tuple(_standing(layers.glosses, shifted, before_text, after_text, notes)),
        findings=tuple(_findings_standing(layers.findings, shifted, before_text, after_text, notes)),
    )
    return after_layers, tuple(notes)


def _home(sid: str, fate: dict[str, Carried], homes: dict[str, Any]) -> str | None:
    """The sid of the statement that a judgement on `sid` rests on now."""
    if sid in homes:
        return sid
    heir = fate[sid].heir if sid in fate else None
    return heir if heir in homes else None


def _standing(
    marks: Sequence[Any], shifted: dict[tuple[int, int], Shifted], before_text: str, after_text: str, notes: list[str]
) -> list[Any]:
    """The emendations or glosses whose words stand in the new text just as they did; the others are noted whole."""
    kept = []
    for mark in marks:
        place = shifted[mark.start, mark.end]
        printed = before_text[mark.start : mark.end]
        if place.start is None or place.end is None or after_text[place.start : place.end] != printed:
            reading = f", read as “{mark.reading}”," if isinstance(mark, Emendation) else ""
            notes.append(
                f"“{printed}”{reading} does not stand in the new text as it did; the note on it was taken off"
            )
        else:
            kept.append(replace(mark, start=place.start, end=place.end))
    return kept


def _findings_standing(
    findings: Sequence[Finding],
    shifted: dict[tuple[int, int], Shifted],
    before_text: str,
    after_text: str,
    notes: list[str],
) -> list[Finding]:
    """The findings whose words stand in the new text just as they did; of the others those by persons are noted.

    What a rule proposed is found again, or not, when the passes go over the new text.
    """

    def place(span: tuple[int, int]) -> tuple[int, int] | None:
        to = shifted[span]
        if to.start is None or to.end is None or after_text[to.start : to.end] != before_text[span[0] : span[1]]:
            return None
        return to.start, to.end

    kept: dict[tuple[str, int, int, str], Finding] = {}
    for finding in findings:
        said = moved(finding.said, place)
        if said is not None:
            kept.setdefault(place_of(said), replace(finding, said=said))
        elif finding.state == "confirmed":
            words = before_text[finding.start : finding.end][:200]
            notes.append(f"the {finding.kind} “{words}” does not stand in the new text as it did; it was taken off")
    return list(kept.values())


def _what(item: Tag | Position) -> str:
    return f"the tag “{item.topic}”" if isinstance(item, Tag) else f"the position on {item.proposition}"


def _told(carried: Carried) -> str:
    note = f" ({carried.note})" if carried.note else ""
    return f"statement {carried.sid} is {carried.status} in the new text{note}"
