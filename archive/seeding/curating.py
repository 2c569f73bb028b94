"""The curation of one of the reports: what its files say that editors made of it, as one operation."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.editing import Operation
from archive.models import Report
from archive.parsing.breakdown import Kind, from_json, statement_numbers
from archive.parsing.extraction.values import PLURALS

from .files import BrokenSeeds, Named, object_at, read, row_of, rows_in

_POSITIONS = uuid.UUID("1e6c1fd5-4c7a-4f3c-9d33-8f1d3a3f6b50")
_FINDINGS = uuid.UUID("6a0c9c1e-2f2e-4a57-8a53-7d2f0c1b9e11")

_Steps = list[dict[str, Any]]


def curation(report: Report, path: Path, record: dict[str, Any], by: Any) -> Operation:
    """All that the files beside the text at `path` change, as one operation. Raises BrokenSeeds.

    `record` is what stands in the first of them, `NAME.record.json`.
    """
    breakdown = from_json(report.revisions.get(number=report.version).breakdown)
    numbers = statement_numbers(breakdown)
    places = {
        f"{breakdown.segments[index].path}#{number}": breakdown.segments[index].sid
        for index, (number, _) in numbers.items()
    }
    remedy = (
        f"A statement is named by its place and its number there. Correct it, or see how {path.name} is divided: "
        f"manage.py parse {path.name}"
    )
    sids = Named(places, "statement", remedy)
    judged, said = path.with_suffix(".judgements.json"), path.with_suffix(".said.json")
    file = path.with_suffix(".record.json")
    with row_of(file, "sids"):
        for place in record["sids"]:
            _ = sids[place]
    judgements = read(judged)
    with row_of(judged, "at the top"):
        signature, topics, positions = judgements["by"], judgements["topics"], judgements["positions"]
        object_at(judgements, "topics")
    with row_of(file, "at the top"):
        steps = _layers(file, record, signature)
    steps += _topics(judged, topics, sids, signature)
    steps += _positions(judged, positions, sids, signature, report.rid)
    steps += _findings(said, report)
    statements = [index for index, part in enumerate(breakdown.segments) if part.kind is Kind.STATEMENT]
    steps.append({"name": "confirm", "arguments": {"parts": statements, "by": by.pk}})
    return Operation("batch", {"operations": steps})


def _layers(file: Path, record: dict[str, Any], by: str) -> _Steps:
    """What is described, emended and glossed."""
    steps: _Steps = [{"name": "describe", "arguments": record["describe"]}] if record["describe"] else []
    for row, where in rows_in(file, record["emendations"], "emendation", "start"):
        arguments = {name: row.get(name) or "" for name in ("start", "end", "reading", "reason", "witness")}
        with row_of(file, where):
            steps.append({"name": "emend", "arguments": {**arguments, "start": row["start"], "by": by}})
    for row, where in rows_in(file, record["glosses"], "gloss", "start"):
        with row_of(file, where):
            place = {"start": row["start"], "end": row["end"]}
        steps.append({"name": "gloss", "arguments": {**place, "note": row.get("note") or "", "by": by}})
    return steps


def _topics(file: Path, topics: dict[str, Any], sids: Named, by: str) -> _Steps:
    steps: _Steps = []
    for place, given in topics.items():
        with row_of(file, "topics"):
            sid = sids[place]
            if not isinstance(given, list) or not all(isinstance(topic, str | dict) for topic in given):
                raise TypeError(f"the topics of {place} must be a list of texts or objects")
        for topic in given:
            span = {"topic": topic} if isinstance(topic, str) else topic
            steps.append({"name": "tag", "arguments": {**span, "sid": sid, "by": by}})
    return steps


def _positions(file: Path, positions: _Steps, sids: Named, by: str, rid: str) -> _Steps:
    steps: _Steps = []
    for row, where in rows_in(file, positions, "position", "statement", "proposition"):
        values = {k: v for k, v in row.items() if k not in ("statement", "words")}
        holder = next((row[k] for k in row if k.startswith("holder_") and row[k]), None)
        if holder is None:
            raise BrokenSeeds(f"{file.name}, {where}: nobody holds it. Add “holder_person”, or another holder.")
        with row_of(file, where):
            key = uuid.uuid5(_POSITIONS, f"{rid} {row['statement']} {row['proposition']} {holder} {row['start']}")
            arguments = {**values, "key": str(key), "sid": sids[row["statement"]], "by": by}
        steps.append({"name": "code", "arguments": arguments})
    return steps


def _findings(file: Path, report: Report) -> Iterator[dict[str, Any]]:
    """What the record says as data, each as the operation that puts it there."""
    said = read(file)
    for kind, plural in PLURALS.items():
        for row, where in rows_in(file, said.get(plural, []), str(kind), "words"):
            with row_of(file, where):
                start, end, words, by = row["start"], row["end"], row["words"], said["by"]
            if report.text[start:end] != words:
                raise BrokenSeeds(
                    f"{file.name}, {where}: these words do not stand at {start}–{end} of the text. Correct the place."
                )
            values = {name: value for name, value in row.items() if name != "words"}
            key = uuid.uuid5(_FINDINGS, f"{report.rid} {kind} {start} {end}{row.get('undertaking', '')}")
            finding = {"key": str(key), "kind": kind, "by": by}
            yield {"name": "note", "arguments": {**finding, "said": {**values, "rule": "manual", "confidence": 1.0}}}
