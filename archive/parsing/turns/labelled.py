"""Whom a speaker label names: a person with or without an office, an office alone, a journalist with a paper."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

from archive.parsing.people.names import (
    AFTER_NAMES,
    ALSO_NAMES,
    CAPITAL,
    Capitals,
    Found,
    is_polite,
    ordered,
    titled,
)
from archive.parsing.tongues import japanese_names, russian_names
from archive.parsing.tongues.roles import is_outlet
from archive.parsing.tongues.russian_titles import TITLE
from archive.parsing.turns.cut_short import cut_short, surname_of_country
from archive.parsing.turns.occupations import TITLES, after_office, by_occupation
from archive.parsing.turns.peers import peer
from archive.parsing.turns.plain_names import LONGEST, NO_LABELS, bare_country, plain_name
from archive.parsing.turns.section_heads import head_of_any_section, head_of_section
from archive.parsing.words.characters import HAN
from archive.parsing.words.countries import countries_by_word, country_words
from archive.parsing.words.offices import HEADS, INSTITUTIONS, MODIFIERS, PARTICLES
from archive.parsing.words.wordlists import words

_LOWER = re.compile(rf"(?<![\w'-])[^\W\d_{CAPITAL}][\w'-]*")
LOWER_ALLOWED = PARTICLES | words("of the and for on in to from with at his her affairs under charge")
# Words that stand before a colon at the head of a line and are no person.
_FIELDS = words("""
    date place time venue location when where subject subjects participants attendees attendance topic topics agenda source contact
    note notes reference summary background title from to cc ref embargo language translation duration outcome speakers
    speaker attachment annex enclosure theme format purpose objective conclusion conclusions result results overview
    introduction remark deadline responsible tel fax email phone address website url photo caption credit editor author see warning important
    present signed signatory signatories attended approved adopted prepared drafted recorded agreed ratified initialled initialed observers enclosures annexes attachments
    photograph photographs photos tags keywords published updated posted basis copies sources documents witnesses absent excused apologies panelists panellists issued original distr distribution classification
    """)
_OUTLET = re.compile(
    rf",\s(?=[{CAPITAL}a-z\"])|\s[–—-]\s|\sof\s(?:the\s)?(?=[{CAPITAL}\"])|\s(?:from|with)\s(?:the\s)?(?=[{CAPITAL}])"
)
_BEFORE_SLASH = re.compile(r"\s?(?P<name>[A-Z][A-Z.'-]+(?:\s[A-Z][A-Z.'-]+){0,3})\s?/\s?[A-Z][A-Z .&'-]{2,40}")
_SMALL_OFFICE = re.compile(rf",\s(?={TITLE.pattern})")  # "Ю.А.Тамм, координатор порта"
_GOVERNING = (" with", " to", " by", " from", " between", " for", " on")
# A station is known by its initials, and what else stands in capitals behind a name is not one.
INITIALS_OF_PAPER = re.compile(
    r"\s?(?!(?:MP|MEP|MLA|QC|KC|USA|UAE|DPRK|PRC|ROK|UK|US|EU|UN|NATO|OSCE|IAEA|WHO|USSR|CPSU|NSC)\s?\Z)[A-Z]{3,5}\s?"
)
_OF_PLACE = re.compile(r"\sof(?:\sthe)?(?:\s(?:and\s)?[A-Z][\w'-]*){1,5}\s?")
_OF_A_SEE = words("patriarch metropolitan archbishop bishop")
_GLUED = re.compile(rf"(?<=[a-z.])(?=[{CAPITAL}][a-z])")
_JAPANESE = re.compile(rf"[\u3040-\u30ff{HAN}]")
_HAN_NAME = re.compile(
    rf"(?!(?:时间|時間|地点|場所|日时|日時|主持|出席|参加|来源|备注|備考|目的|概要|記者|记者|特集|連載|構成|撮影|取材|企画|編集|翻訳|写真))[{HAN}]{{2,4}}"
)
_KATAKANA_NAME = re.compile(r"[ァ-ヴー]{2,9}")
_INITIALS_LAST = re.compile(
    r"\s?(?P<family>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\s(?P<initials>[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?)\s?"
)
"""A surname before its initials: "Тамм Ю.А."."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SAID_BY_ONE = re.compile(
    r"\s?(?:[А-ЯЁ][а-яё]{3,}(?:[аяу]ю|[аяу]юсь|аем|яем|уем)\s?\Z|Хочу|Хотел[аи]?\sбы|Прошу|Благодарю|Скажу|Спрошу|(?:[А-ЯЁ][а-яё]{3,}(?:[юу]|[юу]сь|[аяу]ем)|Рад[аы]?|Согласе?н[аы]?|Готов[аы]?|Благодар(?:ен|на|ны)|Признател(?:ен|ьна|ьны))\s(?=[а-яё])|[А-ЯЁ][а-яё]{3,}(?:им|имся|емся)\s(?=[а-яё]{4,}\s))"
)
"""How a sentence with a colon begins that is no label, whomever it names: "Хочу поблагодарить лоцмана Мари Каск: она успела"."""
_SHORT: Final = {
    "HR/VP": "high representative",
    "PM": "prime minister",
    "FM": "foreign minister",
    "EAM": "external affairs minister",
    "NSA": "national security adviser",
    "SG": "secretary-general",
    "Lord Privy Seal": "Lord Privy Seal",
    "The Lord Privy Seal": "Lord Privy Seal",
    "THE LORD PRIVY SEAL": "Lord Privy Seal",
}
"""Offices that a label prints by their initials, and one whose words look like a name."""


