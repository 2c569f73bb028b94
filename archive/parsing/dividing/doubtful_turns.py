"""Where the turns of a conversation may be miscounted or given to the wrong person: a first turn that nobody read, a speaker who follows herself.

Turns are numbered from the first: one that was not read shifts the numbers of all that come after it. And in a
conversation people take turns: two of one person's running hide somebody else's words, or somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from archive.parsing.breakdown import Kind, Segment
from archive.parsing.dividing.doubtful_japanese import is_eastern
from archive.parsing.dividing.unread_labels import SHORTENED, could_be_label, may_open_turn
from archive.parsing.words.wordlists import holds

_CIRCLES: Final = frozenset("○●◯〇◎◆◇")
_CHAIR = re.compile(r"председател|presid(?:ent|ing)\s*[.:]|chair|speaker|議長|委員長|会長", re.IGNORECASE)
"""Who calls others to speak, and speaks between directions of the stage."""
_CALLS: Final = ("?", "？", "か。", "お願いします。", "お願いいたします。")
"""How a question ends, or who gives the word to somebody."""
_LEAST_SAID: Final = 5
"""Characters that what is said has at least behind a label that was not read."""
_NEAR: Final = 100
_OF_A_SENTENCE = re.compile(
    r"(?:I|We|You|He|She|They|It|This|That|There|Let|Thank|Я|Мы|Вы|Он|Она|Они|Это|Хочу|Хотел|Прошу|Позвольте|Разрешите|Спасибо|Благодарю|Напомню|Давайте|Поручаю|Например|Кстати)\s"
)
"""How no label begins: "I want to thank Minister Kask:"."""
_A_NAME = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Deputy|Senator)\.?\s[A-Z][\w'-]+(?:\s(?:O'|Mc|de\s|van\s)?[A-Z][\w'.-]+){0,3}"
)
"""What some chambers print over what a member says, or before it: "Mr. Declan Oja", "Mr. Declan Oja asked the Minister"."""
_ASKS: Final = (" asked the ", "\nasked the ")
_COLON = re.compile(r"[:：](?=[\s*_]*[^\sa-zа-яё*_])")
_STOPS: Final = frozenset(".!?…;。？！、")
_FIELDS = re.compile(
    r"(?:president(?=\s?:\s{1,20}(?:mr|mrs|ms|sir|dame|dr)\b)|subjects?|topics?|transcript|date|place|venue|time|participants|present|attend\w+|agenda|note|speakers?|presenters?|source|location|contact|where|when|languages?|"
    r"日\s?時|場\s?所|会\s?場|会見者|出席者|日程|件名|議題|担当|対象|発言者|場内|対\s?応|出\s?演|聞き手|先方|当方|"
    r"в\sповестке|место|дата|время|участники|тем[аы]|присутств\w+|повестка|источник|напомню|справка|справочно)\b",
    re.IGNORECASE,
)
"""How a line begins that tells of the conversation and belongs to nobody."""
_ASKER = re.compile(
    r"[Ii]nterview(?:ed\sby|er):?\s[A-Z]|[（(・：:　](?:司会|聞き手|インタビュアー)[）)：:　][^記者。\n]{2}|(?:Бесед[уо][а-я]*|Интервью|Беседу|интервью)\s(?:взял|в[её]л|пров[её]л)[аи]?\s[А-ЯЁ]|Беседовал[аи]?\s[А-ЯЁ]"
)
_HEAD: Final = 3000
_FOOT: Final = 1500
"""Characters at a record's beginning and end in which who asks is printed."""
_ASKERS: Final = ("nterview", "司会", "聞き手", "インタビュアー", "нтервью ", "есед")
_QUESTIONS: Final = 4
_TURNS: Final = 20
"""Turns of nobody named, and of all, that prove a conversation's form: labels that come again so often were understood."""
_TITLES: Final = r"(?:Mr|Mrs|Ms|Dr|President|Secretary|Minister|Ambassador|Chancellor|Senator|Governor|General|Chairman|Premier|King|Queen)"


def turns_doubtful_from(shadow: str, segments: Sequence[Segment]) -> int:
    """The offset from which turns may be miscounted or somebody else's; the text's length where nothing shows it.

    What stands before the first label may be a turn whose label was not read (`_could_be_turn`). One person twice
    running, without a chair's circle, is doubtful from the first of the two: whatever is between them was not read, or
    the second is another.
    """
    unread = _unread_bracket(shadow, segments)
    return min(unread, _doubtful_from(shadow, segments)) if unread < len(shadow) else _doubtful_from(shadow, segments)


