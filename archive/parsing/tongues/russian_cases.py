"""Russian words led back to their first case; the examples are invented."""

from __future__ import annotations

import re
from functools import partial

_VOWELS = "аеёиоуыэюя"
_ENDING = re.compile(
    r"(?:ого|ому|ыми|ими|(?<=[иьнжшщчц])ей|ем|ом|ым|им|ой|ый|(?<=к)ий|ая|яя|ую|юю|ие|ых|их|а|у|е|ы|и|я|ю|ь|й)\Z"
)


def stem(word: str) -> str:
    """A word of a name or country without its case ending, in small letters: "Тамма" and "Таммом" are "тамм"."""
    folded = word.casefold().replace("ё", "е")
    if folded == "посол":
        return "посл"
    if len(folded) < 4:
        return folded
    cut = _ENDING.sub("", folded)
    return cut if len(cut) > 1 else folded


def nominative(name: tuple[str, ...], *, is_oblique: bool = False) -> tuple[str, ...]:
    """A full name in its first case, by the endings of its last word together with those of the given name.

    `is_oblique` says that its title stands in another case: beside "Министра" the surname "Громова" is a man's.
    """
    *given, family = name
    if is_oblique and _OF_A_MAN.search(family) and all("." in word for word in given):
        return (*given, family[:-1])
    if is_oblique and given and "." in given[-1] and (bent := _BENT_ALONE.search(family)):
        is_adjective = bent.group().startswith(("ск", "цк")) or _OF_AN_ADJECTIVE.search(family)
        return (*given, family[:-2] + ("ая" if is_adjective else "а"))
    last = given[-1] if given and "." not in given[-1] else ""
    folded, shown = family.casefold(), last.casefold()
    if is_oblique and shown.endswith(("ы", "и", "о", "у")) and folded.endswith(("ова", "ева", "ёва", "ина", "ына")):
        return (*given, family[:-1])  # "Президента Мамбеты Кадырова": a woman's would end in "ой"
    bends = folded.endswith(("ого", "его")) or not (folded.endswith(_UNBENT) or _IN_TWO_VOWELS.search(folded))
    if is_oblique and last and not bends:
        # "президента Юрия Кириенко", "Королевой Ингой Вирве": the surname bends in no case.
        if shown.endswith(("а", "я", "у", "ю", "ом", "ем")) and len(shown) > 3:
            return (*(_of_a_man(word, family="а") for word in given), family)
        if shown.endswith(("ой", "ей", "ы", "ии", "ьи")):
            return (*(_of_a_woman(word) for word in given), family)
    both = shown.endswith("у") and folded.endswith("у")  # "Президенту Дауду Таммину": both bend
    if is_oblique and not both and folded.endswith("а") and _OF_A_MAN_IN_A.search(shown):
        return (*given[:-1], last[:-1] + "а", family[:-1])  # "Президента Юкку Вирвена"
    if is_oblique and not both and shown.endswith(("и", "о", "у", "е", "э")) and _BEHIND_UNBENT.search(folded):
        return (*given, family[:-1])  # "госсекретаря Генри Керемера": the given name bends in no case.
    if folded.endswith(("у", "ю", "и", "е", "э", "о")) and len(shown) > 4 and shown.endswith(("ой", "ией", "ьей")):
        return (*(_of_a_woman(word) for word in given), family)  # "Мариной Керемопулу"
    if folded.endswith("ой") and shown.endswith(("уя", "оя", "ея")):
        return (*given, family[:-2] + "а")  # "Кацуя Камедой"
    for ending, given_endings, back in _CASES:
        if not folded.endswith(ending):
            continue
        # A given name without endings of its own stays: "с Ли Канвоном" names Ли Канвон, "с Нанао Курокавой" Нанао Курокава.
        stays = ending in ("ом", "ем", "ым") or (ending == "ой" and shown[-1:] in "иоуэ")
        stays = stays or (ending in ("а", "у", "ю", "я") and len(shown) < 4 <= len(folded))
        if (
            last
            and not shown.endswith(given_endings)
            and shown not in _FLEETING
            and not (stays and (len(shown) < 4 or not _BENT.search(shown)))
        ):
            continue
        if not last and ending in ("а", "у", "ю", "я", "е", "ы", "ой", "ую"):
            continue
        whole = family[: len(family) - len(ending)]
        if ending == "ной" and _OF_AN_ADJECTIVE.search(family):
            back = "ная"
        plain = _of_a_woman if ending in _OF_WOMEN else partial(_of_a_man, family=folded)
        return (*(plain(word) for word in given), _with_vowel(whole + (_soft(whole) if back is None else back)))
    if len(shown) < 4:
        return name
    if folded[-1] not in _VOWELS and shown.endswith(("ой", "ией", "ьей", "ьи", "ии", "ы", "у", "ю")):
        return (*(_of_a_woman(word) for word in given), family)  # "Марины Кольберг": a woman's, the surname as it is
    if is_oblique and folded[-1] not in _VOWELS and shown.endswith(_HARD_OF_WOMEN):
        return (*(_of_a_woman(word) for word in given), family)  # "Ольги Кольберг": a man's surname would bend
    if shown.endswith(("ом", "ем")) and folded[-1] not in "аяюы":
        return (*(_of_a_man(word, folded) for word in given), family)
    return name


