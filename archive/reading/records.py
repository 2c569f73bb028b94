"""What reading gives: records as received with the text read from them, and reasons where nothing can be read."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

LARGEST_RECORD = 5_000_000
"""Bytes of one record's text; more than any record known, and little enough to parse in one go."""

UNWANTED = re.compile("[\0\ud800-\udfff]")

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what stands behind them, unseen. In a name they make it look like another one
(`talk` U+202E `fdp.txt` looks like `talktxt.pdf`) and turn the line around it; letters need none, whatever their script."""

PLAIN = "plain text, UTF-8, 1"
"""The reader of texts that came as texts, and its version."""

PLAIN_LETTERS = "plain text, UTF-8, ligatures written out, 2"
"""The reader of those that came with ligatures or other forms of print in them: the bytes are not quite the text."""


class UnreadableInput(ValueError):
    """Input that can't be taken in; the message says what was wrong, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Custody:
    """Where a text comes from and under which licence, as far as it is known. Dates are EDTF."""

    publisher: str = ""
    address: str = ""
    captured_on: str = ""
    captured_by: str = ""
    capture_sha256: str = ""
    extraction: str = ""
    licence: str = ""
    licence_url: str = ""
    licence_stated_on: str = ""
    language: str = ""


@dataclass(frozen=True)
class Received:
    """One record's bytes as received, the text read from them, its name, and its custody.

    `title`, `published` and `dated` (when it took place or was written) stand in where the text has none; `evidence` says where in the file they and the language
    were found, by those names. Of a document of an edition of papers `volume` is the edition's title, `volume_number` the
    document's number in it and `volume_key` its `xml:id`. `reader` is what read the text, with its version. `saved_from` is
    where a page's file says that a browser saved it, if that is another address than the page says it has.
    """

    name: str
    received: bytes
    text: str
    custody: Custody
    title: str = ""
    published: str = ""
    dated: str = ""
    rid: str | None = None
    sids: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "text/plain; charset=utf-8"
    reader: str = PLAIN
    evidence: Mapping[str, str] = field(default_factory=dict)
    volume: str = ""
    volume_number: str = ""
    volume_key: str = ""
    saved_from: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """What the record is known by: its address, else its publisher and its file's name."""
        return self.custody.address or f"file:{self.custody.publisher}/{self.name}"

    @cached_property
    def text_sha256(self) -> str:
        """The SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Unread:
    """A record that could not be read, and why."""

    name: str
    reason: str


def record_to_json(record: Received | Unread) -> dict[str, Any]:
    """The record as JSON values, without identifiers given beforehand; `record_from_json` gives it back unchanged."""
    if isinstance(record, Unread):
        return {"name": record.name, "reason": record.reason}
    row = {
        "name": record.name,
        "text": record.text,
        "custody": asdict(record.custody),
        "title": record.title,
        "published": record.published,
        "dated": record.dated,
    }
    if record.reader != PLAIN:  # else its bytes are the text in UTF-8: it was decoded strictly
        row |= {
            "received": b64encode(record.received).decode(),
            "media_type": record.media_type,
            "reader": record.reader,
            "evidence": dict(record.evidence),
            "volume": record.volume,
            "volume_number": record.volume_number,
            "volume_key": record.volume_key,
            "saved_from": list(record.saved_from),
        }
    return row


def record_from_json(row: Mapping[str, Any]) -> Received | Unread:
    """The record that `record_to_json` was given."""
    if "reason" in row:
        return Unread(**row)
    received = b64decode(row["received"]) if "received" in row else row["text"].encode()
    saved_from = tuple(row.get("saved_from", ()))
    return Received(**{**row, "custody": Custody(**row["custody"]), "received": received, "saved_from": saved_from})
