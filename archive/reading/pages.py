"""HTML pages as saved: which part of a page is the record, told from menus and footers; then all of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html  # type: ignore[import-untyped]
import trafilatura
from lxml import etree

from .boilerplate import is_boilerplate_beside
from .encodings import decode_page
from .found import Found, checked, is_day, joined, language_in
from .markup import TooDeep, blocks_of, is_hidden
from .own_markup import OwnMarkup, read_own_markup
from .records import UnreadableInput
from .sniffing import refuse_binary

Element = Any

_MOST_ELEMENTS = 200_000
_MOST_MARKS = 500_000
_MOST_ASKED = 40_000
"""Elements up to which trafilatura is asked: the time that it takes grows with their square."""
_DEEPEST = 250
_MOST_BETWEEN = 4
_OF_CHANGES = re.compile(
    r"\b(?:updated?|modified|reviewed|revised|changed)\b|обновл|изменен|更新|修正|修改", re.IGNORECASE
)
_MOST_ABOVE = 300
"""How many elements, of how many characters, may stand between a title and the date above it."""
_COVERED = 0.9
"""Share of the extracted characters that the found element has to hold: single lines may come from elsewhere."""


def read(received: bytes, name: str) -> Iterator[Found]:
    """The one record of a page. Raises UnreadableInput."""
    refuse_binary(received, name, what="an HTML page")
    text, encoding, notes = decode_page(received, name)
    root = parse_page(text, name)
    own = read_own_markup(root)
    record, how = _record(root, text, own)
    try:
        words = joined(record)
    except TooDeep as error:
        raise _too_deep(name) from error
    words = checked(words, name, empty="A page that fills itself by a script has to be saved as it is shown.")
    language = language_in(own.language, words)
    evidence = {key: where for key, where in own.evidence.items() if key != "language" or language}
    yield Found(
        text=words, media_type=f"text/html; charset={encoding}", title=own.title, published=own.published,
        language=language, address=own.address, evidence=evidence, notes=(how, *notes),
        saved_from=tuple(dict.fromkeys(address for address in own.saved_from if address != own.address)),
    )  # fmt: skip


def parse_page(text: str, name: str) -> Element:
    """The tree of a page. Raises UnreadableInput for one that is nested or large beyond any page."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    text = re.sub("[\0\ud800-\udfff]", "\ufffd", text)
    if "<" not in text:
        raise UnreadableInput(f"{name} has no markup at all. If it is plain text, let its name end in .txt.")
    if text.count("<") > _MOST_MARKS:  # looked at first: a tree takes a hundred times as much memory as its page
        raise _too_many(name)
    try:
        root = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput(f"{name} can’t be read as HTML: {error}. Save the page anew.") from error
    for entry in parser.error_log:
        if "depth" in entry.message.lower():
            raise _too_deep(name)
        if "huge" in entry.message.lower() or entry.level_name == "FATAL":
            raise UnreadableInput(
                f"{name} can’t be read to its end: {entry.message.strip()[:200]}. Save the page anew."
            )
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > _DEEPEST:
            raise _too_deep(name)
        if count > _MOST_ELEMENTS:
            raise _too_many(name)
    return root


def _too_many(name: str) -> UnreadableInput:
    return UnreadableInput(f"{name} has more than {_MOST_ELEMENTS:,} elements. Divide it into its records.")


def _too_deep(name: str) -> UnreadableInput:
    return UnreadableInput(f"{name} is nested more than {_DEEPEST} elements deep: it is damaged. Save the page anew.")


def _record(root: Element, page: str, own: OwnMarkup) -> tuple[list[str], str]:
    """The paragraphs of the record, and how they were found."""
    bodies = root.xpath("//body") or [root]
    is_asked = sum(1 for _ in root.iter()) <= _MOST_ASKED
    wanted = {line for raw in (_extracted(page) if is_asked else "").split("\n") if len(line := _plain(raw)) > 1}
    element, how = _found(root, wanted)
    if element is None:
        element, how = bodies[0], "No main part could be told from the rest: all of the page was taken."
    _cut_appended(element, wanted)
    heading = _heading(root, element, own)
    if heading is None or heading is element or element in heading.iterancestors():
        return blocks_of(element, is_boilerplate_beside(element, root)), how
    # What stands between the heading and the body: date, time, place.
    held = set(element.iterancestors())
    above = next(ancestor for ancestor in heading.iterancestors() if ancestor in held)
    dated = _cut_before(heading, above)
    _cut_after(element, above)
    is_boilerplate = is_boilerplate_beside(element, root)
    kept = {heading, *heading.iterancestors(), *dated}
    return blocks_of(above, lambda node: node not in kept and is_boilerplate(node)), how


def _cut_before(node: Element, above: Element) -> list[Element]:
    """Take out of `above` what stands before the node, but for the date right above it; that is returned."""
    dated: list[Element] = []
    while node is not above:
        parent = node.getparent()
        for number, before in enumerate(list(node.itersiblings(preceding=True))):
            day = _day_in(before) if not dated and number < _MOST_BETWEEN else None
            parent.remove(before)
            if day is not None:
                day.tail = None
                node.addprevious(day)
                dated = [day]
        parent.text = None
        node = parent
    return dated


