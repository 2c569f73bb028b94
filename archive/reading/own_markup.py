"""What a page's own markup says of it: JSON-LD, microdata, Open Graph, Dublin Core, HTML; nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from .found import day_of
from .records import UNWANTED

Element = Any

_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://[^\s>]+)")
_ARTICLES = re.compile(r"Article|Posting|Report|Event|WebPage|ItemPage|CreativeWork|Legislation|Statement")
_MOST = 500


@dataclass
class OwnMarkup:
    """Values with the place where each was found; the first place that says something counts.

    `saved_from` has all addresses that browsers wrote when they saved the page: what a page says of itself can be untrue.
    """

    title: str = ""
    published: str = ""
    language: str = ""
    address: str = ""
    evidence: dict[str, str] = field(default_factory=dict)
    saved_from: list[str] = field(default_factory=list)

    def say(self, name: str, value: Any, where: str) -> None:
        """Take a value down, unless there is one or it is none."""
        if not isinstance(value, str) or getattr(self, name):
            return
        value = " ".join(UNWANTED.sub("", value).split())[:1000]
        if name == "published":
            value = day_of(value)
        elif name == "address":
            value = value if _is_page(value) else ""
        if value:
            setattr(self, name, value)
            self.evidence[name] = where


def read_own_markup(root: Element) -> OwnMarkup:
    """What the page says of itself."""
    own = OwnMarkup()
    properties = _properties(root)
    _links(root, properties, own)
    for thing in _json_ld(root):
        own.say("title", thing.get("headline"), "JSON-LD headline")
        own.say("published", thing.get("datePublished"), "JSON-LD datePublished")
        own.say("language", thing.get("inLanguage"), "JSON-LD inLanguage")
    _microdata(root, own)
    _metas(properties, own)
    own.say("language", root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"), "<html lang>")
    times = root.xpath("//time[@datetime][not(ancestor::aside or ancestor::nav or ancestor::footer)]")
    if len({day_of(time.get("datetime")) for time in times[:_MOST]}) == 1:
        own.say("published", times[0].get("datetime"), "the page’s only <time>")
    _title(root, properties, own)
    return own


def _links(root: Element, properties: Mapping[str, str], own: OwnMarkup) -> None:
    for link in root.xpath("//link[@rel and @href]")[:_MOST]:
        if "canonical" in link.get("rel").lower().split():
            own.say("address", link.get("href").strip(), "<link rel=canonical>")
    own.say("address", properties.get("og:url"), "og:url")
    for comment in root.xpath("/comment() | /html/comment() | //comment()[position() < 20]")[:50]:
        if match := _SAVED_FROM.search(comment.text or ""):
            own.say("address", match[1], "the browser that saved the page")
            own.saved_from.append(match[1][:_MOST])


def _is_page(address: str) -> bool:
    """Whether that can be one page's address; the root of a site is what careless templates give for each."""
    try:
        parts = urlsplit(address)
        return (
            parts.scheme in ("http", "https")
            and "." in (parts.hostname or "")
            and len(address) <= 500
            and bool(parts.path.strip("/") or parts.query)
        )
    except ValueError:
        return False


def _json_ld(root: Element) -> Iterator[dict[str, Any]]:
    """The things that the page's JSON-LD describes and that may be the page itself, articles first."""
    things: list[dict[str, Any]] = []
    for script in root.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and len(things) < _MOST:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting += value[:_MOST]
            elif isinstance(value, dict):
                if _ARTICLES.search(str(value.get("@type", ""))):
                    things.append(value)
                waiting += [value[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in value]
    yield from sorted(things, key=lambda thing: "WebPage" in str(thing.get("@type")))


def _microdata(root: Element, own: OwnMarkup) -> None:
    for name, prop in (("title", "headline"), ("published", "datePublished"), ("language", "inLanguage")):
        for element in root.xpath("//*[@itemprop=$prop]", prop=prop)[:_MOST]:
            value = element.get("content") or element.get("datetime") or element.text_content()
            if not element.xpath("ancestor::nav or ancestor::aside or ancestor::a or ancestor::header[parent::body]"):
                own.say(name, value, f"microdata {prop}")
    entries = root.xpath("//*[contains(concat(' ', @class, ' '), ' entry-title ')]")
    if len(entries) == 1:
        own.say("title", entries[0].text_content(), "hentry entry-title")


def _metas(properties: Mapping[str, str], own: OwnMarkup) -> None:
    for name in ("article:published_time", "og:published_time", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "citation_publication_date", "pubdate", "date"):  # fmt: skip
        own.say("published", properties.get(name), name)
    for name in ("dcterms.language", "dc.language", "content-language", "og:locale"):
        own.say("language", properties.get(name), name)
    for name in ("dcterms.title", "dc.title", "citation_title"):
        own.say("title", properties.get(name), name)


def _title(root: Element, properties: Mapping[str, str], own: OwnMarkup) -> None:
    site = properties.get("og:site_name", "").strip()
    headings = [h for h in root.xpath("//h1") if " ".join(h.text_content().split())]
    if len(headings) == 1 and " ".join(headings[0].text_content().split()) != site:
        own.say("title", headings[0].text_content(), "<h1>")
    own.say("title", properties.get("og:title"), "og:title")
    for title in root.xpath("//title")[:1]:
        words = " ".join((title.text_content() or "").split())
        for mark in (" | ", " • ", " :: ", " — ", " – ", " - "):
            head, found, tail = words.rpartition(mark)
            if found and (tail.strip() == site or mark in (" | ", " • ", " :: ")):
                words = head
                break
        own.say("title", words, "<title>")


def _properties(root: Element) -> dict[str, str]:
    """What the page's `<meta>` say, by their names in small letters; of several of one name the first."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        for key in ("name", "property", "http-equiv"):
            if content is not None and (name := element.get(key)):
                found.setdefault(name.lower(), content)
    return found
