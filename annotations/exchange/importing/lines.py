"""A table of codings and comments as `exchange.table` writes it; lines with the same `annotation` are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from annotations.anchoring import TextPositionSelector, TextQuoteSelector
from annotations.coding.values import CodeGiven, Named, PositionGiven, Term
from annotations.exchange.table import COLUMNS, UnreadableTable, read_table
from annotations.reading import Content
from archive.parsing.revising.layers import RefusedJudgement, check_stance

from .candidates import Candidate, File, UnreadableFile, limit, shorten

_TARGETS: Final = ("statement_url", "statement", "report_url", "report")
_PERSONS: Final = {"person": "holder_person", "country": "holder_country", "organization": "holder_organization"}


class _Wrong(ValueError):
    """A cell can't be read; the message says which."""


def read_lines(raw: bytes) -> File:
    """The annotations of a CSV. Raises UnreadableFile."""
    try:
        rows = read_table(raw)
    except UnreadableTable as error:
        raise UnreadableFile(str(error)) from error
    names = set(rows[0]) if rows else set()
    if rows and not names & set(_TARGETS):
        raise UnreadableFile(f"it needs a column that says where each line stands: {', '.join(_TARGETS)}")
    left = [f"The column “{shorten(name, 60)}” is not read." for name in sorted(names - set(COLUMNS))]
    groups: dict[str, list[Mapping[str, str]]] = {}
    for number, row in enumerate(rows, start=2):
        groups.setdefault(row.get("annotation") or f"line {number}", []).append(row)
    return File(limit(_candidate(key, group) for key, group in groups.items()), tuple(left))


def _candidate(key: str, rows: list[Mapping[str, str]]) -> Candidate:
    row = rows[0]
    label = shorten(
        row.get("comment") or row.get("code_name") or row.get("proposition_text") or row.get("quotation") or key
    )
    targets = tuple(_target(name, value) for name in _TARGETS if (value := row.get(name, "").strip()))
    try:
        bodies, notes = _bodies(rows)
        position = None
        if row.get("start") and row.get("end") and row.get("on", "words") == "words":
            position = TextPositionSelector(_number(row, "start"), _number(row, "end"))
    except (_Wrong, ValueError) as error:
        return Candidate(key, label, targets, problem=str(error))
    quotation = row.get("quotation", "") if row.get("on", "words") == "words" else ""
    quote = TextQuoteSelector(quotation, row.get("prefix", ""), row.get("suffix", "")) if quotation.strip() else None
    if row.get("coder"):
        notes.append(f"it was coded by {shorten(row['coder'], 80)}; here it is yours")
    return Candidate(
        key, label, targets, quote, position if quote else None, tuple(bodies), via=row.get("url", "").strip(), notes=tuple(notes),
        problem="" if targets else "it does not say where it stands",
    )  # fmt: skip


def _target(name: str, value: str) -> str:
    if name.endswith("_url"):
        return value
    return f"/s/{value}" if name == "statement" else f"/reports/{value}/"


def _bodies(rows: list[Mapping[str, str]]) -> tuple[list[Content], list[str]]:
    bodies: list[Content] = []
    notes: list[str] = []
    for row in rows:
        if row.get("comment", "").strip():
            bodies.append(Content("comment", row["comment"], "commenting", "text/plain"))
        bodies += [Content("tag", tag, "tagging") for tag in _several(row, "tags")]
        if row.get("code"):
            bodies.append(
                Content(
                    "code", purpose="classifying", coding=CodeGiven(_term(row, "code"), _scale(row, "confidence", 3))
                )
            )
        elif row.get("code_name", "").strip():
            bodies.append(Content("tag", row["code_name"].strip(), "tagging"))
            notes.append(f"the code “{shorten(row['code_name'], 60)}” has no GUID and comes in as a tag")
        if row.get("direction"):
            bodies.append(Content("position", purpose="assessing", coding=_position(row)))
    return list(dict.fromkeys(bodies)), notes


def _position(row: Mapping[str, str]) -> PositionGiven:
    holder: dict[str, Any] = {}
    if (kind := row.get("holder_kind", "")) == "collective":
        holder["holder_collective"] = row.get("holder_label", "").strip() or None
    elif kind in _PERSONS:
        holder[_PERSONS[kind]] = _named(row, "holder")
    else:
        raise _Wrong("holder_kind is person, country, organization or collective")
    if row.get("claim"):
        on: Named | Term = _term(row, "claim")
    elif (proposition := _named(row, "proposition")) is not None:
        on = proposition
    else:
        raise _Wrong("a position is on a proposition or on a claim")
    given = PositionGiven(
        on=on, direction=row["direction"], act=row.get("act", ""), evidence=row.get("evidence", ""),
        strength=_scale(row, "strength", 2), condition=row.get("condition", ""), rationale=row.get("rationale", ""),
        on_behalf_of=_named(row, "on_behalf_of"), attributed_by=_named(row, "attributed_by"), directed_at=_named(row, "directed_at"),
        claims_also_for=tuple(Named(slug) for slug in _several(row, "claims_also_for")), confidence=_scale(row, "confidence", 3), **holder,
    )  # fmt: skip
    try:
        check_stance(given, "the position")
    except RefusedJudgement as error:
        raise _Wrong(str(error)) from error
    return given


def _term(row: Mapping[str, str], name: str) -> Term:
    try:
        return Term(UUID(row.get("codebook", "")), _number(row, "codebook_version"), UUID(row[name]))
    except ValueError as error:
        raise _Wrong(f"{name}, codebook and codebook_version have to be two GUIDs and a number") from error


def _named(row: Mapping[str, str], name: str) -> Named | None:
    return Named(slug) if (slug := row.get(name, "").strip()) else None


def _several(row: Mapping[str, str], name: str) -> Iterable[str]:
    return [one.strip() for one in row.get(name, "").split(";") if one.strip()]


def _scale(row: Mapping[str, str], name: str, most: int) -> int | None:
    if not row.get(name):
        return None
    if (found := _number(row, name)) not in range(1, most + 1):
        raise _Wrong(f"{name} is a whole number from 1 to {most}")
    return found


def _number(row: Mapping[str, str], name: str) -> int:
    digits = row.get(name, "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise _Wrong(f"{name} is no whole number")
    return int(digits)
