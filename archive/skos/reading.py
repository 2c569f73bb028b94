"""Files of other people: bounded in size, read by a program of its own that has bounded time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from .concepts import Concept, from_json

LARGEST = 4_000_000
"""Bytes of a file."""
SECONDS = 30
KINDS = {".ttl": "turtle", ".jsonld": "json-ld", ".json": "json-ld", ".rdf": "xml", ".xml": "xml"}
"""What a file is, by the end of its name."""
_ROOT = Path(__file__).resolve().parent.parent.parent


class UnreadableFile(ValueError):
    """No scheme of concepts can be read from the file; the message says why and what to do."""


def check_file(name: str, content: bytes) -> str:
    """What the file is, without reading it. Raises UnreadableFile where its name or its size is none that is read."""
    kind = KINDS.get(Path(name).suffix.lower())
    if kind is None:
        raise UnreadableFile("Choose a file in Turtle (.ttl), JSON-LD (.jsonld, .json) or RDF/XML (.rdf, .xml).")
    if len(content) > LARGEST:
        raise UnreadableFile(f"The file is larger than {LARGEST // 1_000_000} MB; divide it.")
    return kind


def read_file(name: str, content: bytes) -> list[Concept]:
    """The concepts of the file, by slug. Raises UnreadableFile."""
    kind = check_file(name, content)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "archive.skos.parsing", kind],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            cwd=_ROOT,
            env={"PATH": os.environ.get("PATH", ""), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(f"Reading the file took longer than {SECONDS} seconds; divide it.") from error
    if done.returncode or not done.stdout:
        raise UnreadableFile("The file takes too much time or memory to read, or is no such file; divide or mend it.")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise UnreadableFile(answer["error"])
    return [from_json(data) for data in answer["concepts"]]
