"""What a record says as data, as it lies over the record: who proposed it, who confirmed it, and what passes may change."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from archive.parsing.extraction.found import ACTS, HOWS, MEASURES, PLACES, Evidence, Figure, Place, Undertaking
from archive.parsing.extraction.values import Found, from_json, inner_spans, kind_of, place_of
from archive.parsing.revising.describing import RefusedJudgement

UNITLESS = ("clock", "multiple")
LONGEST = {"designation": 80, "unit": 60, "name": 200, "note": 1000}
"""Characters of what is written into a member, at most: as many as published rows have room for."""
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,10})?", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
STATES = ("proposed", "confirmed", "dismissed")
MANUAL = "manual"
"""The rule of what a person has put there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the record says as data: proposed by a rule, put or confirmed by a person, or dismissed by one.

    `key` is a UUID. `by` is who put, confirmed or dismissed it, empty while it is proposed. What is dismissed stays here,
    so that no later pass proposes it again.
    """

    key: str
    kind: str
    said: Found
    state: str = "proposed"
    by: str = ""

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.said.start

    @property
    def end(self) -> int:
        """Where they end."""
        return self.said.end


def finding_from_json(row: Mapping[str, Any]) -> Finding:
    """The finding that `dataclasses.asdict` made into JSON values. Raises KeyError or TypeError where a member is missing or not known."""
    return Finding(**{**row, "said": from_json(row["kind"], row["said"])})


def check_findings(findings: Sequence[Finding], text: str) -> None:
    """Raise RefusedJudgement unless each stands on words of the text and is said in words of the scheme."""
    if len({finding.key for finding in findings}) != len(findings):
        raise RefusedJudgement("two findings have the same key; reload the page")
    if len({place_of(finding.said) for finding in findings}) != len(findings):
        raise RefusedJudgement("the same words are marked twice as the same; change or dismiss one of the two")
    for finding in findings:
        if finding.kind != kind_of(finding.said):
            raise RefusedJudgement(f"a {kind_of(finding.said)} is marked as a {finding.kind}")
        what = f"the {finding.kind} at {finding.start}–{finding.end}"
        for name, (start, end) in (("words", (finding.start, finding.end)), *inner_spans(finding.said)):
            if not (0 <= start < end <= len(text)) or not text[start:end].strip():
                raise RefusedJudgement(f"{what}: its {name} at {start}–{end} are no words of the text")
        if finding.state not in STATES or (finding.state == "proposed") != (finding.by == ""):
            raise RefusedJudgement(f"{what} is proposed by a rule, or confirmed or dismissed by somebody")
        check_found(finding.said, what)


def check_found(said: Found, what: str) -> None:
    """Raise RefusedJudgement unless the values are in words of the scheme; `what` names the finding."""
    match said:
        case Undertaking(act=act) if act not in ACTS:
            raise RefusedJudgement(f"{what}: an undertaking is one of {', '.join(ACTS)}")
        case Figure(measure=measure, low=low, high=high, unit=unit):
            if measure not in MEASURES or (low is None and high is None) or (not unit and measure not in UNITLESS):
                raise RefusedJudgement(f"{what}: a figure needs a number, a unit and one of {', '.join(MEASURES)}")
            if measure != "clock":
                _check_range(low, high, what)
        case Place(kind=kind, name=name) if kind not in PLACES or not name.strip():
            raise RefusedJudgement(f"{what}: a place needs a name and one of {', '.join(PLACES)}")
        case Evidence(undertaking=undertaking, how=how) if how not in HOWS or not _is_key(undertaking):
            raise RefusedJudgement(f"{what}: evidence needs an undertaking and one of {', '.join(HOWS)}")


def check_written(said: Found, what: str) -> None:
    """Raise RefusedJudgement for what a person may write and a rule never does; beside `check_found`."""
    match said:
        case Figure(measure="clock", low=low, high=high):
            if not all(_CLOCK.fullmatch(time) for time in (low, high) if time is not None):
                raise RefusedJudgement(f"{what}: a time of day is written as 09:05")
        case Figure(low=low, high=high) if not all(_NUMBER.fullmatch(end) for end in (low, high) if end is not None):
            raise RefusedJudgement(f"{what}: “{low}” or “{high}” is no number that is written out, as 1000000, or 2.5")
        case Place(country=country) if country and not _COUNTRY.fullmatch(country):
            raise RefusedJudgement(f"{what}: a state is given by the two capitals of its code, as in JP")
    for name, most in LONGEST.items():
        if len(getattr(said, name, "") or "") > most:
            raise RefusedJudgement(f"{what}: {name} has more than {most} characters")


def _is_key(written: str) -> bool:
    try:
        return str(uuid.UUID(written)) == written
    except ValueError:
        return False


def _check_range(low: str | None, high: str | None, what: str) -> None:
    try:
        numbers = [Decimal(number) for number in (low, high) if number is not None]
    except InvalidOperation as error:
        raise RefusedJudgement(f"{what}: “{low}” or “{high}” is no number; write 1000000, or 2.5") from error
    if not all(number.is_finite() for number in numbers) or numbers != sorted(numbers):
        raise RefusedJudgement(f"{what}: the lower number comes first, and both are finite")


def renewed(findings: Sequence[Finding], found: Iterable[Found]) -> tuple[Finding, ...]:
    """The findings after the passes have gone over the record again: what persons decided stays as it is.

    What a rule proposed before and does not find any more goes. Where a person has put, confirmed or dismissed something
    of the same kind on words that overlap, nothing is proposed. What is found on the same words keeps its key, and so
    does what a rule now gives other limits: else its address would be gone with each better rule.
    """
    decided = [finding for finding in findings if finding.state != "proposed"]
    fresh = []
    for said in found:
        kind = kind_of(said)
        if not any(f.kind == kind and f.start < said.end and said.start < f.end for f in decided):
            fresh.append(said)
    keys = {place_of(f.said): f.key for f in findings if f.state == "proposed"}
    places = {place_of(said) for said in fresh}
    left: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        if finding.state == "proposed" and place_of(finding.said) not in places:
            left.setdefault(_told(finding.said), []).append(finding)
    proposed = []
    for said in fresh:
        key = keys.get(place_of(said))
        if key is None and (before := _nearest(left.get(_told(said), ()), said)) is not None:
            left[_told(said)].remove(before)
            key = before.key
        proposed.append(Finding(key or str(uuid.uuid4()), kind_of(said), said))
    return tuple(sorted((*decided, *proposed), key=lambda f: (f.start, f.end, f.kind)))


def _nearest(left: Sequence[Finding], said: Found) -> Finding | None:
    """The one that has most of the words; None where none has any."""
    overlaps = [(min(f.end, said.end) - max(f.start, said.start), f) for f in left]
    length, nearest = max(overlaps, key=lambda one: one[0], default=(0, None))
    return nearest if length > 0 else None


def _told(said: Found) -> tuple[str, ...]:
    """What two findings have to have in common to be the same one with other limits."""
    match said:
        case Undertaking(act=act):
            return "undertaking", act
        case Figure(measure=measure, low=low, high=high):
            return "figure", measure, low or "", high or ""
        case Place(name=name):
            return "place", name
    return (kind_of(said),)


def put(findings: Sequence[Finding], key: str, said: Found, by: str) -> tuple[Finding, ...]:
    """The findings with what a person says there, in the place of the one with that key where there is one."""
    put_there = Finding(key, kind_of(said), replace(said, rule=MANUAL, confidence=1.0), "confirmed", by)
    rest = [finding for finding in findings if finding.key != key]
    return tuple(sorted((*rest, put_there), key=lambda f: (f.start, f.end, f.kind)))


def settle(findings: Sequence[Finding], keys: Sequence[str], state: str, by: str) -> tuple[Finding, ...]:
    """The findings with these confirmed, dismissed, or proposed as before.

    Raises RefusedJudgement where one is gone, or where no rule could propose it because a person has put it there.
    """
    if missing := set(keys) - {finding.key for finding in findings}:
        raise RefusedJudgement(f"there is no finding {min(missing)} any more; reload the page")
    if state not in STATES:
        raise RefusedJudgement(f"“{state}” is none of {', '.join(STATES)}")
    if state == "proposed" and any(f.said.rule == MANUAL for f in findings if f.key in keys):
        raise RefusedJudgement("what a person has put there no rule proposes; confirm it or dismiss it")
    settled_by = "" if state == "proposed" else by
    return tuple(replace(f, state=state, by=settled_by) if f.key in keys else f for f in findings)
