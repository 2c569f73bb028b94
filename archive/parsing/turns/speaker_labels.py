"""The forms that a speaker label takes at the head of a line; each is a function of its own in the table `FORMS`.

To add a publisher's form, write a function that gives the turn or None and name it in `FORMS`: the first that fits is
taken. What the words of a role are is in `tongues.roles`, whom a label names in `labelled`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.text.label_forms import BULLETS
from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import is_outlet, role_of
from archive.parsing.turns.chamber_labels import (
    HYPHENED_WITHIN,
    IN_WRITING_BEGINS,
    chamber_label,
    hyphened_label,
    linked_label,
    parliamentary_label,
    pictured_label,
)
from archive.parsing.turns.eastern_labels import (
    MANY_ARE,
    circled_label,
    dashed_label,
    half_enclosed_label,
    lone_role_label,
    quoted_label,
    said_label,
)
from archive.parsing.turns.eastern_papers import paper_label
from archive.parsing.turns.label_notes import INTERPRETED, with_note
from archive.parsing.turns.labelled import LOWER_ALLOWED, could_be_asker, labelled_person, person_in_note, reporter
from archive.parsing.turns.noted_labels import letter_with_asker, member_in_the_chair, noted_in_brackets
from archive.parsing.turns.occupations import person_described
from archive.parsing.turns.spaced_labels import BEFORE_SPACE, OF_A_CHAMBER, office_with_name, spaced_label
from archive.parsing.turns.turn import Turn
from archive.parsing.words.characters import HAN, is_han

_COLON = re.compile(
    r"(?P<who>[^:：\n]{1,150}?)\s?(?P<note>[(\[（][^()\[\]（）\n]{1,140}[)\]）])?(?:\s[(\[](?:[Ss]poke|[Ss]peaking|[Ii]nterpret|[Tt]ranslat|[Tt]hrough|[Aa]s\s)[^()\[\]\n]{0,60}[)\]])?\s?[:：](?![\d/])"
)
_ENCLOSED = re.compile(
    r"[(\[<【（〔＜](?P<who>[^()\[\]<>【】（）〔〕＜＞\n]{1,90})(?P<inside>\s[(][^()\n]{2,60}[)])?[)\]>】）〕＞]\s?[:：]?\s{0,3}"
)
_OPENING_REMARKS = re.compile(r"(?<=[^\s])の?(?:冒頭)?(?:発言|挨拶)\Z")
_ANSWERS_AS = re.compile(r"回?答[・：:／/\s](?=.)")
_LETTER = re.compile(
    r"(?P<role>Q|A|[ＱＡ](?=[\d:：.．])|[Qq]uestion|[Aa]nswer|QUESTION|ANSWER|[ВО](?=[:：]))(?:\s?\d{1,3})?(?:[:：]\s?(?=（)|[.:：．]\s?(?=\s|\Z|[(\[\"A-ZА-ЯＡ-Ｚ「\u3041-\u9fff]|[\d０-９]{1,4}[\u3041-\u9fff])|[ \t\u2002-\u200a]{2,8}(?=\S))"
    r"|\((?P<role2>[QA])\)\s"
)
_INITIAL = re.compile(r"[QA]\.\s?[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?\s?[:：]")  # "A. Kask: …" is a person's label.
_ASKS_IN_KANJI = re.compile(rf"[{HAN}ァ-ヴーA-Z]{{2,12}}(?:雑誌|誌|新聞|紙|通信|編集部|放送|テレビ|社)")
_WITH_PAPER = re.compile(rf"(?P<name>[{HAN}ァ-ヴー]{{1,8}})[:：](?P<paper>[^:：]{{1,20}}?)(?:記者)?")
_ROLE_COLON = re.compile(rf"(?P<who>[\u3040-\u30ff{HAN}]{{1,8}})[:：](?=\d)")
_BARE_Q = re.compile(r"(?P<role>[QA])\s(?=[A-Z\"(])")
_NOTED_ROLE = re.compile(r"[(（]?(?P<who>[^\W\d_]{1,20})[)）]?\s?[(\[（](?P<note>[^()\[\]（）\n]{1,60})[)\]）]")
_STYLED = re.compile(r"(?:THE|The)\s(?:(?:RT|Rt|RIGHT|Right)\.?\s)?(?:HON|Hon)(?:\.|OURABLE|ourable)?\s(?=[A-Z])")
"""How a member of a government is styled: "THE RT HON. MARI KASK, PRIME MINISTER:"."""
_OF_STATE = re.compile(r"the\s(?:[\w-]+\s){0,3}(?:minister|secretary)\b", re.IGNORECASE)
_TO_MINISTER = re.compile(r"\)\s(?:to|asked)\sthe\s(?=[A-Z])[^:.?!\n]{4,110}\Z")
_AFTER_DASH = re.compile(
    r"(?:(?P<role>Q|A|Question|Answer|QUESTION|ANSWER)\.?|(?P<who>(?:THE|MR|MRS|MS|M|MME|DR)\.?\s[A-Z][A-Z .'-]{2,40}?))\s–\s(?=[A-Z\"'(\[\d])"
)
_MOST_SMALL: Final = 3
"""Words in small letters that a label may hold besides "of" and the like: more are a sentence with a colon."""
_OPENINGS: Final = frozenset("([<【（〔＜○◯〇●◎◆◇QAqＱＡВО−–—―‐─－-ー")
_AFTER_NO_ANSWER: Final = frozenset("bcdefghijklmopqrtuvwxyz")
"""The second letters of words with an A that are neither "Answer" nor "Asked": of most that begin a paragraph."""
_LONGEST_PAPER: Final = 60
_NEAREST: Final = 200
"""Characters in which a label's colon stands."""
_OVER_LISTS: Final = frozenset(("participants", "participant", "the participants"))
"""Words that alone on a line stand over the list of those present."""
_SLUGS: Final = (" in the Chair", " in the Chair.", "报讯", "報訊", "社讯", "社訊", "网讯", "網訊", "社电", "社電", "日电", "日電", "综合报道", "綜合報道")  # fmt: skip
"""What closes an agency's or a paper's name in brackets at the head of a Chinese paragraph ("【晚报讯】"), or who presides."""
_SAME_LINE_OPENERS: Final = "【〔（"
_FIELDS: Final = frozenset(("文書名", "場所", "年月日", "出典", "備考", "全文", "注", "日時", "会談名", "件名"))
"""What a database of documents prints in brackets before a value: "[場所] 東京"."""

