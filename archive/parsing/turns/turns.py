"""Which labels at the heads of paragraphs are a transcript's speaker labels, and whom the shortened ones name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from archive.parsing.people.names import Found
from archive.parsing.text.furniture import inside_rule, is_navigation
from archive.parsing.text.leaders import index_of, is_field_of_index
from archive.parsing.text.lines import Block
from archive.parsing.turns.addresses import as_address
from archive.parsing.turns.askers import answers_a_paper, askers
from archive.parsing.turns.bare_labels import counted, lone_names, numbered, timed
from archive.parsing.turns.chairs import name_chairs
from archive.parsing.turns.chamber_labels import with_called
from archive.parsing.turns.council_labels import council_labels
from archive.parsing.turns.eastern_labels import drop_heads_of_talks, drop_opening_heads
from archive.parsing.turns.eastern_papers import keep_papers
from archive.parsing.turns.headlines import is_headline_of_others, is_loud_title, is_told
from archive.parsing.turns.initials import lead_initials, unglue
from archive.parsing.turns.introducing import with_journalists
from archive.parsing.turns.letter_spaced import letter_spaced
from archive.parsing.turns.loud_dashes import loud_dashes
from archive.parsing.turns.loud_labels import listed_labels, loud_labels
from archive.parsing.turns.member_labels import member_label, opens_sitting
from archive.parsing.turns.own_names import with_own_names
from archive.parsing.turns.recurring_heads import recurring_heads
from archive.parsing.turns.recurring_labels import bold_labels, spaced_names
from archive.parsing.turns.russian_fields import is_russian_field
from archive.parsing.turns.russian_heads import russian_heads
from archive.parsing.turns.speaker_labels import label_of
from archive.parsing.turns.stop_dashes import stop_dashes
from archive.parsing.turns.stopped_labels import stopped_labels
from archive.parsing.turns.those_present import drop_present
from archive.parsing.turns.titles_over_dates import drop_over_date
from archive.parsing.turns.turn import Turn
from archive.parsing.turns.unlabelled_questions import with_questions
from archive.parsing.turns.unsure_labels import drop_lone_letters, drop_unsure
from archive.parsing.words.offices import HONORIFICS, PARTICLES

__all__ = ["Turn", "find_turns"]


def find_turns(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """The speaker labels of a text by the offset at which they begin; empty where it is no transcript.

    A name with a colon is a label where something else shows a transcript too: a title, a question, the same name
    again, or a second name; one line such as "Subject: …" makes none.
    """
    has_members = ")" in shadow and "):" in shadow  # one character is found many times as fast
    found = {
        turn.start: turn
        for block in blocks
        if (
            turn := (member_label(shadow, block) if has_members else None)
            or (label_of if shadow[block.start] in _PLAIN else _label_reader(shadow[block.start]))(shadow, block)
        )
        and not opens_sitting(shadow, block)
        and not _is_page_s(shadow, block, turn)
    }
    for start in sorted(index_of(shadow, blocks)) if found else ():
        if (turn := found.get(start)) and not turn.is_strong and is_field_of_index(shadow, start, turn.end):
            del found[start]  # "Briefer: Mari Kask"
    council_labels(shadow, blocks, found)
    russian_heads(shadow, blocks, found)
    bold_labels(shadow, blocks, found)
    spaced_names(shadow, blocks, found)
    drop_over_date(shadow, blocks, found)
    drop_opening_heads(shadow, blocks, found)
    drop_heads_of_talks(shadow, found)
    stop_dashes(shadow, blocks, found)
    loud_dashes(shadow, blocks, found)
    letter_spaced(shadow, blocks, found)
    if heads := recurring_heads(shadow, blocks, found):
        return with_own_names(shadow, blocks, heads)
    # Beside sure labels only those in capitals are looked for: "THE PRESIDENT. No."
    loud = [b for b in blocks if shadow[b.start : b.start + 4].isupper()] if _has_strong(found) else blocks
    if loud and (stopped := stopped_labels(shadow, loud, found)):
        found = dict(sorted({**stopped, **found}.items()))
    if not found:
        return lone_names(shadow, blocks)
    risen = [turn for turn in found.values() if turn.rule == "chamber-label"]
    if risen:
        found = with_called(shadow, blocks, found, risen)
        opens = min(turn.start for turn in risen)
        weak = [t.start for t in found.values() if t.start < opens and not t.is_strong and shadow[t.end - 2] != ")"]
        for start in weak:  # "Harbour Dues: Motion", what the chamber speaks of, and not "MARI KASK (Harbour Master):"
            del found[start]
    _add_glued(shadow, blocks, found)
    _drop_headlines(shadow, blocks, found)
    _drop_fields(shadow, blocks, found)
    if not found:
        return lone_names(shadow, blocks)
    drop_present(shadow, blocks, found)
    drop_unsure(shadow, blocks, found)
    keep_papers(found)
    drop_lone_letters(found)
    _drop_roster(shadow, blocks, found)
    _drop_circled_list(blocks, found)
    unglue(found)
    _shorten(found)
    lead_initials(shadow, found)
    name_chairs(shadow, found)
    if sum(turn.rule == "numbered-question" for turn in found.values()) > 1 and _is_announced(shadow, blocks):
        for start, turn in found.items():
            if turn.rule == "numbered-question":
                found[start] = replace(turn, role="reporter", name=None, is_strong=True)
    else:
        for start in [start for start, turn in found.items() if turn.rule == "numbered-question"]:
            del found[start]
    unknown = {start: found.pop(start) for start, turn in list(found.items()) if turn.rule == "unknown-label"}
    known_people = {t.name.tokens for t in found.values() if t.name and t.role == "person"}
    for start, turn in found.items():
        if turn.role == "reporter" and turn.name and turn.name.tokens in known_people:
            found[start] = replace(turn, role="person")  # "Mari Kask (Riga):" is no journalist who is "Mari Kask:" too
    people = [t for t in found.values() if t.name and t.name.tokens]
    counts = Counter(t.name.tokens for t in people if t.name)
    strong = any(t.is_strong for t in found.values())
    again = any(count > 1 for count in counts.values())
    outlets = sum(t.rule == "outlet-label" for t in found.values()) > 1
    headlines = {b.start for b in blocks[:4] if b.end - b.start > 40 and shadow[b.end - 1] not in ".!?…。"}
    found = _opened(shadow, blocks, found) if not strong else found
    strong = strong or any(t.is_strong for t in found.values())
    if len(found) == 1 and not strong:
        found = {
            start: as_address(shadow, block, found[start], after, is_announced=_is_announced(shadow, blocks))
            for block, after in zip(blocks, [*blocks[1:], None], strict=True)
            if (start := block.start) in found
        }
        strong = any(t.is_strong for t in found.values())
    known = strong or again or len(counts) > 1 or outlets or (len(found) > 1 and _is_announced(shadow, blocks))
    surnames = loud_labels(shadow, found)
    known = known or answers_a_paper(found) or bool(surnames)
    listed = listed_labels(shadow, found) if again else frozenset()
    kept = {}
    for start, turn in found.items():
        named = turn.name is not None
        if not turn.is_strong and (named or turn.rule == "outlet-label") and not known:
            continue
        tokens = turn.name.tokens if turn.name else ()
        lone = (
            start not in surnames
            and start not in listed
            and named
            and not turn.is_strong
            and turn.role == "person"
            and len(tokens) < 2
            and counts[tokens] < 2
        )
        if lone and not strong:
            unknown[start] = turn
            continue
        if lone and start in headlines:
            continue  # "Norrland: Remarks by Foreign Minister Tamm"
        if turn.role != "nobody" or turn.is_strong or known:
            kept[start] = turn
    if kept and unknown:
        kept = dict(sorted({**kept, **askers(shadow, kept, unknown)}.items()))
    if len(kept) == 1 and not any(_long(block, kept) for block in blocks):
        return {}
    if len(kept) == 1 and all(t.role == "moderator" and t.rule == "enclosed-role" for t in kept.values()):
        return {}  # "（事務局）港湾課　森山課長", of those present
    kept = with_own_names(shadow, blocks, with_journalists(shadow, blocks, kept))
    return with_questions(shadow, blocks, kept)


_PLAIN = frozenset("ABCDEFGHIJKLMNOPRSTUVWXYZ")
"""With what most paragraphs begin, and no number, time or question's count."""


