"""What is cited: a record, a statement in it or another passage, from an edition's document or from its projection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.models.identifiers import show
from archive.parsing.paths import printed_place

from .attributing import wording_of

ARCHIVE = "The Diplomacy Archive"

_PASSAGES = {"narrative": "narrative", "lead_in": "lead-in", "heading": "heading"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A thing to cite, in one edition of a report.

    `head` is the edition's document, with or without what is long in it; `part` is one of its parts, as the document
    or as the projection has it; None cites the record as a whole. `site` is the archive's address without a slash at
    its end.
    """

    head: Mapping[str, Any]
    part: Mapping[str, Any] | None
    site: str

    @classmethod
    def read(cls, head: Mapping[str, Any], part: Mapping[str, Any] | None, *, site: str) -> Cited:
        """The thing to cite; a record's own title stands for the record, and a statement has a wording of its own."""
        if part is not None and part["kind"] == "title":
            part = None
        if part is not None and part["kind"] == "statement":
            part = {**part, "wording": wording_of(part, head["record"])}
        known = (part or {}).get("event") or {}
        if "year_supplied" in known and "year_supplied" not in head["record"]["event"]:
            event = {**head["record"]["event"], "year_supplied": known["year_supplied"]}
            head = {**head, "record": {**head["record"], "event": event}}
        return cls(head, part, site)

    @property
    def record(self) -> Mapping[str, Any]:
        """The record of the edition."""
        record: Mapping[str, Any] = self.head["record"]
        return record

    @property
    def statement(self) -> Mapping[str, Any] | None:
        """The part, where it is a statement."""
        return self.part if self.part is not None and self.part["kind"] == "statement" else None

    @property
    def passage(self) -> str:
        """What a part that is no statement is called; nothing for statements and records."""
        return _PASSAGES.get(self.part["kind"], "passage") if self.part is not None and not self.statement else ""

    @property
    def keeper(self) -> str:
        """The record-keeper's name."""
        return str(self.record["record_keeper"]["label"])

    @property
    def major(self) -> int:
        """The edition's first number, by which a citation resolves for ever."""
        return int(self.head["major"])

    @property
    def rid(self) -> str:
        """The report's identifier as people see it."""
        return show(self.head["rid"].replace("-", ""))

    @property
    def sid(self) -> str:
        """The statement's identifier as people see it; nothing for records and other passages."""
        return show(self.statement["sid"].replace("-", "")) if self.statement else ""

    @property
    def identifier(self) -> str:
        """What it is found by in the archive: the statement's identifier, else the report's."""
        return self.sid or self.rid

    @property
    def address(self) -> str:
        """The whole address, in this edition."""
        if self.sid:
            return f"{self.site}/s/{self.sid}/{self.major}"
        return f"{self.site}/reports/{self.rid}/{self.major}/"

    @property
    def key(self) -> str:
        """A key for bibliographies: always the same for the same thing in the same edition, and for nothing else."""
        if self.sid:
            return f"s-{self.sid}-{self.major}"
        place = f"-{self.part['start']}" if self.part is not None else ""
        return f"r-{self.rid}-{self.major}{place}"

    @property
    def place(self) -> str:
        """Where it stands in print; nothing for a record."""
        if self.part is None:
            return ""
        return str(self.statement["place"] if self.statement else printed_place(self.part["path"]))
