"""Labels of Russian transcripts that no colon shows: a name or a paper before a dash, who rises before a full stop, a dash alone.

One of them is prose; only where they come again are they labels (`stopped_labels`), and a dash alone only where questions
and answers take turns.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import is_outlet, role_of
from archive.parsing.tongues.russian_names import is_name
from archive.parsing.tongues.russian_titles import TITLE
from archive.parsing.turns.labelled import labelled_person
from archive.parsing.turns.russian_papers import papers_and_offices
from archive.parsing.turns.turn import Turn
from archive.parsing.words.wordlists import holds

_INITIALS = r"(?:[А-ЯЁ]\.\s?){1,2}"
_LETTER = r"(?:[ДЧ]ж|[ДЦ]з|[А-ЯЁ])"
"""What one initial is: also a foreign sound's two letters, "Дж. Каск"."""
_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_DASHED = re.compile(
    rf"(?P<who>(?:{_INITIALS}{_WORD}|{_WORD}\s[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?|{_WORD}(?:\s[А-ЯЁа-яё][а-яё-]+){{0,3}}|(?:{_WORD}\s)?\"[^\"\n]{{2,40}}\"|[А-ЯЁ\"][^.!?:;()\n]{{3,60}}?))"
    r"(?:\s\([^()\n]{2,60}\))?\s[–—―-](?=\s[А-ЯЁA-Z\"\d])"
)
_LOUD_WORD = r"[А-ЯЁ]{3,24}(?:-[А-ЯЁ]{3,24})?"
_DASH = re.compile(r"(?<=\s)[–—―-](?=\s)")
_RISES = re.compile(
    rf"(?P<who>Председательствующ(?:ий|ая)|ПРЕДСЕДАТЕЛЬСТВУЮЩ(?:ИЙ|АЯ)|Из\sзала|ИЗ\sЗАЛА|Ведущ(?:ий|ая)|{_INITIALS}{_WORD}|"
    rf"(?:{_WORD}|{_LOUD_WORD})\s[А-ЯЁ]\.\s?[А-ЯЁ](?:(?=\.)|\.(?=,))|"
    rf"{_WORD}(?:\s{_WORD}){{1,2}}(?=\s\((?:как\s)?(?:перев|говорит|по-)))"
    rf"(?:\s\([^()\n]{{2,60}}\))?(?P<office>,\s[^.!?:\n]{{3,250}})?(?P<stop>\.)?(?=\s|\Z)"
)
_QUIET = re.compile(rf"(?P<who>{_WORD})\.(?:\s[–—―-])?(?=\s)")
_LOUD = re.compile(
    r"(?P<who>ЧЛЕНЫ\s[А-ЯЁ]{4,20}|(?:[А-ЯЁ]\.\s?){0,2}[А-ЯЁ][А-ЯЁ-]{2,24})(?:\s\([^()\n]{2,60}\))?\.(?=\s|\Z)"
)
_NO_SURNAME = re.compile(rf"{TITLE.pattern}|[А-ЯЁ][а-яё]+(?:ет|ют|ит|ят|ла?)\s")
"""What stands before initials at the head of a line and is no surname: "Председательствует М.И. Каск", "Министр Ю.А. Тамм"."""
_IN_CHAIR = re.compile(r"Председательству(?:ет|ют)\s(?:[А-ЯЁа-яё-]+\s){0,8}?(?=[А-ЯЁ]\.)")
_IN_CHAIR_IN_FULL = re.compile(
    rf"П(?<![^\n]П)редседательствует[ ](?P<office>(?:[А-ЯЁа-яё-]+[ ]){{0,8}}?)(?P<name>{_WORD}(?:[ ][А-ЯЁ][а-яё]+(?:ич|вна|чна))?[ ]{_WORD})\.?[ ]*\n"
)
_REST_OF_OFFICE = re.compile(r"(?:\s[А-ЯЁа-яё-]+(?:ого|его|[оеи]й|[ыио]х|[оеи]в|[ыиая]))*\s")
_CHAIR: Final = ("Председательств", "ПРЕДСЕДАТЕЛЬСТВ")
_LEAST: Final = 3
"""Labels that a text has at least, of two kinds and one of them twice, before they are taken for labels."""
_NEAR: Final = 70
"""Characters in which the dash behind a label stands."""
_NEAR_STOP: Final = 30
"""Characters in which the stop behind a surname alone stands."""
_STATIONS: Final = ("телевидение", "радио")
_DASHES: Final = ("– ", "— ", "- ")
_OVER: Final = 4000
"""Characters over the first label among which whom it names may be printed."""
_LEAST_ASKED: Final = 2
_MOST_LINES_AN_ANSWER: Final = 6