def _day_in(element: Element) -> Element | None:
    """The part of a few lines that says a date and nothing else."""
    if not isinstance(element.tag, str) or element.tag in ("nav", "aside", "ul", "ol") or is_hidden(element):
        return None
    if _length(element) > _MOST_ABOVE or _OF_CHANGES.search(element.text_content()):
        return None  # "Updated: 3 May 2010" is the page's, and no day of the record.
    return next((node for node in element.iter() if isinstance(node.tag, str) and is_day(node.text_content())), None)


def _cut_after(node: Element, above: Element) -> None:
    """Take out of `above` what stands after the node."""
    while node is not above:
        parent = node.getparent()
        for after in list(node.itersiblings()):
            parent.remove(after)
        node.tail = None
        node = parent


def _found(root: Element, wanted: set[str]) -> tuple[Element | None, str]:
    """The element that is the record's body."""
    marked = [e for e in root.xpath("//*[@itemprop='articleBody']") if _length(e) > 40]
    if len(marked) == 1:
        return marked[0], "The body is what the page marks as articleBody."
    total = sum(map(len, wanted))
    if total:
        counts: dict[Element, int] = {}
        seen: set[str] = set()
        for node in root.iter():
            for line in _wanted_lines(node, wanted):
                if line not in seen:
                    seen.add(line)
                    for ancestor in (node, *node.iterancestors()):
                        counts[ancestor] = counts.get(ancestor, 0) + len(line)
        most = max(counts.values(), default=0)
        holders = [node for node, count in counts.items() if count >= _COVERED * most]
        if holders and most * 2 >= total:
            best = max(holders, key=lambda node: sum(1 for _ in node.iterancestors()))
            while best.getparent() is not None and best.tag in ("p", "span", "b", "strong", "i", "em", "font", "a"):
                best = best.getparent()
            version = trafilatura.__version__
            return best, f"The body is the element that holds what trafilatura {version} takes for the main text."
    for path in ("//main", "//article", "//*[@role='main']", "//*[@id='content' or @id='main']"):
        if len(elements := root.xpath(path)) == 1 and _length(elements[0]) > 20:
            return elements[0], f"The body is the page’s only {path.strip('/')}."
    return None, ""


def _extracted(page: str) -> str:
    try:
        document = trafilatura.bare_extraction(
            page, favor_recall=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, etree.LxmlError):
        return ""  # it is a help and no more: the page's own elements come next
    return str(getattr(document, "text", None) or "")


def _wanted_lines(node: Element, wanted: set[str]) -> list[str]:
    if not isinstance(node.tag, str) or is_hidden(node):
        return []
    return [line for words in _own_lines(node) if (line := _plain(words)) in wanted]


def _cut_appended(body: Element, wanted: set[str]) -> None:
    """Take out of the body what stands below its last extracted line in a division that has links: its status, its address."""
    nodes = list(body.iter())
    last = next((n for n in range(len(nodes) - 1, -1, -1) if _wanted_lines(nodes[n], wanted)), None)
    if last is None:
        return
    after = {*nodes[last + 1 :]} - {*nodes[last].iter()}
    for node in nodes[last + 1 :]:
        if node in after and node.tag in ("div", "section", "ul", "table", "dl") and node.xpath(".//a[@href]"):
            for inside in node.iter():
                after.discard(inside)
            node.getparent().remove(node)


def _own_lines(node: Element) -> list[str]:
    """The paragraphs of an element that has no paragraphs inside: its characters and those of its inline elements."""
    if node.tag in (
        "p",
        "li",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dd",
        "dt",
        "blockquote",
        "pre",
        "div",
        "font",
        "span",
        "body",
        "center",
    ):
        lines = [node.text or ""]
        for child in node:
            if child.tag == "br":
                lines.append("")
            elif isinstance(child.tag, str) and child.tag in (
                "a",
                "b",
                "i",
                "em",
                "strong",
                "span",
                "font",
                "u",
                "sup",
                "sub",
                "abbr",
                "cite",
                "q",
                "time",
                "mark",
                "small",
            ):
                lines[-1] += child.text_content()
            else:
                lines.append("")
            lines[-1] += child.tail or ""
        return [line for line in lines if len(line.strip()) > 1]
    return []


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words.replace("\u00ad", "")).strip().lower()


def _length(element: Element) -> int:
    return len(element.text_content().strip())


def _heading(root: Element, body: Element, own: OwnMarkup) -> Element | None:
    """The heading that is the record's title, before the body or in it."""
    title = _plain(own.title)
    page_title = _plain(" ".join(root.xpath("//title/text()")))
    order = {node: number for number, node in enumerate(root.iter())}
    before: list[Element] = []
    for node in root.xpath("//h1 | //h2 | //h3 | //*[@itemprop='headline']"):
        if order[node] > order[body] and body not in node.iterancestors():
            break
        words = _plain(node.text_content())
        if words and (words == title or (len(words) > 8 and (words in page_title or title and words in title))):
            before.append(node)
    same = [node for node in before if _plain(node.text_content()) == title]
    return (same or before or [None])[-1]
