"""How the words of a passage have changed: what was taken out and what was put in, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

LONGEST = 2000
"""Words beyond which a change is shown as one: comparing takes their number squared."""


def show_changes(before: str, after: str) -> SafeString:
    """The words of `after` with those of `before` that are gone in <del> and new ones in <ins>."""
    old, new = before.split(), after.split()
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    pieces = [("{}", new[:head]), *_compare(old[head : len(old) - tail], new[head : len(new) - tail])]
    pieces.append(("{}", new[len(new) - tail :]))
    return format_html_join(" ", "{}", ((format_html(form, " ".join(words)),) for form, words in pieces if words))


def _shared(old: list[str], new: list[str]) -> int:
    """How many words both begin with."""
    return next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )


def _compare(old: list[str], new: list[str]) -> list[tuple[str, list[str]]]:
    gone, come = "<del>{}</del>", "<ins>{}</ins>"
    if max(len(old), len(new)) > LONGEST:
        return [(gone, old), (come, new)]
    pieces: list[tuple[str, list[str]]] = []
    for change, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        pieces += [("{}", new[k:m])] if change == "equal" else [(gone, old[i:j]), (come, new[k:m])]
    return pieces