Form = Callable[[str, Block], Turn | None]
_JOURNALIST = re.compile(
    rf"(?![{HAN}]*(?:[新日]聞|通信|放送|[社局紙誌人団側別他各同数番全内外幹元代性地方現論]|雑誌|時事))[{HAN}]{{2,4}}記者"
)
"""A journalist's surname and nothing else: "田村記者"."""


def enclosed_label(shadow: str, block: Block) -> Turn | None:
    """Somebody in brackets: alone on the line ("(Foreign Minister Tamm)"), or before the words ("【記者】…", "（問）…")."""
    start, end = block.start, block.end
    found = _ENCLOSED.match(shadow, start, min(end, start + 120))
    if not found or (found["inside"] and not INTERPRETED.search(found["inside"])):
        return None
    alone = found.end() >= end
    base = start + len(found.group().rstrip())
    is_noted = not alone and shadow[found.end()] in "([（［" and (base := with_note(shadow, base, end)) > found.end()
    alone = alone or base >= end  # "(Foreign Minister Tamm) (Through interpreter)"
    a, b = found.span("who")
    if opening := _OPENING_REMARKS.search(shadow, a, b):
        b = opening.start()  # "【森山総理冒頭発言】"
    if shadow[a] in "答回" and (answering := _ANSWERS_AS.match(shadow, a, b)):
        a = answering.end()  # "（答・大臣）"
    who = shadow[a:b].strip()
    if (
        who in _FIELDS
        or who.endswith(_SLUGS)
        or (not alone and not is_noted and shadow[start] not in _SAME_LINE_OPENERS and who.isascii())
    ):
        return None
    if len(who) == 1 and who.isascii() and not who.isupper():
        return None  # "（a）" counts a point
    if who == "C" and shadow[end - 1] != "。" and end - start <= 40:
        return None  # "（C）海運省", whose the page is
    if not alone and who.isascii() and who.isupper() and len(who) > 2 and not is_outlet(who):
        return None  # "（COASTNEWS） -3日、": an agency, and the news in the same line
    if "＝" in who and who.endswith("記者"):
        return None  # "【ナイロビ共同＝森山記者】", by whom the news is
    paired = _WITH_PAPER.fullmatch(who)
    if paired and (who.endswith("記者") or is_outlet(paired["paper"])):
        # "（佐田：夕刊記者）"
        asker = Found(a, a + len(paired["name"]), (paired["name"],), None, False, "label")
        return Turn(start, end if alone else found.end(), "reporter", asker, True, "enclosed-reporter")
    if _JOURNALIST.fullmatch(who):
        asker = Found(a, b - 2, (who[:-2],), None, False, "label")
        return Turn(start, end if alone else found.end(), "reporter", asker, True, "enclosed-reporter")
    role = "nobody" if who in MANY_ARE else role_of(who)
    name = None if role else labelled_person(shadow, a, b)
    stop = end if alone else with_note(shadow, base, end)
    if role in ("question", "moderator", "answer") or (
        role == "nobody" and not who.isascii() and who[-1] not in "省庁"
    ):
        return Turn(start, stop, role, None, True, "enclosed-role")
    if name and (name.office or not alone):
        return Turn(start, stop, "person", name, True, "enclosed-person")
    asks = shadow[start] == "【" and who.endswith("記者")
    asks = asks or (who.startswith(("Mr. ", "Ms. ", "Mrs. ")) and ", " in who)
    if (not alone or asks) and (journalist := reporter(shadow, a, b)):
        role = "person" if journalist.office else "reporter"
        return Turn(start, stop, role, journalist if journalist.tokens else None, True, "enclosed-reporter")
    return None