# "Н.Каланчей", "Н.Крупой", "Е.Островской": behind initials no other case ends so.
_BENT_ALONE = re.compile(r"(?:(?<=[а-яё]{3})[жшщцч]ей|[сц]кой|(?<=[а-яё]{3})[бвгджзкмнпфх]ой)\Z")
_OF_AN_ADJECTIVE = re.compile(r"[бвгджзклмнпрстфхцчшщь]ной\Z", re.IGNORECASE)
"""A surname such as "Заречной", of Заречная; "Ильиной" is of Ильина."""
_UNBENT = ("о", "дзе", "швили", "ых", "айте", "уте", "ите")
_IN_TWO_VOWELS = re.compile(r"[аеиоу]у\Z")  # "Мурата Алдеу"
_BEHIND_UNBENT = re.compile(r"[бвгджзклмнпрстфхцчшщ]{1}[ау]\Z")
_OF_A_MAN_IN_A = re.compile(r"(?<!петр)(?<!рад)(?<!ндр)(?<!ник)(?<=[бвгджзклмнпрстфхцчшщ]{2})у\Z")
_BENT = re.compile(r"(?:[ое]м|[ое]й|ии|[аяыую])\Z")
_OF_A_MAN = re.compile(r"(?:[оеё]в|[иыя]н)[ау]\Z")

# The surname's ending in another case, the given name's beside it, and the surname's ending in the first.
_OF_ADJECTIVES = (
    ("ским", ("ом", "ем", "ой"), "ский"),
    ("скому", ("у", "ю"), "ский"),
    ("ского", ("а", "я"), "ский"),
    ("ской", ("ой", "ей", "ы", "и", "е"), "ская"),
    ("скую", ("у", "ю"), "ская"),
)
_CASES = (
    *((ending.replace("ск", "цк"), given, plain.replace("ск", "цк")) for ending, given, plain in _OF_ADJECTIVES),
    *_OF_ADJECTIVES,
    ("вым", ("ом", "ем", "ой"), "в"),
    ("ным", ("ом", "ем", "ой"), "н"),
    ("вой", ("ой", "ей", "ы", "и", "е"), "ва"),
    ("ной", ("ой", "ей", "ы", "и", "е"), "на"),
    ("ой", ("ой", "ей", "ом", "ем"), "а"),
    ("ову", ("ну", "ру", "му", "ту", "лу", "ю", "ду", "ву"), "ов"),
    ("ым", ("ом", "ем", "ой"), ""),
    ("ом", ("ом", "ем", "ой"), ""),
    ("ем", ("ом", "ем", "ой"), None),
    ("у", ("у", "ю"), ""),
    ("ю", ("у", "ю"), None),
    ("я", ("а", "я"), None),
    ("а", ("а", "я", "ы"), ""),
    # A man's surname that ends in "а": "Дауда Керемы", "Дауду Кереме", "с Даудом Керемой".
    ("ы", ("а", "я"), "а"),
    ("е", ("у", "ю"), "а"),
    ("у", ("а", "я"), "а"),
)


_HARD_OF_WOMEN = ("вне", "ги", "ки", "хи", "жи", "ши", "чи")
_OF_MEN_IN_EI = ("гей", "дрей", "ксей", "вей", "сей", "мей", "фей", "дей")
_OF_WOMEN = ("вой", "ной", "ской", "скую", "цкой", "цкую")


_FLEETING = {
    "ильи": "Илья", "илье": "Илья", "илью": "Илья", "ильей": "Илья", "ильёй": "Илья",
    "павла": "Павел", "павлу": "Павел", "павлом": "Павел", "льва": "Лев", "льву": "Лев", "львом": "Лев",
}  # fmt: skip
"""Given names that lose a vowel in other cases, and one whose fifth case looks like another name's first."""


