"""Parse a text that a report has already, or that waits for it, in the time that a text has when it is taken in."""

from __future__ import annotations

from contextlib import nullcontext

from django.utils.translation import gettext as _

from archive import parsers as limits
from archive.models import Report
from archive.parsers import EndsItsProcess, Parsers, TakesTooLong
from archive.parsing.breakdown import Breakdown
from archive.parsing.revising.operations import RefusedOperation


class ParsedTooLong(RefusedOperation):
    """The text was not parsed in time, or its process ended over it; the report stays as it is."""


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
