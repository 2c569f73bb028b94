"""PDF with a text layer: lines as printed, in reading order, without the headers and footers that pages repeat."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTTextBoxHorizontal, LTTextLine
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
from .printed_lines import Line, paragraphs_of
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
    paragraphs, divided = paragraphs_of(pages)
    text = checked(joined(paragraphs), name, empty="Read it with OCR first.")
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
    if divided:
        notes.append(f"Words divided at a line’s end and joined: {divided}.")
    if glyphs:
        notes.append(f"{len(glyphs)} letters are of no known character: they stand as U+FFFD.")
    yield Found(text=_GLYPHS.sub("\ufffd", text), media_type="application/pdf", title=own.title, language=own.language, evidence=own.evidence, notes=tuple(notes))  # fmt: skip


def _pages(document: PDFDocument, name: str) -> Iterator[list[Line]]:
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
        lines = [line for box in layout if isinstance(box, LTTextBoxHorizontal) for line in _lines(box, layout)]
        length += sum(len(line.words) for line in lines)
        if length > LARGEST_RECORD:
            raise UnreadableInput(
                f"{name} is too long: a record has at most {LARGEST_RECORD:,} bytes of text. Divide it."
            )
        yield lines


def _lines(box: LTTextBoxHorizontal, page: Any) -> Iterator[Line]:
    """The lines of a box."""
    opens_box = True
    for line in box:
        if isinstance(line, LTTextLine) and (words := " ".join(line.get_text().replace("\0", "\ufffd").split())):
            letters = [letter for letter in line if isinstance(letter, LTChar) and not letter.get_text().isspace()]
            left, right = (letters[0].x0, letters[-1].x1) if letters else (line.x0, line.x1)
            word = letters[min(len(words.split(" ", 1)[0]), len(letters)) - 1].x1 - left if letters else 0.0
            top = 1 - (line.y0 + line.y1) / 2 / page.height if page.height else 0.5
            yield Line(words, top, left, right, line.y0, max(line.height, 0.1), word, opens_box)
            opens_box = False


def _without_margins(pages: list[list[Line]]) -> int:
    """Take out of the pages the lines in their margins that are numbers or stand on several of them; how many."""

    def shape(line: Line) -> str:
        return re.sub(r"[\divxlc０-９]+", "#", line.words.lower()) if len(line.words) < 120 else ""

    counts = Counter(key for lines in pages for key in {shape(line) for line in lines if _is_marginal(line)} if key)
    wanted = max(2, min(3, len(pages) // 2)) if len(pages) > 1 else 2
    removed = 0
    for number, lines in enumerate(pages):
        kept = []
        for line in lines:
            repeats = _is_marginal(line) and counts[shape(line)] >= wanted
            if repeats or (_is_marginal(line) and _PAGE_NUMBER.fullmatch(line.words) and not _is_text(line, lines)):
                removed += 1
            else:
                kept.append(line)
        pages[number] = kept
    return removed


def _is_marginal(line: Line) -> bool:
    """Whether it stands where headers and footers do."""
    return line.top < _MARGIN or line.top > 1 - _MARGIN


def _is_text(line: Line, lines: list[Line]) -> bool:
    """Whether a number in the margin belongs to the words beside it."""
    return any(other is not line and abs(other.top - line.top) < 0.004 for other in lines)


def _properties(document: PDFDocument) -> tuple[str, str]:
    """The title and the language that the file says it has."""

    def words(value: Any) -> str:
        value = resolve1(value)
        return decode_text(value).strip("\0 ") if isinstance(value, bytes) else ""

    title = next((found for info in document.info if (found := words(info.get("Title")))), "")
    return title, words(document.catalog.get("Lang"))
