"""The outline of a record: its headings, in a transcript its turns."""

from __future__ import annotations

from typing import Any


def compose_outline(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The headings in their order, the deeper ones under the others; in a transcript the turns."""
    outline: list[dict[str, Any]] = []
    for block in blocks:
        if block["kind"] not in ("heading", "speaker_label"):
            continue
        label = block["label"]
        if block["kind"] == "speaker_label":
            label = block["path"].rsplit(".", 1)[-1].removeprefix("t")
        entry = {"label": label, "title": block["plain"].rstrip(":"), "href": f"#{block['anchor']}", "children": []}
        is_deeper = bool(outline) and (
            block["level"] != "1" or (block["kind"] == "speaker_label" and "." in block["path"])
        )
        (outline[-1]["children"] if is_deeper else outline).append(entry)
    return outline


def level_of(path: str) -> int:
    """How deep a passage stands: 1 section, 2 item or paragraph of one, 3 point or bullet, 4 deeper."""
    components = path.split(".") if path else []
    own = [c for c in components if not _counts(c, "p")]
    level = len(own)
    if len(components) > len(own) and components[:-1]:
        level = max(level, 2)
    if own and _counts(own[-1], "b"):
        level = max(level, 3)
    return min(max(level, 1), 4)


def _counts(component: str, letter: str) -> bool:
    return component.startswith(letter) and component[1:].partition("~")[0].isdigit()
