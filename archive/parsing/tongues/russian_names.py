"""Names and titles in Russian prose, led back to their first case; the examples are invented."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from archive.parsing.names import Found
from archive.parsing.wordlists import words

COUNTRY_STEMS = dict(
    pair.split(":")
    for pair in [
        "росси:Russia",
        "российск:Russia",
        "япон:Japan",
        "японск:Japan",
        "кита:China",
        "китайск:China",
        "эстон:Estonia",
        "эстонск:Estonia",
        "латви:Latvia",
        "латвийск:Latvia",
        "литв:Lithuania",
        "литовск:Lithuania",
        "финлянд:Finland",
        "финск:Finland",
        "герман:Germany",
        "германск:Germany",
        "франц:France",
        "французск:France",
        "итал:Italy",
        "итальянск:Italy",
        "инди:India",
        "индийск:India",
        "турц:Turkey",
        "турецк:Turkey",
        "иран:Iran",
        "иранск:Iran",
        "ирак:Iraq",
        "иракск:Iraq",
        "украин:Ukraine",
        "украинск:Ukraine",
        "белорус:Belarus",
        "белорусск:Belarus",
        "беларус:Belarus",
        "казахстан:Kazakhstan",
        "казахстанск:Kazakhstan",
        "узбекистан:Uzbekistan",
        "узбекск:Uzbekistan",
        "киргиз:Kyrgyzstan",
        "киргизск:Kyrgyzstan",
        "монгол:Mongolia",
        "монгольск:Mongolia",
        "польш:Poland",
        "польск:Poland",
        "швец:Sweden",
        "шведск:Sweden",
        "норвег:Norway",
        "норвежск:Norway",
        "дан:Denmark",
        "датск:Denmark",
        "сша:United_States",
        "американск:United_States",
        "великобритан:United_Kingdom",
        "британск:United_Kingdom",
        "вьетнам:Vietnam",
        "вьетнамск:Vietnam",
        "егип:Egypt",
        "египетск:Egypt",
        "израил:Israel",
        "израильск:Israel",
        "серб:Serbia",
        "сербск:Serbia",
        "венгр:Hungary",
        "венгерск:Hungary",
        "чех:Czech_Republic",
        "чешск:Czech_Republic",
        "арменн:Armenia",
        "армен:Armenia",
        "армянск:Armenia",
        "азербайджан:Azerbaijan",
        "азербайджанск:Azerbaijan",
        "грузи:Georgia",
        "грузинск:Georgia",
        "испан:Spain",
        "испанск:Spain",
        "португал:Portugal",
        "португальск:Portugal",
        "брази:Brazil",
        "бразил:Brazil",
        "бразильск:Brazil",
        "кени:Kenya",
        "кенийск:Kenya",
        "исланд:Iceland",
        "исландск:Iceland",
        "кнр:China",
        "кндр:North_Korea",
        "корейск:South_Korea",
        "корей:South_Korea",
        "саудовск:Saudi_Arabia",
        "сири:Syria",
        "сирийск:Syria",
    ]
)
COUNTRY_STEMS = {stem: country.replace("_", " ") for stem, country in COUNTRY_STEMS.items()}


def stem(word: str) -> str:
    """A word of a name or country without its case ending, in small letters: "Тамма" and "Таммом" are "тамм"."""
    folded = word.casefold().replace("ё", "е")
    if folded == "посол":
        return "посл"
    if len(folded) < 4:
        return folded
    cut = re.sub(
        r"(?:ого|ому|ыми|ими|ей|ем|ом|ым|им|ой|ый|ий|ая|яя|ую|юю|ия|ии|ию|ие|ых|их|а|у|е|ы|и|я|ю|ь|й)\Z", "", folded
    )
    return cut if len(cut) > 1 else folded


_HEAD = (
    r"(?:[Пп]резидент|[Пп]ремьер-министр|[Пп]ремьер|[Мм]инистр|[Пп]редседател[ьяюеё]м?|[Зз]аместител[ьяюе]м?|[Кк]анцлер|[Гг]оссекретар[ьяюе]м?|[Пп]осол|[Пп]осл(?:а|у|ом|е)|"
    r"[Гг]убернатор|[Сс]пикер|[Кк]орол[ьяюе]м?|[Кк]оролев(?:а|ы|е|у|ой)|[Ии]мператор|[Эм]ир|[Сс]екретар[ьяюе]м?|[Пп]омощник|[Сс]оветник|[Пп]ресс-секретар[ьяюе]м?|"
    r"[Пп]редставител[ьяюе]м?|[Гг]лав(?:а|ы|е|у|ой)|[Рр]уководител[ьяюе]м?|[Дд]иректор|[Гг]енеральн\w+\s[Сс]екретар[ьяюе]м?|[Гг]осударственн\w+\s[Сс]екретар[ьяюе]м?|[Мм]эр|[Дд]епутат|[Уу]полномоченн\w+|[Зз]амминистр)"
)
_BEFORE_HEAD = r"(?:(?:[Пп]ерв\w+|[Зз]аместител\w+|[Сс]пециальн\w+|[Оо]фициальн\w+|[Пп]остоянн\w+|[Чч]резвычайн\w+|[Гг]енеральн\w+|[Гг]осударственн\w+|[Фф]едеральн\w+|[Вв]рио|[Ии]\.о\.|[А-ЯЁ]\w+(?:ск|цк)(?:ий|ого|ому|им|ая|ой|ую|ом))\s)"
_OF = (
    r"(?:\s(?:иностранных\s(?:и\s[а-яё-]+\s)?дел|внешних\s\w+|внешнеполитического\sведомства|внутренних\sдел|обороны|финансов|юстиции|торговли|энергетики|экономик\w+|экономического\sразвития|транспорта|культуры|образования|"
    r"здравоохранения|промышленности\sи\sторговли|сельского\sхозяйства|по\sделам\s[а-яё]+|(?:[А-ЯЁ][а-яё]+(?:ск|цк)ого\s)?государства|правительства|Правительства|министра|Министра|Президента|премьер-министра|"
    r"Совета\s\w+|Государственной\sДумы|парламента|МИД(?:\s[А-ЯЁ]\w+)?|миссии|Республики\s[А-ЯЁ]\w+|Российской\sФедерации|КНР|США|ФРГ|КНДР|РФ|ООН|ОБСЕ|АСЕАН|"
    r"и\s[а-яё]+\sторговли|[а-яё]+\sи\s[а-яё]+(?=\s[А-ЯЁ])|[А-ЯЁ][а-яё]+(?:ск|цк)(?:ой|ого)\s(?:Республики|Федерации|Арабской\sРеспублики)|(?:{countries})|{unknown}))"
)
_COUNTRY_FORM = r"(?:Росси|Япони|Кита|Эстони|Латви|Литв|Финлянди|Германи|Франци|Итали|Инди|Турци|Иран|Ирак|Украин|Белорусси|Белорус|Казахстан|Узбекистан|Киргизи|Монголи|Польш|Швеци|Норвеги|Дани|Великобритани|Вьетнам|Егип|Израил|Серби|Венгри|Чехи|Армени|Азербайджан|Грузи|Испани|Португали|Бразили|Кени|Исланди|Сири)(?:[а-яё]{0,3})\b"
# A country that the tables do not know, or a seat, before a name ("Посла Меррландии в Тарту С.Алдаля").
_UNKNOWN = r"(?:[А-ЯЁ][а-яё]+(?:ии|[ыиа])|в\s[А-ЯЁ][а-яё]+)(?=\s(?:в\s[А-ЯЁ][а-яё]+\s)?(?:[А-ЯЁ]\.|[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё]+(?!\s[А-ЯЁ])))"
_TITLE = re.compile(
    rf"(?<!\w){_BEFORE_HEAD}{{0,3}}{_HEAD}(?:[аыуео]|ом|ем|ов|ам|ы)?(?![\w-]){_OF.replace('{countries}', _COUNTRY_FORM).replace('{unknown}', _UNKNOWN)}{{0,4}}"
)
_SPACE = re.compile(r"[ \t]")
_PLURAL_HEAD = re.compile(r"(?:[Пп]резиденты|[Мм]инистры|[Гг]лавы\s(?:государств|правительств|МИД))\b")
_INITIALS = r"[А-ЯЁ]\.(?:\s?[А-ЯЁ]\.)?\s?"
_NAME = re.compile(
    rf"(?:{_INITIALS}(?P<surname>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)|(?P<given>[А-ЯЁ][а-яё]+)\s(?:(?P<father>[А-ЯЁ][а-яё]+(?:ич|ича|ичу|ичем|иче|вна|вны|вне|вну|вной))\s)?(?P<family>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)|(?P<loud>[А-ЯЁ]{{2,}})\s(?P<first>[А-ЯЁ][а-яё]+))"
)
_SURNAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?")
_INITIALLED = re.compile(rf"(?<![\w.]){_INITIALS}(?P<surname>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)")
# "Юхан Тамм поблагодарил …" at the head of a sentence, "разговор Юхана Тамма с …": the house's own principal, whom it never titles.
_WHOLE = r"(?P<given{0}>[А-ЯЁ][а-яё]+)\s(?P<family{0}>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)"
_UNTITLED = re.compile(
    r"(?:\A|(?<=\n)|(?<=\n\s)|(?<=[.!?\"]\s))"
    + _WHOLE.format(1)
    + r"(?=\s(?:также\s|вновь\s|особо\s|тепло\s|в\sсвою\sочередь\s)?[а-яё]{2,}(?:л|ла|лся|лась)(?![а-яё]))"
    + r"|(?:[Рр]азговор|[Бб]еседа|[Вв]стреча|[Пп]ереговоры|[Вв]изит)\s"
    + _WHOLE.format(2)
    + r"(?=\sсо?\s)"
)
_NO_GIVEN = re.compile(
    r".*(?:ск(?:ий|ая|ое|ие)|[нв]ый|[нвш]ая|[нш]ое|[нш]ие|ные)\Z|(?:Совет|Союз|Комитет|Комиссия|Палата|Группа|Лига|Ассамблея|Организация|Фонд|Банк|"
    r"Республика|Кабинет|Страны|Дом|Дума|Центр|Правительство|Министерство|Посольство|Университет)\Z"
)
_ADDRESS = re.compile(r"(?<!\w)(?:[Гг]осподин\w{0,2}|[Гг]оспож\w{1,2}|[Гг]-н\w?|[Гг]-жа)\s(?=[А-ЯЁ])")
_NO_NAMES = words("""
    Российской Федерации Республики России Японии Китая США ООН МИД В На По При Стороны Президент Министр Правительства Совета
    Государственной Глава Российская Москве Москва Европейского Союза Центральной Азии Председателя Президента Министра Вопрос Ответ
    Встреча Переговоры Он Она Они
    """)


def _nominative(name: tuple[str, ...], *, is_oblique: bool = False) -> tuple[str, ...]:
    """A full name in its first case, by the endings of its last word together with those of the given name.

    `is_oblique` says that its title stands in another case: beside "Министра" the surname "Громова" is a man's.
    """
    *given, family = name
    if is_oblique and _OF_A_MAN.search(family) and all("." in word for word in given):
        return (*given, family[:-1])
    first = given[0] if given and "." not in given[0] else ""
    folded = family.casefold()
    for ending, given_endings, back in _CASES:
        if not folded.endswith(ending):
            continue
        if first and not first.casefold().endswith(given_endings):
            continue
        if not first and ending in ("а", "у", "ю", "я", "е", "ы", "ой", "ую"):
            continue
        if ending in ("а", "я"):
            given = [word[:-1] + (_soft(word[:-1]) if word.endswith("я") else "") for word in given]
        whole = family[: len(family) - len(ending)]
        return (*(_given(word) for word in given), whole + (_soft(whole) if back is None else back))
    if first and not folded.endswith(("а", "я", "о", "е", "и", "у", "ю")) and first.casefold().endswith(("ом", "ем")):
        return (*(_given(word) for word in given), family)
    return name


_OF_A_MAN = re.compile(r"(?:[оеё]в|[иы]н)[ау]\Z")

# The surname's ending in another case, the given name's beside it, and the surname's ending in the first.
_CASES = (
    ("ским", ("ом", "ем"), "ский"),
    ("скому", ("у", "ю"), "ский"),
    ("ского", ("а", "я"), "ский"),
    ("ской", ("ой", "ей", "ы", "и", "е"), "ская"),
    ("скую", ("у", "ю"), "ская"),
    ("вым", ("ом", "ем"), "в"),
    ("ным", ("ом", "ем"), "н"),
    ("вой", ("ой", "ей", "ы", "и", "е"), "ва"),
    ("ной", ("ой", "ей", "ы", "и", "е"), "на"),
    ("ой", ("ой", "ей", "ы", "и", "е"), "а"),
    ("ову", ("ну", "ру", "му", "ту", "лу", "ю", "ду", "ву"), "ов"),
    ("ым", ("ом", "ем"), ""),
    ("ом", ("ом", "ем"), ""),
    ("ем", ("ом", "ем"), None),
    ("у", ("у", "ю"), ""),
    ("ю", ("у", "ю"), None),
    ("я", ("а", "я"), None),
    ("а", ("а", "я"), ""),
)


def _given(word: str) -> str:
    """A given name in its first case: "Юханом" is Юхан, "Игорем" Игорь, "Сергеем" Сергей, "Мариной" Марина."""
    folded = word.casefold()
    if "." in word:
        return word
    for ending, back in (("ем", None), ("ом", ""), ("ой", "а"), ("ю", None), ("у", "")):
        if folded.endswith(ending) and len(word) > len(ending) + 2:
            whole = word[: -len(ending)]
            return whole + (_soft(whole) if back is None else back)
    return word


def _soft(whole: str) -> str:
    """What a soft ending stood for: "й" after a vowel, a soft sign after a consonant."""
    return "й" if whole[-1:].casefold() in "аеёиоуыэюя" else "ь"


@cache
def _oblique_title(title: str) -> bool:
    head = re.search(_HEAD + r"(?:[аыуео]|ом|ем|ов|ам|ы)?(?![\w-])", title)
    if not head:
        return False
    word = head.group().split()[-1].casefold()
    if word.startswith(("глав", "королев")):
        return not word.endswith("а")
    return not word.endswith(("ь", "т", "р", "л", "н", "к", "ый"))


def names(text: str) -> list[Found]:
    """Persons with titles ("Министр иностранных дел Эстонии Ю.Тамм"), with initials alone, with "господин", and lone titles.

    `genitive` marks a form that is not the first case, and so no subject.
    """
    found: list[Found] = []
    for match in _TITLE.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        if _PLURAL_HEAD.match(match.group()):
            continue
        office = match.group()
        oblique = _oblique_title(office)
        gap = _SPACE.match(text, match.end())
        named = _NAME.match(text, gap.end()) if gap else None
        if named and not (set(named.group().split()) & _NO_NAMES):
            found.append(Found(match.start(), named.end(), _tokens(named), office, oblique, "title"))
            continue
        lone = _SURNAME.match(text, gap.end()) if gap else None
        if lone and lone.group() not in _NO_NAMES and stem(lone.group()) not in COUNTRY_STEMS:
            found.append(Found(match.start(), lone.end(), (lone.group(),), office, oblique, "title"))
            continue
        found.append(Found(match.start(), match.end(), (), office, oblique, "office"))
    taken = [(f.start, f.end) for f in found]
    for match in _INITIALLED.finditer(text):
        if not any(a < match.end() and match.start() < b for a, b in _near(taken, match.start())):
            tokens = (
                *re.findall(r"[А-ЯЁ]\.", match.group()[: match.start("surname") - match.start()]),
                match["surname"],
            )
            found.append(Found(match.start(), match.end(), tokens, None, False, "initials"))
    for match in _UNTITLED.finditer(text):
        form = "1" if match["given1"] else "2"
        tokens = (match["given" + form], match["family" + form])
        start = match.start("given" + form)
        if set(tokens) & _NO_NAMES or _NO_GIVEN.match(tokens[0]) or stem(tokens[0]) in COUNTRY_STEMS:
            continue
        if not any(a < match.end() and start < b for a, b in _near(taken, start)):
            found.append(Found(start, match.end(), tokens, None, form == "2", "untitled"))
    for match in _ADDRESS.finditer(text):
        lone = _NAME.match(text, match.end()) or _SURNAME.match(text, match.end())
        if lone and not any(a < lone.end() and match.start() < b for a, b in _near(taken, match.start())):
            tokens = _tokens(lone) if lone.re is _NAME else (lone.group(),)
            found.append(
                Found(match.start(), lone.end(), tokens, None, not match.group().endswith(("н ", "жа ")), "address")
            )
    found.sort(key=lambda f: f.start)
    _settle(found)
    known = {stem(f.tokens[-1]): f for f in found if f.tokens}
    found.extend(_again(text, found, known))
    found.sort(key=lambda f: f.start)
    return found


def _near(taken: list[tuple[int, int]], position: int) -> list[tuple[int, int]]:
    at = bisect_left(taken, (position, 0))
    return taken[max(0, at - 1) : at + 2]


def _tokens(named: re.Match[str]) -> tuple[str, ...]:
    if named["surname"]:
        head = named.group()[: named.start("surname") - named.start()]
        return (*re.findall(r"[А-ЯЁ]\.", head), named["surname"])
    if named["loud"]:
        return (named["first"], named["loud"].capitalize())
    return tuple(filter(None, (named["given"], named["father"], named["family"])))


def _settle(found: list[Found]) -> None:
    """Every form of a name led to one: the fullest, in the first case, told by the surname's stem and the initial."""
    groups: dict[str, list[Found]] = {}
    for item in found:
        if item.tokens:
            groups.setdefault(stem(item.tokens[-1]), []).append(item)
    for several in groups.values():
        printed = dict.fromkeys(f.tokens for f in several)  # each form once: a long record prints one a thousand times
        full = [tokens for tokens in printed if len(tokens) > 1 and "." not in tokens[0]]
        straight = dict.fromkeys(f.tokens for f in several if not f.genitive)
        surname = min((t[-1] for t in straight), key=len, default="")
        pool = full or list(printed)
        best = max(pool, key=lambda t: (t in straight and t[-1] == surname, len(t)))
        chosen = best if best in straight and best[-1] == surname else _nominative(best, is_oblique=not straight)
        if surname and chosen[-1] != surname:
            chosen = (*chosen[:-1], surname)
        for item in several:
            same_first = not chosen[:-1] or not item.tokens[:-1] or item.tokens[0][0] == chosen[0][0]
            if same_first:
                item.genitive = item.genitive or (item.tokens[-1] != chosen[-1])
                item.tokens = chosen
            elif item.genitive:
                item.tokens = _nominative(item.tokens)


