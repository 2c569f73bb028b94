"""Markdown with front matter: as it would be printed, not as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from markdown_it import MarkdownIt

from .found import Found, checked, day_of, joined, language_in
from .markup import TooDeep, blocks_of
from .own_markup import OwnMarkup
from .pages import parse_page
from .records import UnreadableInput
from .sniffing import refuse_binary

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,100000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADED = re.compile(r"\s*(?:#{1,2}\s|[^\n]+\n(?:=+|-+)[ \t]*$)", re.MULTILINE)
_NAMES = {
    "title": ("title",),
    "published": ("published", "date", "date_published", "datePublished", "issued"),
    "language": ("language", "lang", "locale"),
    "address": ("url", "source", "source_url", "canonical", "canonical_url", "link"),
}


class _Plain(yaml.BaseLoader):
    """Texts, lists and mappings only; aliases, of which bombs are made, are refused."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("has an alias (*)")
        return super().compose_node(parent, index)


def read(received: bytes, name: str) -> Iterator[Found]:
    """The one record of a file. Raises UnreadableInput."""
    refuse_binary(received, name, what="Markdown")
    try:
        source = received.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{name} is not UTF-8 (byte {error.start:,}). Save it as UTF-8.") from error
    front, source = _divided(source, name)
    own = OwnMarkup()
    for field, names in _NAMES.items():
        for key in names:
            own.say(field, front.get(key), f"front matter, {key}")
    blocks = _printed(source, name)
    if own.title and blocks and not _HEADED.match(source) and " ".join(blocks[0].split()) != own.title:
        blocks.insert(0, own.title)  # as whatever makes pages of such files prints it
    text = checked(joined(blocks), name, empty="Put the record below its front matter.")
    language = language_in(own.language, text)
    evidence = {key: where for key, where in own.evidence.items() if key != "language" or language}
    yield Found(
        text=text, media_type="text/markdown; charset=utf-8", title=own.title, published=day_of(own.published),
        language=language, address=own.address, evidence=evidence,
    )  # fmt: skip


def _divided(source: str, name: str) -> tuple[dict[str, Any], str]:
    match = _FRONT.match(source)
    if not match:
        return {}, source
    try:
        front = yaml.load(match[1], Loader=_Plain)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise UnreadableInput(
            f"{name}: its front matter is no YAML that is read here (line {line}: {getattr(error, 'problem', None) or error}). Correct it."
        ) from error
    if front is None or front == "":
        front = {}
    if not isinstance(front, dict):
        raise UnreadableInput(f"{name}: its front matter is no list of names and values. Write “title: …” and so on.")
    return front, source[match.end() :]


def _printed(source: str, name: str) -> list[str]:
    markdown = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table").disable("code")
    tokens = markdown.parse(re.sub("[\ud800-\udfff]", "\ufffd", source))
    for token in tokens:
        if token.type == "ordered_list_open":
            token.attrSet("data-delimiter", token.markup)
    page = markdown.renderer.render(tokens, markdown.options, {})
    if not page.strip():
        return []
    root = parse_page(f"<html><body>{page}</body></html>", name)
    try:
        return blocks_of(root)
    except TooDeep as error:
        raise UnreadableInput(f"{name} is nested too deep: it is damaged.") from error