def letter_label(shadow: str, block: Block) -> Turn | None:
    """A letter or word for question and answer: "Q:", "Q.", "Q." without a space after it, "A  ", "(Q) ", "Question 2: "."""
    start, end = block.start, block.end
    found = _LETTER.match(shadow, start, min(end, start + 40))
    if not found or _INITIAL.match(shadow, start, min(end, start + 60)):
        return None
    role = (found["role"] or found["role2"])[0].casefold()
    stop = start + len(shadow[start : found.end()].rstrip())
    stop = with_note(shadow, stop, end)
    rule = "spelled-label" if len(found["role"] or "") > 1 else "letter-label"
    return Turn(start, stop, "question" if role in "qｑв" else "answer", None, False, rule)


def noted_role_label(shadow: str, block: Block) -> Turn | None:
    """A role with a note and nothing else on the line: "Question (inaudible)", "(Reporter) (Kask, Coast News)"."""
    if block.end - block.start > 80 or shadow[block.end - 1] not in ")]）":
        return None
    found = _NOTED_ROLE.fullmatch(shadow, block.start, block.end)
    if not found or role_of(found["who"]) != "question":
        return None
    journalist = reporter(shadow, *found.span("note"))
    name = journalist if journalist and journalist.tokens else None
    return Turn(block.start, block.end, "reporter" if name else "question", name, name is not None, "noted-role")


def bare_letter_label(shadow: str, block: Block) -> Turn | None:
    """A letter without a mark, as briefings print it: "Q Will the talks go on?"; weak, for it can begin a sentence."""
    found = _BARE_Q.match(shadow, block.start, block.end)
    if not found or found["role"] == "A":
        return None
    stop = with_note(shadow, block.start + 1, block.end)  # "Q (through interpreter): Will it sail?"
    return Turn(block.start, stop, "question", None, False, "bare-letter-label")


def dash_label(shadow: str, block: Block) -> Turn | None:
    """A letter or an office in capitals before a dash, as a ministry prints interviews: "Q. – Will it sail?", "THE MINISTER – It will."."""
    found = _AFTER_DASH.match(shadow, block.start, min(block.end, block.start + 70))
    if found is None:
        return None
    stop = with_note(shadow, block.start + len(found.group().rstrip()), block.end)  # "THE MINISTER – (in German)"
    if role := found["role"]:
        return Turn(block.start, stop, "question" if role[0] == "Q" else "answer", None, False, "letter-label")
    name = labelled_person(shadow, *found.span("who"))
    return Turn(block.start, stop, "person", name, bool(name.office), "person-label") if name else None


def _asked_before_figures(shadow: str, start: int, limit: int) -> Turn | None:
    """The turn of "问：1月1日…": before figures a role is a label, an office before a sentence, anything else is a field or an hour."""
    found = _ROLE_COLON.match(shadow, start, limit)
    role = role_of(found["who"]) if found else None
    if found is None:
        return None
    if role in ("question", "answer"):
        return Turn(start, found.end(), role, None, True, "role-label")
    # "大臣：２件ございます。"
    name = labelled_person(shadow, *found.span("who")) if role is None and shadow[limit - 1] == "。" else None
    return Turn(start, found.end(), "person", name, True, "person-label") if name and name.office else None