def russian_labels(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """The labels by their offset, empty where the text is not Russian or has too few of a form.

    "Юхан Тамм – Добрый день." and "«Парус» – Когда?" are of the first form, "Председательствующий. Прошу." and
    "Ю.А. Тамм, член комитета." of the second, "– Когда?" over "– Весной." of the third.
    """
    if shadow.isascii():
        return {}
    heads = {shadow[b.start] for b in blocks}
    if '"' not in heads and not any("А" <= head <= "Я" for head in heads):
        return _dialogue(shadow, blocks)
    named = _with_offices({t.start: t for b in blocks if (t := _before_dash(shadow, b))})
    if not _come_again(shadow, named) or not (_asked(named) or _named_above(shadow, named)):
        named = {}
    rising = [(b, match) for b in blocks if "А" <= shadow[b.start] <= "Я" and (match := _rises(shadow, b))]
    chair = chair_of(shadow) if any(match["who"].startswith(_CHAIR) for _, match in rising) else None
    risen = {b.start: t for b, match in rising if (t := _of_riser(shadow, b, match, chair))}
    loud = _of_those_present(shadow, {b.start: t for b in blocks if (t := _in_capitals(shadow, b))})
    if loud and _come_again(shadow, loud):
        return {**named, **loud}
    quiet = _surnames_alone(shadow, blocks) if not (named or risen) else {}
    if quiet:
        return quiet
    # A list of books begins with names before a stop too: somebody has to preside, or a line to say what the text is.
    if not _come_again(shadow, risen) or not (_presided(risen) or _is_transcript(shadow, blocks)):
        risen = {}
    return {**named, **risen} or _dialogue(shadow, blocks) or papers_and_offices(shadow, blocks)


def _before_dash(shadow: str, block: Block) -> Turn | None:
    start, limit = block.start, min(block.end, block.start + _NEAR)
    if not ("А" <= shadow[start] <= "Я" or shadow[start] == '"') or _DASH.search(shadow, start, limit) is None:
        return None
    found = _DASHED.match(shadow, start, limit)
    if found is None:
        return None
    a, b = found.span("who")
    who = found["who"]
    if role := role_of(who):
        return Turn(start, found.end(), role, None, True, "stopped-label")
    paper, comma, asker = who.rpartition(", ")
    if comma and (paper[-1] == '"' or is_outlet(paper) or paper.casefold().endswith(_STATIONS)):
        name = _bare(shadow, b - len(asker), b)  # "Береговое телевидение, Юхан Тамм – Когда?"
        return Turn(start, found.end(), "reporter", name, True, "stopped-label") if name else None
    if who[0] == '"' or who[-1] == '"' or is_outlet(who) or who.casefold().endswith(_STATIONS):
        return Turn(start, found.end(), "reporter", None, True, "stopped-label")
    name = labelled_person(shadow, a, b)
    if name is None or len(name.tokens) < 2:
        name = _bare(shadow, a, b) or (name if name and name.office and not name.tokens else None)
    return Turn(start, found.end(), "person", name, True, "stopped-label") if name else None


_INITIALLED = re.compile(
    rf"(?P<initials>{_INITIALS})(?P<family>{_WORD})|(?P<last>{_WORD}|{_LOUD_WORD})\s(?P<first>[А-ЯЁ]\.\s?[А-ЯЁ]\.?)"
)
_FULL = re.compile(rf"{_WORD}(?:\s{_WORD}){{1,2}}")


def _bare(shadow: str, start: int, end: int) -> Found | None:
    """A name with initials or in full and nothing else: "Ю.А. Тамм", "Тамм Ю. А.", "Юхан Тамм"."""
    if found := _INITIALLED.fullmatch(shadow, start, end):
        initials = tuple(f"{letter}." for letter in re.findall("[А-ЯЁ]", found["initials"] or found["first"]))
        return Found(start, end, (*initials, found["family"] or _spelled(found["last"])), None, False, "label")
    if _FULL.fullmatch(shadow, start, end) and is_name(tokens := tuple(shadow[start:end].split())):
        return Found(start, end, tokens, None, False, "label")
    return None


def _spelled(family: str) -> str:
    return family.title() if family.isupper() else family


def _with_offices(turns: dict[int, Turn]) -> dict[int, Turn]:
    """The labels, those that are an office alone only where it answers again and again: "Вопрос (радио) – …", "Министр – …"."""
    asked = sum(t.role in ("question", "reporter") for t in turns.values())
    offices = Counter(t.name.office for t in turns.values() if t.name and not t.name.tokens)
    return {
        start: turn
        for start, turn in turns.items()
        if turn.name is None
        or turn.name.tokens
        or (asked >= _LEAST_ASKED and offices[turn.name.office] >= _LEAST_ASKED)
    }


def _asked(turns: dict[int, Turn]) -> bool:
    return any(t.role in ("question", "reporter") for t in turns.values())


def _named_above(shadow: str, turns: dict[int, Turn]) -> bool:
    """Whether what stands over the first label prints, in whatever case, the surname of everybody whom a label names."""
    first = min(turns)
    families = {t.name.tokens[-1] for t in turns.values() if t.name and t.name.tokens}
    over = shadow[max(0, first - _OVER) : first].casefold()
    return all(family[: max(3, len(family) - 2)].casefold() in over for family in families)


def _rises(shadow: str, block: Block) -> re.Match[str] | None:
    """A label before a full stop, or, where it says who the member is, the whole of a line."""
    found = _RISES.match(shadow, block.start, min(block.end, block.start + 300))
    if found is None or found["stop"] is None or _NO_SURNAME.match(shadow, block.start, block.end):
        return None
    if found["office"] is None or found.end() == block.end or found["office"][2].islower():
        return found
    return found if found["who"][:3].isupper() else None  # "ТАММ Ю.А., Портовая группа. Когда?"


def _in_capitals(shadow: str, block: Block) -> Turn | None:
    """A surname in capitals before a stop, as minutes print it: "ТАММ. Весной.", "КАСК (с места). Нет."."""
    start, limit = block.start, min(block.end, block.start + _NEAR + 30)
    if not shadow[start : start + 2].isupper() and shadow[start + 1 : start + 2] != ".":
        return None
    found = _LOUD.match(shadow, start, limit) if "А" <= shadow[start] <= "Я" else None
    if found is None:
        return None
    if role := role_of(found["who"]):
        return Turn(start, found.end(), role, None, True, "stopped-label")
    if found["who"].startswith("ЧЛЕНЫ "):  # "ЧЛЕНЫ КОМИТЕТА. Согласны.", all at once
        return Turn(start, found.end(), "nobody", None, True, "stopped-label")
    words = found["who"].replace(".", ". ").split()
    tokens = (*words[:-1], words[-1].capitalize())
    return Turn(
        start,
        found.end(),
        "person",
        Found(start, found.end("who"), tokens, None, False, "label"),
        True,
        "stopped-label",
    )


def _surnames_alone(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """Surnames before a stop, where they come again and stand over the first one with initials or a name: "Тамм. Весной."."""
    turns = {}
    for block in blocks:
        if not "А" <= shadow[block.start] <= "Я" or shadow.find(". ", block.start + 3, block.start + _NEAR_STOP) < 0:
            continue
        found = _QUIET.match(shadow, block.start, min(block.end, block.start + _NEAR_STOP))
        if found is None or role_of(found["who"]) or TITLE.match(found["who"]) or shadow[block.end - 1].isdigit():
            continue  # "Экз. № 2" over the title
        name = Found(block.start, found.end("who"), (found["who"],), None, False, "label")
        turns[block.start] = Turn(block.start, found.end(), "person", name, True, "stopped-label")
    if not _come_again(shadow, turns):
        return {}
    over = shadow[max(0, min(turns) - _OVER) : min(turns)]
    kept = {}
    for start, turn in _of_those_present(shadow, turns).items():
        tokens = turn.name.tokens if turn.name else ()
        if len(tokens) > 1 or (tokens and _is_named_in_full(over, tokens[0])):
            kept[start] = turn
    return kept if _come_again(shadow, kept) else {}


def _is_named_in_full(over: str, family: str) -> bool:
    """Whether a name stands before a surname: any word inside a sentence, at its head one that is a name."""
    stem = re.escape(family[: max(3, len(family) - 1)])
    for found in re.finditer(rf"(?P<before>[а-яёА-ЯЁ.]) (?P<name>{_WORD}) {stem}", over):
        if found["before"] != "." or is_name((found["name"], family)):
            return True
    return False


def _of_those_present(shadow: str, turns: dict[int, Turn]) -> dict[int, Turn]:
    """Those of such labels whose surname stands over the first one, with the initials printed there: "тт. Тамм Ю. А., Каск"."""
    if not turns:
        return {}
    first = min(turns)
    over = shadow[max(0, first - _OVER) : first]
    lowered = over.casefold()
    known: dict[str, tuple[str, ...] | None] = {}
    for turn in turns.values():
        family = turn.name.tokens[-1] if turn.name else ""
        if family and family not in known:
            stem = family[: max(3, len(family) - 2)].casefold()
            known[family] = (*_first_names(over, family), family) if stem in lowered else None
    kept = {}
    for start, turn in turns.items():
        if turn.name is None:
            kept[start] = turn
        elif tokens := known[turn.name.tokens[-1]]:
            name = turn.name if len(turn.name.tokens) >= len(tokens) else replace(turn.name, tokens=tokens)
            kept[start] = replace(turn, name=name)
    return kept


def lead_to_present(shadow: str, found: dict[int, Turn]) -> None:
    """Gives surnames alone before a colon the initials that the list of those present prints: "тов. Каск:" under "тт. Каск М. И., Тамм"."""
    alone = {
        start: turn
        for start, turn in found.items()
        if turn.role == "person" and turn.name and len(turn.name.tokens) == 1 and turn.name.tokens[0][0] > "Ѐ"
    }
    if (
        alone
        and len({t.name.tokens for t in alone.values() if t.name}) <= _MOST_PRESENT
        and holds(shadow[max(0, min(alone) - _OVER) : min(alone)], _OF_THOSE_PRESENT)
    ):
        found.update(_of_those_present(shadow, alone))


_MOST_PRESENT: Final = 60
_OF_THOSE_PRESENT: Final = ("рисутствовал", "рисутствуют", "редседательств", "РИСУТСТВ", "РЕДСЕДАТЕЛЬСТВ")


def _first_names(over: str, family: str) -> tuple[str, ...]:
    """What is printed before or behind a surname, in whatever case: initials, or a name and a father's name."""
    stem = family[: max(3, len(family) - 1)]
    for known, bent in (
        (family, ""),
        (stem, "[А-ЯЁа-яё]{0,3}"),
    ):  # "Петров" before "Петрова", who may be somebody else
        shape = rf"(?:{re.escape(known)}|{re.escape(known.upper())}){bent}(?![\w-])"
        printed = re.finditer(
            rf"(?<![\w.])(?P<before>(?:{_LETTER}\.\s?){{1,2}}){shape}|(?<!\w){shape}\s(?P<behind>(?:{_LETTER}\.\s?){{1,2}}|{_WORD}\s[А-ЯЁ][а-яё]+(?:ич|вна|чна)(?![а-яё]))",
            over,
        )
        found = {tuple((m["before"] or m["behind"]).replace(".", ". ").split()) for m in printed}
        if found:
            return found.pop() if len(found) == 1 else ()
    return ()


def _of_riser(shadow: str, block: Block, found: re.Match[str], chair: tuple[str, ...] | None) -> Turn | None:
    a, b = found.span("who")
    if not found["who"].startswith(_CHAIR):
        name = _bare(shadow, a, b)
        role = "person" if name else "nobody" if found["who"].startswith(("Из ", "ИЗ ")) else "moderator"
        return Turn(block.start, found.end(), role, name, True, "stopped-label" if name else "chair-label")
    if chair is None:
        return Turn(block.start, found.end(), "moderator", None, True, "chair-label")
    return Turn(block.start, found.end(), "person", Found(a, b, chair, None, False, "label"), True, "chair-label")


def chair_of(shadow: str) -> tuple[str, ...] | None:
    """Who presides, where a line says so and no other names somebody else: "Председательствует Ю.А. Тамм"."""
    names = set()
    for found in _IN_CHAIR.finditer(shadow):
        if match := _INITIALLED.match(shadow, found.end()):
            names.add(
                (*re.findall(r"[А-ЯЁ]\.", match["initials"] or match["first"]), match["family"] or match["last"])
            )
    for found in _IN_CHAIR_IN_FULL.finditer(shadow):
        office = TITLE.match(found["office"])
        tokens = tuple(found["name"].split())
        whole = not found["office"] or (office and _REST_OF_OFFICE.fullmatch(found["office"], office.end()))
        if whole and is_name(tokens):
            names.add(tokens)
    return names.pop() if len(names) == 1 else None


def _presided(turns: dict[int, Turn]) -> bool:
    return any(t.rule == "chair-label" for t in turns.values())


_TRANSCRIPT = re.compile(
    r"(?:(?:Из|Начало)\s)?[Сс]тенограмм[аы](?![а-яё])[^.!?\n]{0,60}|СТЕНОГРАММА(?![А-ЯЁ])[^.!?\n]{0,60}"
)


def _is_transcript(shadow: str, blocks: list[Block]) -> bool:
    return any(_TRANSCRIPT.fullmatch(shadow, b.start, b.end) for b in blocks if b.end - b.start < 70)


def _kind(shadow: str, turn: Turn) -> str:
    """What one label has in common with another: the surname, the office, that it asks, or else its words."""
    if turn.name:
        return turn.name.tokens[-1] if turn.name.tokens else turn.name.office or ""
    return turn.role if turn.role == "question" else shadow[turn.start : turn.end]


def _come_again(shadow: str, turns: dict[int, Turn]) -> bool:
    counts = Counter(_kind(shadow, t) for t in turns.values())
    named = any(t.role == "person" for t in turns.values())
    return named and len(turns) >= _LEAST and len(counts) > 1 and max(counts.values()) > 1


def _dialogue(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """Dashes that open questions and answers in turn: every question is answered, and no dash stands far from the next."""
    dashed = [n for n, b in enumerate(blocks) if shadow.startswith(_DASHES, b.start) and b.end - b.start > 4]
    if len(dashed) < 2 * _LEAST_ASKED:
        return {}
    asked = [_asks(shadow, blocks[n]) for n in dashed]
    if sum(asked) < _LEAST_ASKED or not asked[0] or sum(asked) * 3 < len(asked) or sum(asked) * 3 > 2 * len(asked):
        return {}
    if any(one and two for one, two in pairwise(asked)) or asked[-1]:
        return {}
    if any(after - before > _MOST_LINES_AN_ANSWER for before, after in pairwise(dashed)):
        return {}
    return {
        blocks[n].start: Turn(
            blocks[n].start, blocks[n].start + 1, "question" if asks else "answer", None, False, "dash-of-dialogue"
        )
        for n, asks in zip(dashed, asked, strict=True)
    }


def _asks(shadow: str, block: Block) -> bool:
    return shadow[block.end - 1] == "?"
