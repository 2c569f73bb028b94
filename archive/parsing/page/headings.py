"""Which paragraphs of a record are headings, and which of them share a path with what they head."""

from __future__ import annotations

from typing import Final

from archive.parsing.page.closed_lists import ends_instructions, is_last_of_list
from archive.parsing.page.eastern_pages import names_occasion
from archive.parsing.page.field_lines import is_field
from archive.parsing.page.heading_lines import ENDS, SHORT, could_be_heading
from archive.parsing.page.passages import Outline, Passage
from archive.parsing.page.russian_pages import tells_in_cyrillic
from archive.parsing.page.turn_headings import PART_OF_CONFERENCE

_SIGNED = ("Signed by", "Signed on behalf", "Exchanged by", "Signatories:", "Signatory:")
_CONTINUES = ("という", "といった", "等の", "などの", "を内容とする", "について", *_SIGNED)
"""What goes on with a sentence whose points stand in lines of their own, or with a document in a list: who signed it."""


def mark_headings(shadow: str, out: Outline) -> None:
    """Makes headings of the passages that are, and counts the paragraphs anew."""
    passages = out.passages
    styles: set[tuple[int | None, str]] = set()
    for number, passage in enumerate(passages):
        if passage.end - passage.start > SHORT or passage.kind != "text" or passage.turn:
            continue
        if not could_be_heading(shadow, passage.start, passage.end):
            if passage.label and _is_stopped(shadow, passages, number):
                passage.kind, passage.rule = "heading", "stopped-heading"
            continue
        following = passages[number + 1] if number + 1 < len(passages) else None
        if passage.is_paragraph and following and PART_OF_CONFERENCE.fullmatch(shadow, passage.start, passage.end):
            # With the paragraph under it one passage, as every heading without a label.
            shares = following.kind == "text" and following.is_paragraph
            passage.kind, passage.rule = "heading", "unlabelled-heading" if shares else "part-of-conference"
            continue
        if passage.rule == "paragraph" and following and shadow[passage.start : passage.end] in _ANNEXES:
            passage.kind, passage.rule = "heading", "annex"
            continue
        if passage.label and not out.is_in_turn(passage):
            bullet = passage.label.is_bullet
            deeper = (
                following is not None and following.parent == number and not (bullet and following.kind == "dateline")
            )
            if following is not None and shadow.startswith(_CONTINUES, following.start):
                continue
            if deeper and number and ends_instructions(shadow, passages[number - 1], passage):
                continue
            if deeper and is_last_of_list(shadow, passages, number):
                continue
            if deeper and not (bullet and following and following.is_paragraph):
                passage.kind, passage.rule = "heading", "heading-with-items"
                styles.add((passage.parent, passage.label.style))
            elif (passage.parent, passage.label.style) in styles and not bullet and following is not None:
                passage.kind, passage.rule = "heading", "heading-like-its-siblings"
        elif passage.rule == "paragraph" and _is_first_of_links(shadow, passages, number):
            passage.kind, passage.rule = "heading", "link-between"
        elif (
            passage.rule == "paragraph"
            and following is not None
            and following.kind == "text"
            and passage.end - passage.start <= 90
            and following.parent == passage.parent
            and passage.indent == 0
            and (
                following.turn
                or following.end - following.start > passage.end - passage.start
                or (following.label and following.start >= following.end)
            )
            and (following.turn or following.label or shadow.endswith((*ENDS, "—"), following.start, following.end))
            and not out.is_in_turn(passage)
            and not is_field(shadow, passage.start, passage.end)
        ):
            is_link = (
                not following.turn and not following.label and tells_in_cyrillic(shadow, passage.start, passage.end)
            )
            passage.kind, passage.rule = "heading", "link-between" if is_link else "unlabelled-heading"
        elif (
            passage.rule == "paragraph"
            and following is not None
            and following.kind == "dateline"
            and not passage.indent
            and names_occasion(shadow, passage.start, passage.end)
        ):
            passage.kind, passage.rule = "heading", "heading-with-date"  # "…大統領の来日について", its date under it
        elif (
            _heads_next_item(passages, passage, following)
            and passage.end - passage.start <= 60
            and not is_field(shadow, passages[passage.parent or 0].start, passages[passage.parent or 0].end)
        ):
            passage.kind, passage.rule = "heading", "heading-between-items"
    _share_paths(out)


