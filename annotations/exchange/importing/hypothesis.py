"""The JSON of Hypothesis's API: a search's `rows`, a list of annotations, or one. Described at https://h.readthedocs.io/en/latest/api/."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from annotations.anchoring import TextQuoteSelector
from annotations.reading import Content

from .candidates import Candidate, File, UnreadableFile, limit, load_json, shorten

ADDRESS: Final = "https://hypothes.is/a/"


def read_hypothesis(raw: bytes) -> File:
    """The annotations; each comes in as its importer's, so whose it was is noted. Raises UnreadableFile."""
    document = load_json(raw)
    if isinstance(document, dict):
        for name in ("rows", "annotations"):
            if isinstance(document.get(name), list):
                rows, replies = document[name], document.get("replies")
                document = rows + (replies if isinstance(replies, list) else [])
                break
        else:
            document = [document]
    if not isinstance(document, list):
        raise UnreadableFile("no export of Hypothesis: it has no list of annotations")
    return File(limit(_candidate(row, index) for index, row in enumerate(document)))


def _candidate(row: Any, index: int) -> Candidate:
    if not isinstance(row, dict) or not _text(row.get("uri")):
        return Candidate(
            str(index), f"annotation {index + 1}", problem="it is no annotation of Hypothesis: it has no “uri”"
        )
    key = _text(row.get("id")) or str(index)
    comment, quote = _text(row.get("text")), _quote(row)
    tags = [tag for tag in _list(row.get("tags")) if isinstance(tag, str) and tag.strip()]
    bodies = [Content("comment", comment, "commenting", "text/markdown")] if comment.strip() else []
    bodies += [Content("tag", tag.strip(), "tagging") for tag in tags]
    references = [one for one in _list(row.get("references")) if isinstance(one, str)]
    return Candidate(
        key,
        shorten(comment or (quote.exact if quote else "") or ", ".join(tags) or "a note on the page"),
        (_text(row["uri"]),),
        quote,
        bodies=tuple(bodies),
        reply_to=references[-1] if references else "",
        via=f"{ADDRESS}{key}" if _text(row.get("id")) else "",
        notes=tuple(_notes(row)),
    )


def _quote(row: dict[str, Any]) -> TextQuoteSelector | None:
    for target in _list(row.get("target")):
        for selector in _list(target.get("selector")) if isinstance(target, dict) else ():
            if isinstance(selector, dict) and selector.get("type") == "TextQuoteSelector":
                exact, prefix, suffix = (_text(selector.get(name)) for name in ("exact", "prefix", "suffix"))
                if exact.strip():
                    return TextQuoteSelector(exact, prefix, suffix)
    return None


def _notes(row: dict[str, Any]) -> Iterator[str]:
    if user := _text(row.get("user")):
        made = f", made on {created[:10]}" if (created := _text(row.get("created"))) else ""
        yield f"it was {shorten(user, 80)}’s in Hypothesis{made}; here it is yours, made now"
    if row.get("hidden") is True:
        yield "it was hidden in Hypothesis"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
