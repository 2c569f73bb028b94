"""An evidence appendix: numbered quotations, each with whose words they are, its citation, and what was coded of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from archive.citing.attributing import ACCOUNTS, name_house, show_manner, show_speakers
from archive.citing.chicago import cite
from archive.citing.cited import Cited

from .gathering import Coding, shown

NOT_PUBLIC: Final = "Its record is not public any more: nothing of it is quoted."
PREFACE: Final = (
    "The words of a record that renders what was said are its keeper’s, whoever is named as speaking; only those of a "
    "transcript are its speakers’. What is not in these quotations was not denied: it is not in this selection."
)
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One passage. `words` are its words as printed, with nothing around them; empty where a whole record was coded."""

    number: int
    words: str
    attestation: str
    citation: str
    address: str
    codes: tuple[str, ...]


def quote(codings: Iterable[Coding], *, site: str) -> list[Quotation]:
    """The passages that were coded, each once, in the order of the codings; numbered from 1."""
    passages: dict[tuple[Any, ...], list[Coding]] = {}
    for coding in codings:
        row = coding.row
        place = (row["report"], row["edition"], row["statement"], row["start"], row["end"], coding.head is None)
        passages.setdefault(place, []).append(coding)
    return [_quotation(number, group, site) for number, group in enumerate(passages.values(), start=1)]


def attest(cited: Cited, *, is_whole: bool) -> str:
    """Whose words they are, and in whose account."""
    record, part, house = cited.record, cited.statement, name_house(cited.record["record_keeper"])
    if part is None:
        what = "The record as a whole" if is_whole else f"The record’s own {cited.passage or 'words'}"
        return f"{what}: words of {house}."
    manner = show_manner(record, part, house)
    if part["wording"] == "transcribed":
        return f"{show_speakers(part)}, {manner}. {ACCOUNTS[part['account']]}"
    return f"Said by {show_speakers(part)}, {manner}: the words are the record-keeper’s. {ACCOUNTS[part['account']]}"


def write_markdown(title: str, quotations: Iterable[Quotation]) -> Iterator[str]:
    """The appendix as Markdown, which reads as plain text too."""
    yield f"# {plain(title)}\n\n{PREFACE}\n"
    for one in quotations:
        yield f"\n## {one.number}\n\n"
        if one.words:
            yield "".join(f"> {plain(line)}\n" for line in one.words.splitlines() or [""]) + "\n"
        yield f"{plain(one.attestation)}\n\n"
        if one.citation:
            yield f"{plain(one.citation)}\n\n"
        yield "".join(f"- {plain(code)}\n" for code in one.codes)


def _quotation(number: int, codings: list[Coding], site: str) -> Quotation:
    head, part, row = codings[0].head, codings[0].part, codings[0].row
    codes = tuple(dict.fromkeys(_coded(coding.row) for coding in codings))
    if head is None:
        return Quotation(number, "", NOT_PUBLIC, "", "", codes)
    cited = Cited.read(head, part, site=site)
    words = str(row["words"] or "")
    if not words and part is not None:
        words = cited.record["text"][part["start"] : part["end"]]
    return Quotation(number, words, attest(cited, is_whole=not words), cite(cited), cited.address, codes)


def _coded(row: Mapping[str, Any]) -> str:
    """What is coded, and by whom."""
    by = f" — {row['coder']}" if row["coder"] else ""
    held = f" ({row['adjudicated']})" if row["adjudicated"] else ""
    condition = f"; condition: {row['condition']}" if row["condition"] else ""
    return f"{shown(row)}{condition}{held}{by}"


def plain(text: str) -> str:
    """The text so that no reader of Markdown takes any of it for markup."""
    text = _MARKUP.sub(r"\\\1", text)
    return re.sub(r"^(\s*)([-+=]|\d+[.)])", r"\1\\\2", text)