_LONGEST_STOPPED: Final = 50
_WORDS_STOPPED: Final = 5


def _is_stopped(shadow: str, passages: list[Passage], number: int) -> bool:
    """Whether a number's few words with a full stop head the paragraph under it, as minutes print it: "2. Fisheries."."""
    passage = passages[number]
    if shadow[passage.end - 1] != "." or passage.end - passage.start > _LONGEST_STOPPED or number + 1 == len(passages):
        return False
    under = passages[number + 1]
    if passage.label is None or passage.label.is_bullet or passage.parent is not None or under.parent != number:
        return False
    words = shadow[passage.start : passage.end - 1].split()
    is_named = len(words) <= _WORDS_STOPPED and all(word[0].isupper() or word in _SMALL for word in words)
    return is_named and under.kind == "text" and not under.label and under.end - under.start > 2 * _LONGEST_STOPPED


_SMALL: Final = frozenset(("of", "the", "for", "and", "in", "on", "to", "with", "at"))


def _is_first_of_links(shadow: str, passages: list[Passage], number: int) -> bool:
    """Whether a Russian line that tells something stands over another such line, and that one over a sentence: two headlines."""
    if number + 2 >= len(passages) or not tells_in_cyrillic(shadow, passages[number].start, passages[number].end):
        return False
    second, third = passages[number + 1 : number + 3]
    if second.rule != "paragraph" or third.rule != "paragraph" or second.parent != third.parent:
        return False
    return (
        could_be_heading(shadow, second.start, second.end)
        and tells_in_cyrillic(shadow, second.start, second.end)
        and third.end - third.start > 80
        and shadow.endswith(ENDS, third.start, third.end)
    )


def _heads_next_item(passages: list[Passage], passage: Passage, following: Passage | None) -> bool:
    """Whether a line after an item heads the next one of the same list ("Fisheries" between 2. and 3.)."""
    if passage.rule != "paragraph" or passage.parent is None or passage.indent or following is None:
        return False
    above, next_label = passages[passage.parent], following.label
    if above.label is None or next_label is None or following.parent != above.parent:
        return False
    return above.label.style == next_label.style and not next_label.is_bullet


def _share_paths(out: Outline) -> None:
    """An unlabelled heading and the paragraph after it are one passage; the paragraphs after it are counted anew."""
    shift: dict[int | None, int] = {}
    passages = out.passages
    if _HEADS.isdisjoint([passage.rule for passage in passages]):
        return
    for number, passage in enumerate(passages):
        if not passage.is_paragraph or passage.path is None:
            continue
        if moved := shift.get(passage.parent, 0):
            above = passage.path.rpartition("p")
            passage.path = f"{above[0]}p{int(above[2]) - moved}"
        following = passages[number + 1] if number + 1 < len(passages) else None
        if (
            _heads(passage)
            and following
            and following.is_paragraph
            and following.parent == passage.parent
            and not (passage.rule == "unlabelled-heading" and following.kind == "heading")
        ):
            shift[passage.parent] = shift.get(passage.parent, 0) + 1
    for passage in passages:
        if passage.rule == "link-between":
            # Another page's title, which news print between paragraphs: "Тамм поздравил Керему с праздником".
            passage.kind, passage.path, passage.is_paragraph = "furniture", None, False


_ANNEXES: Final = frozenset(
    ("ANNEX", "Annex", "APPENDIX", "Appendix", "ENCLOSURE", "Enclosure", "ПРИЛОЖЕНИЕ", "Приложение")
)
"""What alone on its line stands over what a letter or a communiqué encloses."""
_HEADS: Final = frozenset(("unlabelled-heading", "bracketed-heading", "link-between", "annex"))


def _heads(passage: Passage) -> bool:
    return passage.rule in _HEADS