def colon_label(shadow: str, block: Block) -> Turn | None:
    """Somebody and a colon: "Foreign Minister Tamm:", "Moderator:", "Mari Kask, Evening Post:", "Evening Post:"."""
    start, end = block.start, block.end
    limit = min(end, start + 240)
    if shadow.find(":", start, limit) < 0 and shadow.find("：", start, limit) < 0:
        return None
    match = _COLON.match(shadow, start, limit)
    if not match:
        return _asked_before_figures(shadow, start, limit)
    a, b = _without_bold(shadow, *match.span("who"))
    if styled := _STYLED.match(shadow, a, b):
        a = styled.end()
    who = shadow[a:b].strip()
    if who[:1] in "[(" and who.count("[") > who.count("]") or who.count("(") > who.count(")"):
        return None  # "[Translation: …]" is a note.
    if match.end() >= end and who[:1] in BULLETS:
        return None  # "• The Kenyan side:" over the names of those present
    if described := person_described(shadow, a, b):
        sure = described.rule == "described"
        return Turn(start, with_note(shadow, match.end(), end), "person", described, sure, "described-person")
    words = who.split()
    if len(words) > _MOST_SMALL and (
        sum([word.islower() and word.isascii() and word not in LOWER_ALLOWED for word in words]) > _MOST_SMALL
    ):
        return None
    stop = with_note(shadow, match.end(), end)
    if who[:1] == who[-1:] == '"' and who.count('"') == 2 and len(who) <= _LONGEST_PAPER:
        return Turn(start, stop, "reporter", None, False, "outlet-label")  # "«Coast News»: When?"
    role = role_of(who)
    if who.casefold() in _OVER_LISTS and (stop >= end or shadow[end - 1] not in '.?!"'):
        return None  # "Participants: Mari Kask, Foreign Minister": nobody's words end without a stop
    if (
        role == "question"
        and match["note"]
        and (asker := reporter(shadow, *_inside(match.span("note"))))
        and asker.tokens
    ):
        return Turn(start, stop, "reporter", asker, True, "reporter-label")  # "Question (Mari Kask, Coast News):"
    if role:
        # "SENIOR DEPARTMENT OFFICIAL ONE:" opens a briefing on background, and nothing else.
        strong = role != "nobody" or (who.isupper() and "OFFICIAL" in who and " " in who)
        return Turn(start, stop, role, None, strong, "role-label")
    if shadow.find(")", a, b) > 0 and (addressed := _TO_MINISTER.search(shadow, a, b)):
        # A member with the party, and whom she asks: "MARI KASK (Reform) to the Minister of Trade:".
        who = shadow[a : addressed.start()].rpartition("(")[0]
        name = labelled_person(shadow, a, a + len(who.rstrip()))
        return Turn(start, stop, "person", name, True, "chamber-label") if name and name.tokens else None
    name = labelled_person(shadow, a, b)
    note = match["note"]
    if name is None and note and who[-1] == ")":  # "Joint Secretary (South) (Mari Kask):"
        name = labelled_person(shadow, a, shadow.rfind("(", a, b))
        name = None if name and name.tokens else name
    if note and (name is None or not name.tokens) and _OF_STATE.match(who):
        # The office of a parliament's answers, in capitals, and whose it is: "(SHRI ARVIND RAO):".
        inside = labelled_person(shadow, match.start("note") + 1, match.end("note") - 1)
        if inside and inside.tokens:
            inside.office = who.removeprefix("THE ").removeprefix("The ")
            return Turn(start, stop, "person", inside, True, "office-and-name")
    if name and not name.tokens and note:
        inside = person_in_note(shadow, match.start("note") + 1, match.end("note") - 1)
        if inside and inside.tokens:
            inside.office = name.office
            return Turn(start, stop, "person", inside, True, "office-and-name")
    if name and not name.office and stop < end and not any(map(str.isalpha, shadow[stop : min(end, stop + 200)])):
        return None  # "PRN: 2010/1751"
    if name:
        outlet = note and not INTERPRETED.search(note) and not name.office and note[1:2].isupper()
        rule = "reporter-label" if outlet else "person-label"
        # "К.Тамм (как переведено):" is no heading: nothing else has such a note.
        sure = (
            bool(name.office)
            or name.rule == "address"
            or bool(note and rule == "person-label" and INTERPRETED.search(note))
        )
        return Turn(start, stop, "reporter" if outlet else "person", name, sure, rule)
    if journalist := reporter(shadow, a, b):
        role = "person" if journalist.office else "reporter"
        kept = journalist if journalist.tokens else None
        strong = bool(journalist.office) or (kept is not None and is_outlet(shadow[journalist.end : b]))
        return Turn(start, stop, role, kept, strong, "reporter-label" if kept else "outlet-label")
    if could_be_asker(who) or _ASKS_IN_KANJI.fullmatch(who):
        return Turn(start, stop, "reporter", None, False, "unknown-label")
    return None


