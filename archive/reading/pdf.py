"""PDF with a text layer: lines as printed, in reading order, without the headers and footers that pages repeat."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTTextBoxHorizontal, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from .found import Found, checked, joined, language_in
from .own_markup import OwnMarkup
from .records import LARGEST_RECORD, UnreadableInput
from .sniffing import refuse_disguise

MOST_PAGES = 600
_MARGIN = 0.11
"""Share of a page's height, above and below, in which headers and footers stand."""
_GLYPHS = re.compile(r"\(cid:\d+\)")
_PAGE_NUMBER = re.compile(
    r"(?:page\s+|p\.\s*|стр\.\s*)?[-–—\s]*[\divxlc０-９]{1,5}[-–—\s]*(?:(?:of|/|из)\s*\d+)?(?:\s*(?:頁|ページ))?",
    re.IGNORECASE,
)
_NOT_TITLES = re.compile(r"microsoft word|untitled|document\d*$|\.\w{2,4}$|^\W*$", re.IGNORECASE)
_ENDS = (".", "!", "?", ":", ";", "。", "…", "”", "»", "」", ")")


@dataclass
class _Line:
    """A printed line; `top` is its distance from the page's upper edge, as a share of the height."""

    words: str
    top: float
    begins: bool = False

    @property
    def is_marginal(self) -> bool:
        """Whether it stands where headers and footers do."""
        return self.top < _MARGIN or self.top > 1 - _MARGIN


def read(received: bytes, name: str) -> Iterator[Found]:
    """The one record of a document. Raises UnreadableInput."""
    refuse_disguise(received, name, what="a PDF", magic=b"%PDF-")
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        document = PDFDocument(PDFParser(io.BytesIO(received)))
        pages = list(_pages(document, name))
        title, language = _properties(document)
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise UnreadableInput(f"{name} is encrypted. Save it without a password.") from error
    except (UnreadableInput, MemoryError):
        raise
    except RecursionError as error:
        raise UnreadableInput(f"{name} refers to itself without end: it is damaged. Print it anew as PDF.") from error
    except (
        PDFException,
        PSException,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        AssertionError,
        ArithmeticError,
        OSError,
        LookupError,
        EOFError,
        NotImplementedError,
    ) as error:
        raise UnreadableInput(
            f"{name} is damaged inside ({type(error).__name__}: {error}). Print it anew as PDF."[:500]
        ) from error
    if not any(pages):
        raise UnreadableInput(
            f"{name} has no text layer (pages: {len(pages):,}): they are pictures. Read them with OCR first, such as ocrmypdf."
        )
    left_out = _without_margins(pages)
    text = "".join(line.words for lines in pages for line in lines)
    glyphs = _GLYPHS.findall(text)
    if len(glyphs) * 20 > len(text):
        raise UnreadableInput(
            f"{name} does not tell which characters its letters are. Print it anew as PDF, or read it with OCR."
        )
    text = checked(joined(_paragraphs(pages)), name, empty="Read it with OCR first.")
    own = OwnMarkup()
    if not _NOT_TITLES.search(title):
        own.say("title", title, "the PDF’s properties")
    if language := language_in(language, text):
        own.say("language", language, "the PDF’s properties")
    notes = []
    if empty := [number for number, lines in enumerate(pages, start=1) if not lines]:
        notes.append(f"No text on page {', '.join(map(str, empty[:30]))}.")
    if left_out:
        notes.append(f"Headers and footers left out: {left_out} lines.")
    if glyphs:
        notes.append(f"{len(glyphs)} letters are of no known character: they stand as U+FFFD.")
    yield Found(text=_GLYPHS.sub("\ufffd", text), media_type="application/pdf", title=own.title, language=own.language, evidence=own.evidence, notes=tuple(notes))  # fmt: skip


