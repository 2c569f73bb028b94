"""The labels of a transcript's turns: who is speaking, or "Question:"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from archive.parsing.countries import countries_by_word, country_words
from archive.parsing.lines import Block
from archive.parsing.names import CAPITAL, Capitals, Found, ordered, titled
from archive.parsing.offices import HEADS, INSTITUTIONS, NO_NAMES, PARTICLES
from archive.parsing.wordlists import words

_COLON = re.compile(r"(?P<who>[^:：\n]{1,110}?)\s?(?P<note>[(\[][^()\[\]\n]{1,80}[)\]])?\s?[:：](?![\d/])")
_ENCLOSED = re.compile(r"[(\[<【](?P<who>[^()\[\]<>【】\n]{1,90})[)\]>】][:：]?\Z")
_LETTER = re.compile(r"(?:(?P<q>Q)|(?P<a>A))(?:uestion|nswer)?(?:\s?\d{1,3})?[.:：]\s|\((?:(?P<q2>Q)|(?P<a2>A))\)\s")
_NOTE = re.compile(r"\s*[(\[](?P<words>[^()\[\]\n]{1,80})[)\]]\s?:?")
_INTERPRETED = re.compile(
    r"interpret|translat|through an? |speaking (?:in )?|(?:in|from) (?:[A-Z]\w+)\b|via |back-trans|перевод|通訳",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:q|questions?|journalists?|reporters?|correspondents?|interviewers?|questioner|вопрос|журналист|корреспондент|"
    r"質問|記者|問|frage|pregunta)(?:\s?(?:no\.?\s?)?\d{1,3})?(?:\s(?:from|by|of)\s.{1,60})?",
    re.IGNORECASE,
)
_MODERATOR = re.compile(
    r"(?:the\s)?(?:moderator|facilitator|chair|host|presenter|press\ssecretary|press\sofficer|mc|emcee|interpreter|"
    r"ведущий|модератор|司会|mofa\sspokesperson)(?:\s?\d{1,2})?",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:a|answer|ответ|答|antwort|respuesta)(?:\s?\d{1,3})?", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:the\s)?(?:remark|reply|response|replica|voice|voices|speaker|participant|audience|staff|official|"
    r"senior\s(?:administration\s)?official|реплика|unidentified(?:\s\w+)?|unknown(?:\s\w+)?)(?:\s?\d{1,2})?",
    re.IGNORECASE,
)
_LOWER = re.compile(r"(?<![\w'-])[^\W\d_A-Z][\w'-]*")
_LOWER_ALLOWED = PARTICLES | words("of the and for on in to from with at his her affairs")
# Words that stand before a colon at the head of a line and are no person.
_FIELDS = words("""
    date place time venue location when where subject participants attendees attendance topic topics agenda source contact
    note notes reference summary background title from to cc ref embargo language translation duration outcome speakers
    speaker attachment annex enclosure theme format purpose objective conclusion conclusions result results overview
    introduction remark tel fax email phone address website url photo caption credit editor author see warning important
    """)
_OUTLET = re.compile(rf",\s(?=[{CAPITAL}\"])|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker label `[start, end)`: `role` is "question", "moderator", "answer", "person" or "nobody".

    `name` is the person or lone office that it prints; `is_strong` says that the label alone shows a transcript.
    """

    start: int
    end: int
    role: str
    name: Found | None
    is_strong: bool


_NO_LABELS = NO_NAMES - {"may", "april", "june", "august", "march", "victory"}


def _kind(who: str) -> str | None:
    for role, pattern in (
        ("question", _QUESTION),
        ("moderator", _MODERATOR),
        ("answer", _ANSWER),
        ("nobody", _NOBODY),
    ):
        if pattern.fullmatch(who):
            return role
    return None


