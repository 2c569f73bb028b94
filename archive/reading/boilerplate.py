"""What of a page is no record: menus, bars of links, ways to share; by role, name, and the share of links."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .markup import is_hidden

Element = Any

_WORDS = frozenset({"p", "a", "span", "b", "strong", "i", "em", "tr", "th", "li", "h1", "h2", "h3"})
_NO_RECORD = frozenset({
    "nav", "aside", "footer", "form",
})  # fmt: skip
_NO_RECORD_ROLES = frozenset({
    "navigation", "complementary", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog", "alert",
})  # fmt: skip
_NO_RECORD_TYPES = (
    "/WPHeader",
    "/WPFooter",
    "/WPSideBar",
    "/SiteNavigationElement",
    "/BreadcrumbList",
    "/ImageObject",
)
_NO_RECORD_NAMES = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|socials?|sns|addthis|addtoany|breadcrumbs?|crumbs?|paginat\w+|pager|related|cookies?|sidebar|menu|nav|"
    r"navbar|toolbar|skip|tags?|print|translate|newsletter|subscribe|copyright|footer)(?:$|[\s_-])",
    re.IGNORECASE,
)


_PICTURES = re.compile(
    r"(?:^|[\s_-])(?:media|photos?|captions?|gallery|images?|pictures?|slider|carousel)(?:$|[\s_-])", re.IGNORECASE
)


def _holds_picture(element: Element) -> bool:
    return next(element.iter("img", "figure", "picture", "video"), None) is not None


@dataclass(slots=True)
class _Size:
    """Characters of an element, those of them that are links, and how many links."""

    length: int = 0
    linked: int = 0
    links: int = 0


def _sizes(root: Element) -> dict[Element, _Size]:
    """The size of each element, from one walk: what is inside an element comes before it."""
    sizes: dict[Element, _Size] = {}
    for node in reversed(list(root.iter())):
        size = sizes.setdefault(node, _Size())
        if is_hidden(node):
            size.length = size.linked = size.links = 0
        else:
            size.length += len((node.text or "").strip())
            if node.tag == "a" and node.get("href") is not None:
                size.linked, size.links = size.length, 1
        if (parent := node.getparent()) is not None:
            above = sizes.setdefault(parent, _Size())
            above.length += size.length + len((node.tail or "").strip())
            above.linked += size.linked
            above.links += size.links
    return sizes


def is_boilerplate_beside(body: Element, root: Element) -> Callable[[Element], bool]:
    """Says of an element whether it is a menu, a bar of links, or the like; never of the body or what holds it."""
    held = {body, *body.iterancestors()}
    sizes = _sizes(root)

    def is_boilerplate(node: Element) -> bool:
        if node in held or not isinstance(node.tag, str):
            return False
        if node.tag in _NO_RECORD or (node.get("role") or "").lower() in _NO_RECORD_ROLES:
            return True
        if (node.get("itemtype") or "").endswith(_NO_RECORD_TYPES):
            return True
        size = sizes.get(node)
        if node.tag in _WORDS or size is None or size.length > 3000:
            return False
        named = f"{node.get('class') or ''} {node.get('id') or ''}"
        if size.length < 300 and _PICTURES.search(named) and _holds_picture(node):
            return True
        if _NO_RECORD_NAMES.search(named) and (size.length < 200 or size.linked * 2 > size.length):
            return True
        return size.links >= 3 and size.linked * 10 > size.length * 8

    return is_boilerplate