def _label_reader(head: str) -> Callable[[str, Block], Turn | None]:
    """Who reads the label of a paragraph that begins with this character: behind a number, behind a time, or the first thing."""
    return numbered if head.isdigit() else timed if head in "[(" else counted if head == "Q" else label_of


def _has_strong(found: dict[int, Turn]) -> bool:
    return any(turn.is_strong for turn in found.values())


def _add_glued(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Adds a circled label without a space after it where the same label stands alone elsewhere: "○森山長官はい。"."""
    printed = {
        shadow[turn.start : turn.end]: turn for turn in found.values() if turn.rule == "circled-label" and turn.name
    }
    lengths = sorted({len(words) for words in printed})
    for block in blocks if printed else ():
        if block.start in found or shadow[block.start] not in "○◯〇●◎":
            continue
        for length in lengths:
            stop = block.start + length
            turn = printed.get(shadow[block.start : stop]) if stop < block.end else None
            if turn and turn.name and shadow[stop].isalnum():
                by, name = block.start - turn.start, turn.name
                name = Found(name.start + by, name.end + by, name.tokens, name.office, name.genitive, name.rule)
                found[block.start] = replace(turn, start=block.start, end=stop, name=name)
    for start in sorted(found) if printed else ():
        found[start] = found.pop(start)


def _is_page_s(shadow: str, block: Block, turn: Turn) -> bool:
    """Whether a line with a colon is one of the page's: "Tags: ferries, trade", "Transcript:", "Release Type:"."""
    if _OF_BUSINESS.fullmatch(shadow, turn.end, block.end) or _PRESIDES.fullmatch(shadow, block.start, block.end):
        return True
    if shadow[turn.end : block.end] in _STOPS and turn.role == "reporter":
        return True  # "(ТАСС).", whose news it is
    if turn.is_strong or turn.rule not in _WITH_COLON:
        return False
    if _FIELD_OF_FORM.match(shadow, block.start) or is_russian_field(shadow, block.start, block.end):
        return True
    if inside_rule(shadow, block) == "navigation":
        return True
    return is_navigation(shadow, block) or _TRANSCRIPT.fullmatch(shadow, block.start, block.end) is not None


_PRESIDES = re.compile(
    r"(?:President|Chairman|Witness)\s?:\s(?:MM?|Mr|Mrs|Ms|Sir|Dame|Dr|Professor)\.?(?:\s[A-Z][\w'-]+){1,4}\.?"
)
_STOPS = (".", "。", ",", ";")
_WITH_COLON = ("unknown-label", "person-label", "outlet-label", "reporter-label")
_FIELD_OF_FORM = re.compile(
    r"(?:release|publi(?:cation|shed|sh)|issued?|document|transcript|record|created|posted|updated|file|event|press|news|media|content|serial)"
    r"\s(?:type|date|id|number|no\.?|title|format|category|status)\s?:",
    re.IGNORECASE,
)
_OF_BUSINESS = re.compile(
    r"\s(?:Presentation|Discussion|Motion|Statement|Debate|Question|Report|Resumed|Committee Stage|(?:First|Second|Third) (?:Reading|Stage)|Order|Referral|Topical)s?"
    r"(?:\s\((?:Resumed|Continued)\))?\.?"
)
"""What a chamber does with what stands before the colon: "Harbour Dues Bill 2004: Second Stage (Resumed)."."""
_TRANSCRIPT = re.compile(
    r"(?:transcript|стенограмма)(?:\s(?:of|начала|part|встречи|беседы|переговоров|заседания|the|beginning|meeting|talks)){0,6}\s?:",
    re.IGNORECASE,
)


def _opened(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> dict[int, Turn]:
    """The labels, the first one sure where the line before it says that a transcript begins: "Transcript of the meeting:"."""
    for before, block in pairwise(blocks):
        turn = found.get(block.start)
        if turn is None:
            continue
        is_opened = turn.role == "person" and _TRANSCRIPT.fullmatch(shadow, before.start, before.end)
        return {**found, block.start: replace(turn, is_strong=True)} if is_opened else found
    return found


def _drop_headlines(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """A title with a colon that the page prints twice is no turn ("Foreign Minister in Riga: Ferries will sail").

    Nor is the first one, where it is a name and a quotation ('Mari Kask: "I hate fog"'): in a transcript nobody is quoted.
    """
    heads = [b for b in blocks[:_HEAD] if b.start in found]
    if len(found) == 1 and heads and found[heads[0].start].rule == "enclosed-person":
        block = heads[0]
        if found[block.start].end < block.end <= block.start + 60 and shadow[block.end - 1] not in "。？！?!」":
            del found[block.start]  # "【森山首相】カスク氏と会談", a headline
            return
    if len(found) == 1 and heads and heads[0] in blocks[:3] and is_told(shadow, heads[0], found[heads[0].start]):
        del found[heads[0].start]
        return
    if heads and is_headline_of_others(shadow, heads[0], found):
        del found[heads.pop(0).start]
    if heads and heads[0] in blocks[:3] and len(found) > 1 and is_loud_title(shadow, heads[0], blocks[1:_HEAD]):
        found.pop(heads.pop(0).start)
    if heads and _QUOTED.fullmatch(shadow, found[heads[0].start].end, heads[0].end):
        _lead_to(found, found.pop(heads.pop(0).start).name)
    lines = [shadow[b.start : b.end] for b in heads]
    for block, line in zip(heads, lines, strict=True):
        if line[-1] in ".!?…:。" or block.end - found[block.start].end <= 8:
            continue
        # The page's own heading goes on with the house's name: "… Ferries will sail | Foreign Office".
        longer = [b for b, other in zip(heads, lines, strict=True) if _is_again(line, other) and b is not block]
        if longer:
            for again in [block, *longer]:
                found.pop(again.start, None)
            return


def _is_again(line: str, other: str) -> bool:
    return other.startswith(line) and (
        len(other) == len(line) or other[len(line) :].lstrip()[:1] in tuple("|｜«»·–—-")
    )


def _lead_to(found: dict[int, Turn], full: Found | None) -> None:
    """Gives the labels with a surname alone the full name that the title prints."""
    if full is None or len(full.tokens) < 2:
        return
    for start, turn in found.items():
        if turn.name and turn.name.tokens == full.tokens[-1:]:
            found[start] = replace(turn, name=_with_tokens(turn.name, full.tokens))


_QUOTED = re.compile(r'\s?"[^"\n]{8,200}"')
_HEAD = 30
"""Paragraphs among which a page may print its title twice."""
_CONFERENCE = re.compile(
    r"\b(?:(?:press|news)\s(?:conference|briefing|availability)|media\s(?:briefing|availability)|interview|stakeout|doorstop|q\s?&\s?a)\b|記者会見|пресс-конференц|брифинг|интервью",
    re.IGNORECASE,
)


def _is_announced(shadow: str, blocks: list[Block]) -> bool:
    """Whether a line at the head that is no sentence names a conference or an interview: then labels are to be expected."""
    return any(
        b.end - b.start <= 200 and shadow[b.end - 1] not in ".。" and _CONFERENCE.search(shadow, b.start, b.end)
        for b in blocks[:8]
    )


_PRESENTER = re.compile(r"Presenters?:\s[A-Z][^.!?\n]{8,200}")
"""Who speaks at a ministry's briefing, over its date: "Presenter: Secretary of Defense Mari Kask"."""
_FIELD_OF_ARCHIVE = re.compile(
    r"(?:Document\stype|Source|Journalist|Editorial\scomments|Importance\sranking|Word\scount|Themes|Venue|Citation|Credits|Original\s[Ll]anguage|Keywords)\s?:"
)
"""What an archive prints of a document, each in a line of its own."""


def _drop_fields(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """A line with a colon over another such line is a field of a form: "Enter subject:" over "Enter your message:"."""
    fields = [b for b in blocks[:_HEAD] if b.start in found and _FIELD_OF_ARCHIVE.match(shadow, b.start)]
    names = {field.group() for b in blocks[:_HEAD] if (field := _FIELD_OF_ARCHIVE.match(shadow, b.start))}
    if fields and len(names) > 2:  # "Journalist:" again and again asks
        for block in fields:
            del found[block.start]
    for block in blocks[:_HEAD]:
        if block.start in found and _PRESENTER.fullmatch(shadow, block.start, block.end):
            del found[block.start]
    for block in blocks[-_NEAR_END:]:
        if block.start in found and _MADE_BY.fullmatch(shadow, block.start, block.end):
            del found[block.start]
    for block, after in pairwise(blocks):
        turn = found.get(block.start)
        is_alone = turn is not None and turn.end >= block.end and not turn.is_strong
        if is_alone and after.end - after.start < 60 and shadow[after.end - 1] == ":":
            del found[block.start]


_NEAR_END = 2
_MADE_BY = re.compile(
    r"[（(](?:聞き手|構成|取材|撮影)(?![^）)]*(?:か[、？?]|です|ます|、と[^）)、]*[)）]))[\s　:：・は][^（）()。]{2,40}[)）]"
)
"""Who has made an interview, in brackets under it: "（聞き手　編集委員　森山花子）"."""
_BARE_NAME = re.compile(r"\s?[A-Z][\w'-]+(?:\s[A-Z][\w'.-]+){1,3}[.;,]?")


def _drop_roster(shadow: str, blocks: list[Block], found: dict[int, Turn]) -> None:
    """Drops the lines of a list of office-holders ("Minister of Ferries: Mari Kask"): nobody says only a name, twice."""
    rows = [
        block.start
        for block in blocks
        if (turn := found.get(block.start))
        and turn.name
        and not turn.name.tokens
        and _BARE_NAME.fullmatch(shadow, turn.end, block.end)
    ]
    if len(rows) > 1:
        for start in rows:
            del found[start]


def _drop_circled_list(blocks: list[Block], found: dict[int, Turn]) -> None:
    """Drops those present, a circle before each ("○森山大臣", "○佐田長官"): labels right under one another, no words between."""
    alone = [
        (turn := found.get(block.start)) is not None and turn.rule == "circled-label" and turn.end == block.end
        for block in blocks
    ]
    for number, block in enumerate(blocks):
        if alone[number] and (alone[number - 1 : number] == [True] or alone[number + 1 : number + 2] == [True]):
            del found[block.start]


def _shorten(found: dict[int, Turn]) -> None:
    """A long label whose end another label prints alone names just that: "Harbour Board CEO Mari Kask:" by "Mari Kask:", and not by "DA KASK:"."""
    printed = {t.name.tokens for t in found.values() if t.name and t.name.office is None}
    plain = {tokens for tokens in printed if len(tokens) > 1 and tokens[0].casefold() not in PARTICLES}
    for start, turn in found.items():
        name = turn.name
        if name is None or name.office is None or len(name.tokens) < 3 or name.tokens in plain:
            continue
        for cut in range(1, len(name.tokens) - 1):
            rest = name.tokens[cut:] if name.tokens[cut:] in plain else name.tokens[:-cut]
            if rest in plain and not _is_address(name.tokens[:cut]):
                found[start] = replace(turn, name=_with_tokens(name, rest))
                break


def _is_address(tokens: tuple[str, ...]) -> bool:
    return all(token.casefold() in HONORIFICS for token in tokens)


def _with_tokens(name: Found, tokens: tuple[str, ...]) -> Found:
    return Found(name.start, name.end, tokens, name.office, name.genitive, name.rule, name.office_end)


def _long(block: Block, kept: dict[int, Turn]) -> bool:
    turn = kept.get(block.start)
    if turn is None:
        return False
    sure = turn.name is None or turn.name.office is not None or turn.rule in ("address-label", "circled-label")
    return sure or block.end - turn.end > 40
