"""Parse a text that a report has already, or that waits for it, in the time that a text has when it is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive import parsers as limits
from archive.models import Report, SourceText
from archive.parsers import EndsItsProcess, Parsers, TakesTooLong
from archive.parsing.breakdown import Breakdown
from archive.parsing.revising.operations import RefusedOperation

from .applying import VersionConflict


class ParsedTooLong(RefusedOperation):
    """The text was not parsed in time, or its process ended over it; the report stays as it is."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the parser of today makes of texts of a report, by their keys, in the `language` that it had in that `version`.

    Texts are parsed before the report is locked, since one may take a minute: whoever then writes asks by `of` whether
    what was parsed is what the report has.
    """

    version: int
    language: str
    breakdowns: Mapping[int, Breakdown]

    def of(self, source_text: int | None, *, report: Report) -> Breakdown:
        """What was made of that text, of the report as it stands. Raises VersionConflict where not this was parsed."""
        if source_text is None or source_text not in self.breakdowns or report.language != self.language:
            raise VersionConflict(report, self.version)
        return self.breakdowns[source_text]


def parse_texts(*texts: SourceText, report: Report, parsers: Parsers | None = None) -> Parsed:
    """Parse these texts for the report as it stands, each once; `parsers` and ParsedTooLong as of `parse_again`."""
    found = parse_again(*(text.text for text in texts), report=report, parsers=parsers)
    return Parsed(report.version, report.language, {text.pk: one for text, one in zip(texts, found, strict=True)})


def parse_standing(*, report: Report, parsers: Parsers | None = None) -> Parsed:
    """Parse the text that the report has by now, which is not locked; as `parse_texts`."""
    standing = Report.objects.with_text().get(pk=report.pk)
    assert standing.source_text is not None
    return parse_texts(standing.source_text, report=standing, parsers=parsers)


def parse_again(*texts: str, report: Report, parsers: Parsers | None = None) -> list[Breakdown]:
    """What the parser of today makes of each of the texts, in the report's language.

    `parsers`: those of whoever parses for many reports, one after another. Raises ParsedTooLong as soon as one of the
    texts takes too long, or ends the process (`archive.parsers`).
    """
    with nullcontext(parsers) if parsers else Parsers(0) as processes:
        try:
            return [processes.parse((text, report.language or None)) for text in texts]
        except EndsItsProcess as error:
            raise ParsedTooLong(
                _(
                    "The parser's process ended over the text, out of memory or by a fault: it is too long or too tangled, or made to. "
                    "Nothing was changed: the record stands as it did, and can be kept so."
                )
            ) from error
        except TakesTooLong as error:
            told = _(
                "Parsing the text was given up after %(n)s seconds: it is too long or too tangled, or made to take long. "
                "Nothing was changed: the record stands as it did, and can be kept so."
            )
            raise ParsedTooLong(told % {"n": f"{limits.SECONDS:,g}"}) from error
