"""The five seed reports with their gold breakdowns, each statement with a sid that tells where it came from."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from pathlib import Path

from archive.parsing.breakdown import Breakdown, Kind, Segment, from_json

ROOT = Path(__file__).resolve().parents[2]
NUMBERS = ("000", "001", "002", "003", "004")


@cache
def seed(number: str) -> tuple[Breakdown, str]:
    gold = json.loads((ROOT / "tests/gold" / f"{number}.json").read_text(encoding="utf-8"))
    text = (ROOT / "fixtures" / gold["file"]).read_bytes().decode("utf-8")
    known = {field.name for field in fields(Segment)}
    segments = []
    for index, row in enumerate(gold["segments"]):
        part = {"rule": "gold", **{name: value for name, value in row.items() if name in known}}
        if row["kind"] == Kind.STATEMENT:
            part["sid"] = f"S{number}-{index}"
        segments.append(part)
    top = {field.name for field in fields(Breakdown)}
    record = {name: value for name, value in gold.items() if name in top and value is not None}
    return from_json({**record, "segments": segments}), text