def is_unproved(segments: Sequence[Segment], *, is_warned: bool) -> bool:
    """Whether something in a conversation of few turns was not understood: a label or name that is warned of, or a speaker by surname alone."""
    labels = [part for part in segments if part.kind is Kind.SPEAKER_LABEL]
    if len(labels) >= _TURNS or sum(not part.speakers for part in labels) >= _QUESTIONS:
        return False
    return is_warned or any(" " not in name and not is_eastern(name) for part in labels for name in part.speakers)


def names_asker(shadow: str, segments: Sequence[Segment]) -> bool:
    """Whether who asks is printed beside labels that name nobody: "Interviewed by Mari Kask" over "Q:", （司会） of a roster over "――"."""
    edges = shadow if len(shadow) <= _HEAD + _FOOT else f"{shadow[:_HEAD]}\n{shadow[-_FOOT:]}"
    if not holds(edges, _ASKERS[:1] if edges.isascii() else _ASKERS) or _ASKER.search(edges) is None:
        return False
    return any(part.kind is Kind.SPEAKER_LABEL and not part.speakers for part in segments)


def _unread_bracket(shadow: str, segments: Sequence[Segment]) -> int:
    """Where a heading in brackets runs on into words as the labels do: "【佐田】春です。" beside "【記者】いつですか。"."""
    first = next(
        (
            p.start
            for p in segments
            if p.kind is Kind.HEADING and shadow[p.start] == "【" and shadow[p.end : p.end + 1] not in ("\n", "\r", "")
        ),
        len(shadow),
    )
    is_of_labels = first < len(shadow) and any(
        p.kind is Kind.SPEAKER_LABEL and shadow[p.start] == "【" for p in segments
    )
    return first if is_of_labels else len(shadow)


def _doubtful_from(shadow: str, segments: Sequence[Segment]) -> int:
    before: Segment | None = None
    asked = False
    for part in segments:
        path = part.path
        if path is None or part.rule == "roster":
            continue
        if part.kind is Kind.SPEAKER_LABEL:
            if before is None and asked:
                return 0  # An interview's first question.
            if before is not None and _follows_herself(shadow, before, part):
                return before.start
            if _OF_A_SENTENCE.match(shadow, part.start, part.end):
                return part.start
            before = part
        elif before is None and (part.kind is Kind.STATEMENT or part.kind is Kind.NARRATIVE):
            if _could_be_turn(shadow, part.start, part.end):
                return 0 if _has_label(segments) else len(shadow)
            asked = shadow.endswith(_CALLS, part.start, part.end)
        else:
            asked = False
    return len(shadow)


def names_herself(shadow: str, part: Segment) -> bool:
    """Whether what somebody says names her by her title, as one speaks of others: "I welcome President Kask", said by Mari Kask."""
    return any(
        (surname := name.rpartition(" ")[2]) in shadow[part.start : part.end]
        and re.search(
            rf"\b{_TITLES}\.?\s(?:[A-Z][\w.'-]+\s){{0,2}}{re.escape(surname)}\b", shadow[part.start : part.end]
        )
        is not None
        for name in part.speakers
    )


def _has_label(segments: Sequence[Segment]) -> bool:
    return any(part.kind is Kind.SPEAKER_LABEL for part in segments)


def _follows_herself(shadow: str, before: Segment, label: Segment) -> bool:
    if not label.speakers or label.speakers != before.speakers or shadow[label.start] in _CIRCLES:
        return False
    if (before.path or "").rpartition(".")[0] != (label.path or "").rpartition(".")[0]:
        return False  # Another section begins.
    return _CHAIR.search(shadow, label.start, label.end) is None or (
        shadow[label.start : label.end] != shadow[before.start : before.end]
    )


def _could_be_turn(shadow: str, start: int, end: int) -> bool:
    """Whether a paragraph begins as a label and its words do: "USEC. LAO: Good morning.", "Sir Alan Pell (North) (Urgent Question): To ask …"."""
    if end - start < _LEAST_SAID or shadow[end - 1] in ":：" or _FIELDS.match(shadow, start, end):
        return False
    found = _COLON.search(shadow, start, min(end, start + _NEAR))
    if (name := _A_NAME.match(shadow, start, end)) and (name.end() == end or shadow.startswith(_ASKS, name.end())):
        return True
    if found is None:
        return shadow[start].isupper() and may_open_turn(shadow, start, end)
    label = SHORTENED.sub("", shadow[start : found.start()]).strip("*_ ")
    if not label:
        return True
    is_like = could_be_label(label) and not label[-1].isdigit() and _STOPS.isdisjoint(label)
    return is_like and end - found.end() >= _LEAST_SAID