def _pages(document: PDFDocument, name: str) -> Iterator[list[_Line]]:
    """The lines of each page, in reading order. Raises UnreadableInput for too many pages."""
    resources = PDFResourceManager(caching=True)
    device = PDFPageAggregator(resources, laparams=LAParams(line_margin=0.45))
    interpreter = PDFPageInterpreter(resources, device)
    length = 0
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        if number > MOST_PAGES:
            raise UnreadableInput(f"{name} has more than {MOST_PAGES} pages. Divide it into its records.")
        interpreter.process_page(page)
        layout = device.get_result()
        lines: list[_Line] = []
        before: LTTextLine | None = None
        for box in layout:
            if isinstance(box, LTTextBoxHorizontal):
                read = list(_lines(box, layout, before))
                lines += [line for line, _ in read]
                before = read[-1][1] if read else before
        length += sum(len(line.words) for line in lines)
        if length > LARGEST_RECORD:
            raise UnreadableInput(
                f"{name} is too long: a record has at most {LARGEST_RECORD:,} bytes of text. Divide it."
            )
        yield lines


def _lines(box: LTTextBoxHorizontal, page: Any, before: LTTextLine | None) -> Iterator[tuple[_Line, LTTextLine]]:
    """The lines of a box; `before` is the line that was read last."""
    left = min((line.x0 for line in box), default=0.0)
    begins = True
    for line in box:
        if isinstance(line, LTTextLine) and (words := " ".join(line.get_text().replace("\0", "\ufffd").split())):
            is_indented = line.x0 - left > line.height * 0.8
            top = 1 - (line.y0 + line.y1) / 2 / page.height if page.height else 0.5
            yield _Line(words, top, is_indented or (begins and not _goes_on(before, line))), line
            begins = False


def _goes_on(first: LTTextLine | None, second: LTTextLine) -> bool:
    """Whether the second line follows the first as a paragraph's second does its indented first."""
    if first is None:
        return False
    height = max(first.height, second.height)
    is_below = -0.3 * height < first.y0 - second.y1 < 0.6 * height
    is_alike = abs(first.height - second.height) < 0.15 * height
    return is_below and is_alike and 0.8 * height < first.x0 - second.x0 < 8 * height and second.x1 > first.x0


def _without_margins(pages: list[list[_Line]]) -> int:
    """Take out of the pages the lines in their margins that are numbers or stand on several of them; how many."""

    def shape(line: _Line) -> str:
        return re.sub(r"[\divxlc０-９]+", "#", line.words.lower()) if len(line.words) < 120 else ""

    counts = Counter(key for lines in pages for key in {shape(line) for line in lines if line.is_marginal} if key)
    wanted = max(2, min(3, len(pages) // 2)) if len(pages) > 1 else 2
    removed = 0
    for number, lines in enumerate(pages):
        kept = []
        for line in lines:
            repeats = line.is_marginal and counts[shape(line)] >= wanted
            if repeats or (line.is_marginal and _PAGE_NUMBER.fullmatch(line.words) and not _is_text(line, lines)):
                removed += 1
            else:
                kept.append(line)
        pages[number] = kept
    return removed


def _is_text(line: _Line, lines: list[_Line]) -> bool:
    """Whether a number in the margin belongs to the words beside it."""
    return any(other is not line and abs(other.top - line.top) < 0.004 for other in lines)


def _paragraphs(pages: list[list[_Line]]) -> list[str]:
    """The paragraphs; one that goes on over the end of a page stays one."""
    blocks: list[list[str]] = []
    for lines in pages:
        for number, line in enumerate(lines):
            goes_on = number == 0 and blocks and not blocks[-1][-1].endswith(_ENDS) and line.words[:1].islower()
            if blocks and (goes_on or not (line.begins or number == 0)):
                blocks[-1].append(line.words)
            else:
                blocks.append([line.words])
    return ["\n".join(lines) for lines in blocks]


def _properties(document: PDFDocument) -> tuple[str, str]:
    """The title and the language that the file says it has."""

    def words(value: Any) -> str:
        value = resolve1(value)
        return decode_text(value).strip("\0 ") if isinstance(value, bytes) else ""

    title = next((found for info in document.info if (found := words(info.get("Title")))), "")
    return title, words(document.catalog.get("Lang"))