@lru_cache(maxsize=1024)  # A transcript has the same labels again and again.
def _degree(who: str) -> int:
    """Where the last word of a label begins if it is letters behind a name: "Mari Kask QC", but not "Mr. Ao" or "MR. AO"; else 0."""
    cut = who.rstrip().rfind(" ")
    last = who[cut + 1 :].strip(" .,")
    if cut < 1 or not any(map(str.isupper, last[1:])) or last.casefold() not in AFTER_NAMES:
        return 0
    names = [word for word in who[:cut].split() if word.casefold().strip(".,") not in HEADS]
    return cut if len(names) > 1 or (names and not who.isupper()) else 0


def labelled_person(shadow: str, start: int, end: int) -> Found | None:
    """The person or lone office that `[start, end)` prints and nothing else, with shadow offsets.

    "Press Secretary Mari Kask" names Mari Kask, "Minister" an office alone; a space that is missing in the label
    ("Foreign MinisterTamm") is read as if it stood there.
    """
    who = shadow[start:end]
    while (cut := _degree(who)) > 0:
        end = start + len(who[:cut].rstrip(" ,"))  # "Mari Kask KCMG OBE MP"
        who = shadow[start:end]
    if who.strip() in _SHORT:
        return Found(start, end, (), _SHORT[who.strip()], False, "label")
    is_latin = who.isascii()
    if not is_latin and _JAPANESE.search(who):
        if found := head_of_section(who, start, end):
            return found
        if found := _of_tongue(japanese_names.names(who), who, start) or _printed_before(shadow, start, end):
            return found
        return head_of_any_section(who, start, end)
    if not is_latin and _CYRILLIC.search(who):
        if _SAID_BY_ONE.match(who):
            return None
        if last := _INITIALS_LAST.fullmatch(who):
            tokens = (*re.findall(r"[А-ЯЁ]\.", last["initials"]), last["family"])
            return Found(start, start + len(who.rstrip()), tokens, None, False, "label")
        read = russian_names.as_in_prose(who) if who.isupper() else who
        return _of_tongue(russian_names.names(read), who, start) or by_occupation(who, start) or plain_name(who, start)
    found = _in_latin(who)
    if found is None:
        return None
    office, rule = found.office, found.rule
    return Found(
        start + found.start, start + found.end, found.tokens, office, found.genitive, rule, is_sure=found.is_sure
    )


_ADDRESS: Final = ("Mr. ", "Ms. ", "Mrs. ", "Mr ", "Ms ", "Mrs ")


@lru_cache(maxsize=1024)
def _in_latin(who: str) -> Found | None:
    if found := peer(who):
        return found
    office, name, at = cut_short(who)
    if office and (found := plain_name(name, at) or surname_of_country(name, at)):
        found.office = office
        return found
    if found := by_occupation(who, 0) or _titled_or_plain(who, 0) or after_office(who, 0):
        with_paper = found.tokens and who.startswith(_ADDRESS) and ", " in who[: found.start]
        return None if with_paper else found  # "Ms. Kask, Coast News" names no News of the office Ms. Kask
    glue = [m.start() for m in _GLUED.finditer(who) if _is_title_word(who[: m.start()])]
    if not glue:
        return None
    spaced = "".join(c if at not in glue else " " + c for at, c in enumerate(who))
    found = _titled_or_plain(spaced, 0)
    if found is None:
        return None
    marks = [at + number + 1 for number, at in enumerate(glue)]

    def back(position: int) -> int:
        return position - bisect_right(marks, position)

    return Found(back(found.start), back(found.end), found.tokens, found.office, False, "label-without-space")