def in_first_case(forms: list[tuple[str, ...]], surnames: list[str]) -> dict[tuple[str, ...], None]:
    """Those of a person's printed forms that may be the first case, beside all surnames printed of one stem.

    "Керем" or "Керема" beside "Керемом" says that this is the fifth case, and "Керемом" that "Керема" is a man's second.
    """
    printed = set(surnames)
    men = {
        s[:-2]
        for s in printed
        if s.endswith(("ом", "ем")) and not printed.isdisjoint({s[:-2], s[:-2] + "а", s[:-2] + "у"})
    }
    bent = {m + ending for m in men for ending in ("а", "у", "ом", "ем")}
    return dict.fromkeys(t for t in forms if t[-1] not in bent)


def of_pair(surnames: set[str]) -> str:
    """The first case of a surname of which two others are printed that show it, or "": "Дармой", "Дарму"; "Кеременом", "Керемена"."""
    for family in sorted(surnames):
        whole = family[:-2]
        if family.endswith("ой") and not surnames.isdisjoint({whole + "у", whole + "ы"}):
            return whole + "а"
        if family.endswith("ом") and not surnames.isdisjoint({whole + "а", whole + "у"}):
            return whole
    return ""


def _with_vowel(family: str) -> str:
    """A surname with the vowel that it loses in other cases: "Кравц" of "Кравца" is Кравец, "Соловьь" of "Соловья" Соловей."""
    if family.endswith("ьь"):
        return family[:-2] + "ей"
    return family[:-1] + "ец" if _LOST_VOWEL.search(family) else family


_LOST_VOWEL = re.compile(r"[аеиоуыэюя].*[бвгджзкмпфх]ц\Z")


def _of_a_man(word: str, family: str) -> str:
    """A man's given name in its first case: "Юханом" is Юхан, "Игорем" Игорь, "Сергея" Сергей."""
    folded = word.casefold()
    if "." in word or _IN_TWO_VOWELS.search(folded):
        return word
    if folded in _FLEETING:
        return _FLEETING[folded]
    if folded.endswith(("а", "я")) and family.endswith(("а", "я", "о", "ы", "у")) and len(word) > 3:
        return word[:-1] + (_soft(word[:-1]) if folded.endswith("я") else "")
    if folded.endswith("ы") and family.endswith("а") and len(word) > 4:
        return word[:-1] + "а"  # "Абдуллы Керимова"
    if folded.endswith("чу") and not folded.endswith("ичу"):
        return word[:-1] + "а"  # "Мирчу"
    for ending, back in (("ем", None), ("ом", ""), ("ой", "а"), ("ю", None), ("у", "")):
        if folded.endswith(ending) and len(word) > len(ending) + 2:
            whole = word[: -len(ending)]
            return whole + (_soft(whole) if back is None else back)
    return word


def _of_a_woman(word: str) -> str:
    """A woman's given name in its first case: "Мариной", "Марины" and "Марине" are Марина, "Марии" Мария."""
    folded = word.casefold()
    if "." in word or _IN_TWO_VOWELS.search(folded):
        return word
    if folded.endswith("ей") and not folded.endswith(("ией", "ьей", *_OF_MEN_IN_EI)):
        return word[:-2] + "я"  # "Далей"
    for ending, back in (
        ("ией", "ия"),
        ("ьей", "ья"),
        ("ьи", "ья"),
        ("ии", "ия"),
        ("ию", "ия"),
        ("ой", "а"),
        ("ю", "я"),
    ):
        if folded.endswith(ending):
            return word[: -len(ending)] + back
    if folded.endswith("и") and folded[-2:-1] not in _HARD_BEFORE_I:
        return word  # "с Президентом Кении Коти Авандвой": behind a soft consonant none in "а" ends so
    return word[:-1] + "а" if folded.endswith(("ы", "и", "у", "е")) else word


_HARD_BEFORE_I = "гкхжшчщ"
"""Consonants behind which a woman's name in "а" has "и" in its second case: "Ольги"."""


def _soft(whole: str) -> str:
    """What a soft ending stood for: "й" after a vowel, nothing after a hiss, a soft sign after another consonant."""
    last = whole[-1:].casefold()
    return "й" if last in _VOWELS else "" if last in "жчшщц" else "ь"