def _again(text: str, found: list[Found], known: dict[str, Found]) -> list[Found]:
    """Known surnames that stand alone, or with a given name, in any case."""
    if not known:
        return []
    result: list[Found] = []
    spans = [(f.start, f.end) for f in found]
    pattern = re.compile(
        r"(?<![\w.-])(?:(?P<given>[А-ЯЁ][а-яё]+)\s)?(?P<name>(?:"
        + "|".join(re.escape(s[:1].upper() + s[1:]) for s in sorted(known, key=len, reverse=True)[:200])
        + r")[а-яё]{0,3})(?![\w-])"
    )
    fuller: dict[str, tuple[str, ...]] = {}
    for match in pattern.finditer(text):
        key = stem(match["name"])
        person = known.get(key)
        if person is None or any(a < match.end() and match.start() < b for a, b in _near(spans, match.start())):
            continue
        start = match.start()
        given, first = match["given"], person.tokens[0]
        if given and first.endswith(".") and given[0] == first[0]:
            # "А.Соколов" is "Андрей Соколов" where the text says so anywhere.
            fuller.setdefault(key, (_nominative((given, match["name"]))[0], person.tokens[-1]))
        elif given and stem(given) != stem(first):
            start = match.start("name")
            if any(a < match.end() and start < b for a, b in _near(spans, start)):
                continue
        result.append(Found(start, match.end(), person.tokens, None, match["name"] != person.tokens[-1], "name"))
    for item in (*found, *result):
        full = fuller.get(stem(item.tokens[-1])) if item.tokens else None
        if full and (len(item.tokens) == 1 or item.tokens[0][0] == full[0][0]):
            item.tokens = full
    return result