def _printed_before(shadow: str, start: int, end: int) -> Found | None:
    """A name without a title in Chinese characters or katakana, where the head of the text prints it too ("发言人陆文清主持…")."""
    who = shadow[start:end].strip()
    if _KATAKANA_NAME.fullmatch(who):
        head = shadow[: min(start, 1000)]
        return Found(start, end, (who,), None, False, "label") if f"{who}・" in head or f"・{who}" in head else None
    if not _HAN_NAME.fullmatch(who) or shadow.find(who, 0, min(start, 1000)) < 1:
        return None
    return Found(start, end, (who,), None, False, "label")


_IN_NOTE = re.compile(
    rf"(?!.*(?:[局課部庁省室係]|代理|担当|通訳|英語|て|で|ながら|のうえ|のみ|まま|つつ)\Z)(?!.*[席手料明答続説資起退入拍笑略議補])[{HAN}々ヶ]{{1,4}}(?:[\u3041-\u3096ァ-ヴー]{{1,5}}[{HAN}]{{0,2}})?"
)
"""A surname, or one with a given name in kana; no section, and nothing of what somebody does ("着席", "続けて")."""


def person_in_note(shadow: str, start: int, end: int) -> Found | None:
    """Whom the brackets behind an office name: "知事（森山ひろ子）", where a name of any characters may stand and no section."""
    if found := labelled_person(shadow, start, end):
        return found
    name = _IN_NOTE.fullmatch(shadow, start, end)
    return Found(start, end, (name.group(),), None, False, "label") if name else None


def _is_title_word(before: str) -> bool:
    last = re.split(r"[\s-]", before)[-1].casefold()
    return last in HEADS or last in MODIFIERS or last in ("mr.", "ms.", "mrs.", "dr.")


def _of_tongue(found: list[Found], who: str, start: int) -> Found | None:
    if not found:
        return None
    last = found[-1]
    if len(who.rstrip()) - last.end > 1 or (len(found) > 1 and any(f.tokens for f in found[:-1])):
        return None
    if not last.tokens and last.start > 4:
        return None
    rule = "address" if last.rule == "address" else "label"
    return Found(start + last.start, start + last.end, last.tokens, last.office, False, rule)


def _titled_or_plain(who: str, start: int) -> Found | None:
    if who.strip().casefold().split(" ")[0] in _FIELDS and len(who.split()) < 3:
        return None
    if len(who.split()) > LONGEST or any(
        word not in LOWER_ALLOWED and word not in HEADS and not word.startswith(("al-", "el-"))
        for word in _LOWER.findall(who)
    ):
        return None
    words = Capitals(who)
    if not len(words):
        return None
    found = titled(words)
    if found:
        last = found[-1]
        ends = len(who.rstrip()) - last.end <= 1
        if last.tokens and not ends and (place := _OF_PLACE.fullmatch(who, last.end)):
            # "King Toomas II of Estonia", "Archbishop Toomas of Tartu and All Estonia"
            ends = bare_country(place.group()) in countries_by_word() or last_word(last.office) in _OF_A_SEE
        if not ends and (named := _named_as_a_people(who, last)):
            last, ends = named, True
        if last.tokens and who[: last.start].rstrip().casefold().endswith(_GOVERNING):
            return None  # "Talks with Prime Minister Tamm: 2 May"
        if last.tokens and found[0].start > 4 and is_polite(last.office or ""):
            return None  # "NHK, Ms. Kask": what stands before is no office of hers.
        if last.tokens and ends and not any(f.tokens for f in found[:-1]):
            tokens = last.tokens
            if (
                not last.is_sure
                and len(tokens) > 3
                and not any(token in PARTICLES or "." in token for token in tokens)
            ):
                tokens = tokens[-2:]  # "Head of the League of Grain Growing Lands Mari Kask"
            return Found(
                start + last.start, start + last.end, tokens, last.office, False, "label", is_sure=last.is_sure
            )
        if last.tokens:
            return None if ends else _name_at_end(who, words, found, start)
        if ends and len(found) == 1 and last.start <= 4:
            if last_word(last.office) in ALSO_NAMES and (name := plain_name(who, start)) and len(name.tokens) > 1:
                return name  # "JULIA BISHOP": a given name in capitals looks like a body's initials.
            return Found(start + last.start, start + last.end, (), last.office, False, "label")
        return _name_at_end(who, words, found, start)
    return plain_name(who, start)


