"""What lies over a breakdown: topics, positions, emendations, glosses and findings, and how they follow an edit.

Together with the breakdown these are the working value of a report. Spans are offsets into the report's text, in
Unicode code points, half-open. People, topics and the like are named by slugs, so that a value means the same in
every installation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Protocol

from archive.parsing.breakdown import Breakdown, Segment
from archive.parsing.extraction.found import Reference
from archive.parsing.revising.describing import RefusedJudgement
from archive.parsing.revising.findings import Finding, check_findings, finding_from_json

__all__ = [
    "ACTS", "DIRECTIONS", "EVIDENCE", "Emendation", "Finding", "Gloss", "Item", "Layers", "Position", "RefusedJudgement",
    "Stance", "Tag", "add", "check", "check_stance", "follow", "from_json", "remove", "rename", "to_json",
]  # fmt: skip

DIRECTIONS = ("supports", "opposes", "neutral", "mixed", "none")
EVIDENCE = ("explicit", "inferred")
ACTS = (
    "states", "informs", "proposes", "requests", "invites", "offers", "promises", "accepts", "rejects", "appreciates",
    "welcomes", "thanks", "congratulates", "condoles", "regrets", "expresses concern", "condemns", "warns", "calls on",
    "asks", "announces", "decides",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic on a statement or, with `start` and `end`, on some of its words."""

    sid: str
    topic: str
    by: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What one holder holds on one proposition; exactly one of the four `holder_` fields is set. `key` is a UUID."""

    key: str
    sid: str
    proposition: str
    direction: str
    act: str
    evidence: str
    start: int
    end: int
    by: str
    holder_person: str | None = None
    holder_country: str | None = None
    holder_organization: str | None = None
    holder_collective: str | None = None
    strength: int | None = None
    on_behalf_of: str | None = None
    attributed_by: str | None = None
    claims_also_for: tuple[str, ...] = ()
    directed_at: str | None = None
    condition: str = ""
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class Emendation:
    """A corrected reading of the words from `start` to `end`; without a witness it is conjectural."""

    start: int
    end: int
    reading: str
    by: str
    reason: str
    witness: str = ""


@dataclass(frozen=True, slots=True)
class Gloss:
    """Words inside a statement that are the record-keeper's and not the speaker's."""

    start: int
    end: int
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Layers:
    """All that lies over one breakdown."""

    tags: tuple[Tag, ...] = ()
    positions: tuple[Position, ...] = ()
    emendations: tuple[Emendation, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    findings: tuple[Finding, ...] = ()


Item = Tag | Position | Emendation | Gloss | Finding


def to_json(layers: Layers) -> dict[str, Any]:
    """The layers as plain JSON values; `from_json` gives them back unchanged."""
    return asdict(layers)


def from_json(data: dict[str, Any]) -> Layers:
    """The layers that `to_json` made. Raises TypeError where a field is not known."""
    return Layers(
        tags=tuple(Tag(**row) for row in data.get("tags", ())),
        positions=tuple(
            Position(**{**row, "claims_also_for": tuple(row.get("claims_also_for", ()))})
            for row in data.get("positions", ())
        ),
        emendations=tuple(Emendation(**row) for row in data.get("emendations", ())),
        glosses=tuple(Gloss(**row) for row in data.get("glosses", ())),
        findings=tuple(finding_from_json(row) for row in data.get("findings", ())),
    )


def check(layers: Layers, breakdown: Breakdown, text: str) -> None:
    """Raise RefusedJudgement unless each thing stands on words and each judgement on a statement of the breakdown."""
    homes = {part.sid: part for part in breakdown.statements() if part.sid}
    for tag in layers.tags:
        _stands(tag, tag.sid, tag.start, tag.end, homes, f"the tag “{tag.topic}”")
    if len({(t.sid, t.topic, t.start, t.end) for t in layers.tags}) != len(layers.tags):
        raise RefusedJudgement("a statement carries the same topic twice; remove one of the two tags")
    for position in layers.positions:
        what = f"the position on {position.proposition}"
        _stands(position, position.sid, position.start, position.end, homes, what)
        check_stance(position, what)
    marks: dict[str, Sequence[Emendation | Gloss]] = {"emendation": layers.emendations, "gloss": layers.glosses}
    for name, layer in marks.items():
        end = 0
        for item in sorted(layer, key=lambda item: item.start):
            if not (end <= item.start < item.end <= len(text)):
                raise RefusedJudgement(
                    f"the {name} at {item.start}–{item.end} leaves the text or overlaps another one"
                )
            end = item.end
    check_findings(layers.findings, text)


def _stands(
    item: Tag | Position, sid: str, start: int | None, end: int | None, homes: dict[str, Segment], what: str
) -> None:
    home = homes.get(sid)
    if home is None:
        raise RefusedJudgement(
            f"{what} belongs to the statement {sid}, which is not in this record; move or remove it first"
        )
    if (start is None) != (end is None):
        raise RefusedJudgement(f"{what} has one end of a span only")
    if start is not None and end is not None and not (home.start <= start < end <= home.end):
        raise RefusedJudgement(
            f"{what} rests on characters {start}–{end}, outside its statement {sid} ({home.start}–{home.end})"
        )


class Stance(Protocol):
    """What a position says, wherever it stands: an editor's on a record, or a scholar's in a coding."""

    @property
    def holder_person(self) -> Any: ...
    @property
    def holder_country(self) -> Any: ...
    @property
    def holder_organization(self) -> Any: ...
    @property
    def holder_collective(self) -> Any: ...
    @property
    def direction(self) -> str: ...
    @property
    def strength(self) -> int | None: ...
    @property
    def act(self) -> str: ...
    @property
    def evidence(self) -> str: ...


def check_stance(position: Stance, what: str) -> None:
    """Raise RefusedJudgement unless there is one holder, in words and a strength of the scheme; `what` names the position."""
    holders = (
        position.holder_person,
        position.holder_country,
        position.holder_organization,
        position.holder_collective,
    )
    if sum(bool(holder) for holder in holders) != 1:
        raise RefusedJudgement(
            f"{what} needs just one holder: a person, a country, an organization or an unnamed collective"
        )
    if position.direction not in DIRECTIONS or position.act not in ACTS or position.evidence not in EVIDENCE:
        raise RefusedJudgement(
            f"{what}: “{position.direction}”, “{position.act}” or “{position.evidence}” is no word of the scheme"
        )
    if (position.direction in ("supports", "opposes")) != (position.strength in (1, 2)) or position.strength not in (
        1,
        2,
        None,
    ):
        raise RefusedJudgement(
            f"{what}: support and opposition have a strength of 1 or 2, the other directions have none"
        )


def add(layers: Layers, layer: str, item: Item) -> Layers:
    """The layers with one thing more, in the order of the text where it has a place."""
    return _with(layers, layer, (*getattr(layers, layer), item))


def remove(layers: Layers, layer: str, item: Item) -> Layers:
    """The layers without that thing. Raises RefusedJudgement where it is not there."""
    rest = tuple(other for other in getattr(layers, layer) if other != item)
    if len(rest) == len(getattr(layers, layer)):
        raise RefusedJudgement(f"there is no such {layer.removesuffix('s')} any more; reload the page")
    return _with(layers, layer, rest)


def _with(layers: Layers, layer: str, items: Iterable[Any]) -> Layers:
    if layer not in {field.name for field in fields(Layers)}:
        raise RefusedJudgement(f"“{layer}” is no layer")
    values: dict[str, Any] = {layer: tuple(items)}
    return replace(layers, **values)


def rename(layers: Layers, renamed: Mapping[str, Mapping[str, str]]) -> Layers:
    """The layers with other slugs, by what they are of ("topic", "person", …); of tags that become the same the first stays."""

    def new(kind: str, slug: str | None) -> Any:
        return renamed.get(kind, {}).get(slug, slug) if slug else slug

    tags: dict[tuple[str, str, int | None, int | None], Tag] = {}
    for tag in layers.tags:
        changed = replace(tag, topic=new("topic", tag.topic))
        tags.setdefault((changed.sid, changed.topic, changed.start, changed.end), changed)
    positions = tuple(
        replace(
            p,
            proposition=new("proposition", p.proposition),
            claims_also_for=tuple(new("person", slug) for slug in p.claims_also_for),
            **{name: new("person", getattr(p, name)) for name in ("holder_person", "attributed_by")},
            **{name: new("country", getattr(p, name)) for name in ("holder_country", "on_behalf_of", "directed_at")},
        )
        for p in layers.positions
    )
    findings = tuple(
        replace(f, said=replace(f.said, instrument=new("instrument", f.said.instrument)))
        if isinstance(f.said, Reference)
        else f
        for f in layers.findings
    )
    return replace(layers, tags=tuple(tags.values()), positions=positions, findings=findings)


def follow(layers: Layers, before: Breakdown, after: Breakdown) -> tuple[Layers, tuple[str, ...]]:
    """The tags and positions after an edit of the breakdown of the same text, and what a person should look at.

    A judgement with words follows its words; one without stays with its statement, or goes with it into the statement
    that took it in. Where the words were cut in two, or no statement has them now, RefusedJudgement says which.
    """
    olds = {part.sid: part for part in before.statements() if part.sid}
    news = [part for part in after.statements() if part.sid]
    by_sid = {part.sid: part for part in news}
    notes: list[str] = []

    def home(item: Tag | Position, what: str) -> str:
        old, same = olds.get(item.sid), by_sid.get(item.sid)
        start, end = item.start, item.end
        if start is None or end is None:
            if same is not None:
                if (
                    old is not None
                    and (old.start, old.end) != (same.start, same.end)
                    and same.end - same.start < old.end - old.start
                ):
                    notes.append(
                        f"{what} stayed with {item.sid} when words were taken out of it; see whether it still fits"
                    )
                return item.sid
            if old is None:
                raise RefusedJudgement(f"{what} belongs to the statement {item.sid}, which is not in this record")
            start, end = old.start, old.start + 1
        inside = same
        if same is None or not (same.start <= start and end <= same.end):
            inside = next((part for part in news if part.start <= start and end <= part.end), None)
        if inside is None or inside.sid is None:
            raise RefusedJudgement(
                f"{what} rests on characters {start}–{end}, which would no longer stand in one statement; move or remove it first"
            )
        if inside.sid != item.sid:
            notes.append(f"{what} followed its words from {item.sid} to {inside.sid}")
        return inside.sid

    tags: dict[tuple[str, str, int | None, int | None], Tag] = {}
    for tag in layers.tags:
        sid = home(tag, f"the tag “{tag.topic}”")
        moved = tag if sid == tag.sid else replace(tag, sid=sid)
        tags.setdefault((moved.sid, moved.topic, moved.start, moved.end), moved)
    homes = ((p, home(p, f"the position on {p.proposition}")) for p in layers.positions)
    positions = tuple(p if sid == p.sid else replace(p, sid=sid) for p, sid in homes)
    return replace(layers, tags=tuple(tags.values()), positions=positions), tuple(notes)