def _person(shadow: str, start: int, end: int) -> Found | None:
    """The person or lone office that `[start, end)` prints and nothing else, with shadow offsets."""
    who = shadow[start:end]
    if who.strip().casefold().split(" ")[0] in _FIELDS and len(who.split()) < 3:
        return None
    if any(word not in _LOWER_ALLOWED for word in _LOWER.findall(who)) or len(who.split()) > 16:
        return None
    words = Capitals(who)
    if not len(words):
        return None
    found = titled(words)
    if found:
        last = found[-1]
        if last.tokens and len(who) - last.end <= 1 and found[0].start <= 4:
            return Found(start + last.start, start + last.end, last.tokens, last.office, False, "label")
        if not last.tokens and len(found) == 1 and len(who) - last.end <= 1 and last.start <= 4:
            return Found(start + last.start, start + last.end, (), last.office, False, "label")
        if last.tokens or len(found) > 1:
            return None
    if not 1 <= len(words) <= 5 or words.starts[0] > 4:
        return None
    tokens = []
    for number in range(len(words)):
        word = words.bare(number)
        folded = word.casefold()
        if number and not (words.follows(number) or words.gap(number).strip() in PARTICLES):
            return None
        if folded in _NO_LABELS or folded in HEADS:
            return None
        if folded in INSTITUTIONS or (folded in country_words() and number == 0) or folded in countries_by_word():
            return None
        if number and (gap := words.gap(number).strip()):
            tokens.append(gap)
        tokens.append(word)
    if words.ends[-1] < len(who.rstrip()):
        return None
    return Found(start, start + words.ends[-1], ordered(tokens), None, False, "label")


def _candidate(shadow: str, block: Block) -> Turn | None:
    start, end = block.start, block.end
    if enclosed := _ENCLOSED.match(shadow, start, min(end, start + 120)):
        if enclosed.end() != end:
            return None
        a, b = enclosed.span("who")
        role = _kind(shadow[a:b].strip())
        name = None if role else _person(shadow, a, b)
        if role in ("question", "moderator") or (name and (name.office or role)):
            return Turn(start, end, role or "person", name, True)
        return None
    if letter := _LETTER.match(shadow, start, end):
        role = "question" if letter["q"] or letter["q2"] else "answer"
        stop = letter.end() - (1 if shadow[letter.end() - 1].isspace() else 0)
        return Turn(start, stop, role, None, False)
    limit = min(end, start + 220)
    if shadow.find(":", start, limit) < 0 and shadow.find("：", start, limit) < 0:
        return None
    match = _COLON.match(shadow, start, limit)
    if not match:
        return None
    a, b = match.span("who")
    who = shadow[a:b].strip()
    stop = match.end()
    after = _NOTE.match(shadow, stop, min(end, stop + 90))
    if after and _INTERPRETED.search(after["words"]):
        stop = after.start() + len(after.group().rstrip())
    role = _kind(who)
    if role:
        return Turn(start, stop, role, None, role != "nobody")
    name = _person(shadow, a, b)
    if name:
        outlet = match["note"] and not _INTERPRETED.search(match["note"]) and not name.office
        return Turn(start, stop, "reporter" if outlet else "person", name, bool(name.office))
    # "Juhan Tamm, Evening Courier:" is a journalist with the paper's name.
    if cut := _OUTLET.search(shadow, a, b):
        name = _person(shadow, a, cut.start())
        rest = shadow[cut.end() : b]
        if name and name.tokens:
            # What stands after the name is the person's office or the journalist's paper.
            office = any(w.casefold().strip(",.") in HEADS for w in rest.split())
            if office or len(name.tokens) > 1:
                return Turn(
                    start, stop, "person" if office or name.office else "reporter", name, bool(office or name.office)
                )
    return None


def find_turns(shadow: str, blocks: list[Block]) -> dict[int, Turn]:
    """The speaker labels of a text by the offset at which they begin; empty where it is no transcript.

    A name with a colon is a label where something else shows a transcript too: a title, a question, the same name
    again, or a second name; one line such as "Subject: …" makes none.
    """
    found = {block.start: turn for block in blocks if (turn := _candidate(shadow, block))}
    letters = [t for t in found.values() if not t.is_strong and t.name is None]
    roles = {t.role for t in letters}
    if roles != {"question", "answer"} and not any(t.is_strong for t in found.values()):
        for turn in letters:
            found.pop(turn.start)
    people = [t for t in found.values() if t.name and t.name.tokens]
    counts = Counter(t.name.tokens for t in people if t.name)
    strong = any(t.is_strong for t in found.values())
    again = [t for t in people if t.name and counts[t.name.tokens] > 1]
    several = len(counts) > 1
    kept = {}
    for start, turn in found.items():
        weak = turn.name is not None and not turn.is_strong
        if weak and not (strong or again or several):
            continue
        if weak and turn.name and len(turn.name.tokens) < 2 and counts[turn.name.tokens] < 2 and not strong:
            continue
        kept[start] = turn
    if len(kept) == 1 and not any(_long(shadow, block, kept) for block in blocks):
        return {}
    return kept


def _long(shadow: str, block: Block, kept: dict[int, Turn]) -> bool:
    turn = kept.get(block.start)
    return turn is not None and (turn.name is None or turn.name.office is not None or block.end - turn.end > 40)