def _named_as_a_people(who: str, found: Found) -> Found | None:
    """A given name with a surname that is a people's name too, at the end of a label: "Spokesperson Mari Norman", "Ilinca Moldovan"."""
    rest = who[found.end :].strip()
    if len(found.tokens) != 1 or not rest.isalpha() or not rest[0].isupper():
        return None
    if rest.casefold() not in countries_by_word():
        return None
    return Found(found.start, len(who.rstrip()), (*found.tokens, rest), found.office, found.genitive, found.rule)


def last_word(office: str | None) -> str:
    """An office's last word in small letters, empty without one."""
    return (office or "").casefold().rpartition(" ")[2]


def _name_at_end(who: str, words: Capitals, found: list[Found], start: int) -> Found | None:
    """A name that closes a label whose office holds words of its own: "Commissioner for Waterways' Rights Mari Kask"."""
    total = len(words)
    if total < 3 or words.ends[total - 1] < len(who.rstrip()) or found[0].start > 40:
        return None
    count = 0
    while count < 2 and words.starts[total - 1 - count] > found[-1].end:
        at = total - 1 - count
        folded = words.bare(at).casefold()
        if folded in INSTITUTIONS or folded in HEADS or folded in MODIFIERS or folded in NO_LABELS:
            break
        if folded in country_words() or words.is_genitive(at):
            break
        count += 1
        if not words.follows(at):
            break
    if count < 2:
        return None
    first = total - 2
    if words.word(first).isupper():
        return None
    tokens = ordered((words.bare(first), words.bare(first + 1)))
    office = who[: words.starts[first]].strip(" ,")
    return Found(start + words.starts[first], start + words.ends[total - 1], tokens, office, False, "label")


def could_be_asker(who: str) -> bool:
    """Whether a label's words may be the name of a paper nobody knows ("The Paper", "Follow-up"): few, all with capitals.

    Alone they show nothing; among a spokesperson's turns they are who asked (`turns`).
    """
    several = who.split()
    return (
        0 < len(several) <= 6
        and all(word[:1].isupper() or word in ("of", "the", "de", "and", "&") for word in several)
        and not any(c in '.,;!?"' for c in who)
        and several[0].casefold() not in _FIELDS
        and bare_country(who.strip()) not in countries_by_word()
    )


def reporter(shadow: str, start: int, end: int) -> Found | None:
    """A journalist with the paper's name ("Mari Kask, Evening Post", "Kask, NHK"), or a paper alone, without tokens.

    What stands after the name may be an office instead ("Mari Kask, Foreign Minister of Estonia"): it is given as that.
    """
    who = shadow[start:end]
    if not who.isascii() and _JAPANESE.search(who):
        return japanese_names.reporter(who, start)
    if len(who.split()) > LONGEST:
        return None
    if "/" in who and (slash := _BEFORE_SLASH.fullmatch(who)) and (name := plain_name(slash["name"], start)):
        return name
    if not _OUTLET.search(who) and who.strip()[:1].isupper() and is_outlet(who):
        return Found(start, end, (), None, False, "outlet")
    for cut in (*_OUTLET.finditer(shadow, start, end), *_SMALL_OFFICE.finditer(shadow, start, end)):
        rest = shadow[cut.end() : end]
        office = (
            any(w.casefold().strip(",.") in TITLES for w in rest.split()) and "correspondent" not in rest.casefold()
        ) or TITLE.match(rest) is not None
        name = labelled_person(shadow, start, cut.start())
        if name is None and is_outlet(shadow[start : cut.start()]) and not office:
            # The paper first: "Evening Post, Mari Kask".
            name = labelled_person(shadow, cut.end(), end)
            return Found(name.start, name.end, name.tokens, None, False, "label") if name and name.tokens else None
        if name is None or not name.tokens:
            continue
        if rest[:1].islower() and not (office and (rest.islower() or TITLE.match(rest))):
            continue
        if office:
            return Found(name.start, name.end, name.tokens, name.office or rest.strip(), False, "label")
        if cut.group()[0] != "," and not is_outlet(rest):
            continue
        if (
            len(name.tokens) > 1
            or is_outlet(rest)
            or INITIALS_OF_PAPER.fullmatch(rest)
            or (name.office and not rest.strip().islower())
        ):
            return Found(name.start, name.end, name.tokens, None, False, "label")
    return None