FORMS: Final[tuple[Form, ...]] = (
    enclosed_label,
    noted_in_brackets,
    paper_label,
    office_with_name,
    circled_label,
    dashed_label,
    half_enclosed_label,
    spaced_label,
    quoted_label,
    said_label,
    letter_with_asker,
    member_in_the_chair,
    letter_label,
    bare_letter_label,
    noted_role_label,
    parliamentary_label,
    colon_label,
    lone_role_label,
)
_OF_LETTERS: Final = tuple(
    form
    for form in FORMS
    if form
    not in (
        enclosed_label,
        noted_in_brackets,
        paper_label,
        office_with_name,
        circled_label,
        dashed_label,
        half_enclosed_label,
        spaced_label,
        quoted_label,
        said_label,
    )
)
"""Those that can begin with a Latin letter; the others begin with a bracket, a mark or a character of the East."""
_OF_NAMES: Final = tuple(
    form
    for form in _OF_LETTERS
    if form not in (letter_with_asker, letter_label, bare_letter_label, parliamentary_label)
)
"""Those that can begin with a Latin letter that is none of these."""
_NO_NAMES: Final = frozenset("QqAaT")
"""What the others begin with: the letters of question and answer, and "Tabled by"."""


def _inside(span: tuple[int, int]) -> tuple[int, int]:
    return span[0] + 1, span[1] - 1


def _without_bold(shadow: str, start: int, end: int) -> tuple[int, int]:
    """Where a label's words stand between the marks of Markdown: "**Mari Kask**:"."""
    while start < end and shadow[start] in "*_":
        start += 1
    while start < end and shadow[end - 1] in "*_ ":
        end -= 1
    return start, end


def label_of(shadow: str, block: Block) -> Turn | None:
    """The speaker label at the head of a paragraph, by the first form that fits."""
    start, end = block.start, block.end
    head, size = shadow[start], end - start
    near = start + _NEAREST if size > _NEAREST else end
    if "ぁ" <= head <= "ゖ" and shadow.find("員\u3000", start, start + 9) > 0:
        return spaced_label(shadow, block)  # "はなこ委員　…"
    if (
        head > "\u007f"
        and (is_han(head) or "ァ" <= head <= "ヶ")
        and (
            shadow.find("）", start, start + 20) > 0
            or shadow.find(")", start, start + 14) > 0
            or shadow.find("「", start, start + 14) > 0
            or size <= 5
            or (size <= 32 and shadow.endswith("記者", start, end))
            or BEFORE_SPACE.match(shadow, start, min(near, start + 18))
            or (shadow.find("\u3000", start, start + 26) > 0 and OF_A_CHAMBER.match(shadow, start, near))
        )
    ):
        return next((turn for form in FORMS if (turn := form(shadow, block))), None)
    is_plain = shadow.isascii()
    if size < 140 and shadow[end - 1] == ")" and (turn := chamber_label(shadow, block)):
        return turn
    if head == "P" and shadow.startswith("Photo of ", start):
        return pictured_label(shadow, block)
    if shadow.find(".-", start, start + HYPHENED_WITHIN) > 0 and (turn := hyphened_label(shadow, block)):
        return turn
    if not is_plain and shadow.find(" – ", start, start + 44) > 0 and (turn := dash_label(shadow, block)):
        return turn
    if size < 140 and shadow.find("Link to this", start, end) > 0:
        return linked_label(shadow, block)
    if (
        (head not in _OPENINGS or (head == "A" and shadow[start + 1 : start + 2] in _AFTER_NO_ANSWER))
        and shadow.find(":", start, near) < 0
        and (is_plain or shadow.find("：", start, near) < 0)
        and (head != "T" or not shadow.startswith(IN_WRITING_BEGINS, start))  # those with an A are among the openings
    ):
        return None  # What every form needs somewhere near the head: a quick look that spares most paragraphs all the others.
    is_latin = head.isascii() and head.isalpha()
    for form in FORMS if not is_latin else _OF_LETTERS if head in _NO_NAMES else _OF_NAMES:
        if turn := form(shadow, block):
            return turn
    return None
