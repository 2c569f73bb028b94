"""Names in Russian prose, led back to their first case; the examples are invented."""

from __future__ import annotations

import re
from bisect import bisect_left

from archive.parsing.people.names import Found
from archive.parsing.tongues.russian_addresses import ADDRESS, is_bent_address
from archive.parsing.tongues.russian_bent_offices import IN_FIFTH, IN_SECOND, OF_A_BODY, is_in_second, is_of_office
from archive.parsing.tongues.russian_capitals import as_prose, hard_forms, lead_back
from archive.parsing.tongues.russian_cases import in_first_case, nominative, of_pair, stem
from archive.parsing.tongues.russian_countries import COUNTRY_STEMS
from archive.parsing.tongues.russian_fathers import surnames_first, with_fathers_names
from archive.parsing.tongues.russian_pairs import pairs
from archive.parsing.tongues.russian_signatures import signatures
from archive.parsing.tongues.russian_subjects import SEATS, first_cases, told_in_record
from archive.parsing.tongues.russian_titles import PLURAL_HEAD, TITLE, is_oblique
from archive.parsing.words.wordlists import words

_SPACE = re.compile(r"[ \t]")
_INITIALS = r"(?:Дж|[А-ЯЁ])\.(?:[ -]?(?:Дж|[А-ЯЁ])\.)?[ ]?"
_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+){0,2}"
_PARTICLE = r"(?:(?:[Аа]ль|[Бб]ен|[Ии]бн|[Дд]е|[Дд]а|[Дд]и|[Фф]он|[Вв]ан|[Лл]е|[Лл]а|[Дд]ер|[Ээ]ль|[Дд]ю|[Бб]ин)[ -])"
_FAMILY = rf"{_PARTICLE}{{0,2}}(?:{_WORD}|И(?![\w.]))"
_FATHER = r"[А-ЯЁ][а-яё]+(?:ич|ича|ичу|ичем|иче|вна|вны|вне|вну|вной)"
_NAME = re.compile(
    rf"(?:{_INITIALS}(?P<surname>{_FAMILY})|(?P<given>{_WORD})[ ](?:(?:(?P<father>{_FATHER})|(?P<middle>{_WORD}))[ ](?=[А-ЯЁа-я]))?(?P<family>{_FAMILY})|(?P<loud>[А-ЯЁ]{{2,}})[ ](?P<first>[А-ЯЁ][а-яё]+)(?![а-яё]|[ ](?!{_FATHER})[А-ЯЁ][а-яё]))"
)
_SURNAME = re.compile(rf"{_WORD}")
_INITIALLED = re.compile(rf"(?<![\w.]){_INITIALS}(?P<surname>{_FAMILY}|[А-ЯЁ]{{3,}}(?![\w.-]))")
_ADVERB = r"(?:(?:также|сегодня|вчера|впервые|сразу|снова|опять|вновь|особо|же|ещё|еще|далее|затем|[а-яё]{3,12}[оеи]|в\sсвою\sочередь|в\sзаключение|в\sответ|со\sсвоей\sстороны|,\sв\sсвою\sочередь,|,\sсо\sсвоей\sстороны,),?\s)?"
_PAST = r"[а-яё]{2,}(?:л|ла|ли|лся|лась|лись)(?![а-яё])"
_SAYS = r"(?:считает|полагает|подчеркивает|подчёркивает|отмечает|уверен[аы]?|надеется)(?![а-яё])"
_OF_TITLE = r"(?!(?:Поздравлени|Выступлени|Интервью|Заявлени|Обращени|Приветстви|Комментари|Разговор|Встреч|Визит|Бесед|Послани)[а-яё]{0,3}\s)"
_BARE = re.compile(rf"(?<![\w.-]){_OF_TITLE}(?P<given>{_WORD})[ ](?:(?P<middle>{_WORD})[ ])?(?P<family>{_FAMILY})")
# What shows beside two or three capital words that they are somebody's name. Only the first two can be subjects.
_SPEAKS = re.compile(
    rf",?\s{_ADVERB}(?:{_PAST}|{_SAYS})|,\s[а-яё]+(?:ив|ав|ев|ая|яя|вшись)\s[^,.\n]{{3,70}},\s{_PAST}|\sи\s{_WORD}\s{_WORD}\s{_PAST}"
)  # "Юхан Тамм также поблагодарил …"
_TOLD_BY = re.compile(
    r"(?:отметил|подчеркнул|заявил|сказал|сообщил|добавил|указал|пояснил|напомнил|считает|уверена?)а?\s\Z"
)
_OF_WHOM = re.compile(  # "разговор Юхана Тамма", "по словам Юхана Тамма"
    r"(?:[Рр]азговор|[Бб]есед|[Вв]стреч|[Пп]ереговор|[Вв]изит|[Ии]нтервью|[Вв]ыступлени|[Зз]аявлени|[Пп]ресс-конференци|[Бб]рифинг|[Пп]оздравлени|[Пп]оездк|[Кк]омментари|[Сс]лов|[Мм]нени|[Пп]риглашени|[Ии]нициатив|"
    r"(?<!\w)[Пп]ринял|[Пп]озици|[Ии]мени|участи|руководств|отношени|помощник|советник|пресс-секретар|коллег|(?:поблагодар|поздрав|встрет|замет|пригласи|попроси|спроси)[а-яё]{1,3}|приветствова|заверил|призвал|назвал)[а-яё]{0,3}\s\Z"
)
_WITH_WHOM = re.compile(r"(?<!\w)(?:со?|между|перед|и)\s\Z")  # "переговоры с Юханом Таммом"
_ADJECTIVE = re.compile(
    r".*(?:ск(?:ий|ая|ое|ие|им|ой|ого|ому|ую|их|ими)|[нв]ый|[нвш]ая|[нш]ое|[нш]ие|ные|ным|ного|ных|ными)\Z"
)
_NO_PERSON = re.compile(
    r"(?:Совет|Госсовет|Союз|Обществ|Ассоциаци|Корпораци|Компани|Объединени|Комитет|Комисси|Палат|Групп|Лиг|Ассамбле|Организаци|Фонд|Банк|Республик|Кабинет|Стран|Кремл(?![её]в)|Госдеп|Пентагон|Офис|Минист|Посл(?!ов)|Президент|Премьер|Председател|Дом|Дум(?!ин|ов)|Центр|Правительств|Министерств|Посольств|Университет|Конгресс|Сенат|Конституци|"
    r"Конвенци|Договор|Соглашени|Деклараци|Академи|Агентств|Институт|Мир(?!он|ов|зо|за|ч|к)|День|Дня|Днём|Год(?!ин)|Парламент|Форум|Представительств|Содружеств|Королевств|Государств|Ведомств|Управлени|Отдел|Департамент|Администраци|Независим|Коре(?!нев|пан)|Осети|Арави|Альянс|Штат|Объединенн|Объединённ|Бел(?:[ыо][ейх]|ая|ого|ому|ым|ую)|Красн(?!ов|ин|як|ик)|Больш(?!ов|ак)|Южн|Северн|"
    r"Верховн|Перв(?!ов|ин|ух)|Зеланди|Европ|Федераци|Наци|Ази(?!зов|мов)|Африк|Америк|Восток(?!ов)|Запад(?!ов)|Государственн|Национальн|Интерфакс|Новост|Мажилис|Меджлис|Кенеш|Хурал|Бундестаг|Кнессет|Курултай)[а-яё]{0,3}\Z"
)
_OBLIQUE = re.compile(r"(?:[оеё]вым|[иы]ным|ским|[оеё]ву|[иы]ну|скому|ского)\Z")
_WITH = re.compile(r"(?<!\w)(?:со?|между|перед|и|[а-яё]+[ое]м)\s\Z")
_NO_NAMES = words("""
    Российской Федерации Республики России Японии Китая США ООН МИД В На По При Стороны Президент Министр Правительства Совета
    Государственной Глава Российская Москве Москва Европейского Союза Центральной Азии Председателя Президента Министра Вопрос Ответ
    Встреча Переговоры Он Она Они Сегодня Вчера Завтра Также Затем Накануне Ранее Позже Далее Однако После Тогда Когда Как Об Со Ко Во
    При Кроме Отвечая Выступая Комментируя Говоря Поздравив Отметив По-прежнему Здесь Тем Именно Напомним Лично Сам Сама
    """)


def names(text: str) -> list[Found]:
    """Persons with titles ("Министр иностранных дел Эстонии Ю.Тамм"), with initials alone, with "господин", and lone titles.

    `genitive` marks a form that is not the first case, and so no subject.
    """
    text = as_prose(text)
    found: list[Found] = []
    for match in TITLE.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        if PLURAL_HEAD.match(match.group()):
            continue
        office = match.group()
        oblique = is_oblique(office)
        gap = _SPACE.match(text, match.end())
        named = _NAME.match(text, gap.end()) if gap else None
        if named and _STANDING_IN.match(office):
            oblique = nominative(_tokens(named)) != _tokens(named)  # "врио губернатора Юхан Тамм"
        oblique = oblique or (named is not None and _in_fifth(_tokens(named)))
        if named and (tokens := _of_title(named, oblique=oblique, is_region=bool(_OF_REGION.search(office)))):
            if named["middle"] and len(tokens) > 2 and _NEXT_NAME.match(text, named.end()):
                tokens = tokens[:2]  # "президента Дауда Керемы Юхана Тамма избрали": two names in a row
            end = named.end() if tokens[-1] in named.group()[-len(tokens[-1]) :] else named.end("middle")
            found.append(Found(match.start(), end, tokens, office, oblique, "title"))
            continue
        if gap and (tail := _TAIL.match(text, gap.end())) and (tokens := _behind_tail(tail, oblique=oblique)):
            office = text[match.start() : tail.start("given")].rstrip()
            found.append(Found(match.start(), tail.end(), tokens, office, oblique, "title"))
            continue
        lone = _SURNAME.match(text, gap.end()) if gap and not named else None
        if lone and _OF_REGION.match(office) and lone.group().endswith(("а", "я", "ы", "и")):
            lone = None  # "Губернатор Приморья"
        if (
            lone
            and lone.group().endswith(("ого", "его"))
            and (IN_FIFTH.match(office) or OF_A_BODY.match(text, lone.end()))
        ):
            lone = None  # "Генеральным секретарём Озёрного совета": a name would stand in the fifth case too
        if lone and not _of_place(lone.group(), oblique=oblique) and stem(lone.group()) not in COUNTRY_STEMS:
            found.append(Found(match.start(), lone.end(), (lone.group(),), office, oblique, "title"))
            continue
        found.append(Found(match.start(), match.end(), (), office, oblique, "office"))
    taken = sorted((f.start, f.end) for f in found)
    for pair in pairs(text):
        if not any(a < pair.end and pair.start < b for a, b in _near(taken, pair.start)):
            found.append(pair)
    taken = sorted((f.start, f.end) for f in found)
    found.extend(f for f in signatures(text) if not any(a < f.end and f.start < b for a, b in _near(taken, f.start)))
    taken = sorted((f.start, f.end) for f in found)
    bent = [f for f in found if f.genitive and not f.tokens]
    fifth = [f.end for f in bent if IN_FIFTH.match(f.office or "")]
    second = [f.end for f in bent if IN_SECOND.fullmatch(f.office or "")]
    for match in _INITIALLED.finditer(text):
        if not any(a < match.end() and match.start() < b for a, b in _near(taken, match.start())):
            surname = match["surname"].capitalize() if match["surname"].isupper() else match["surname"]
            tokens = (*re.findall(r"Дж\.|[А-ЯЁ]\.", match.group()[: match.start("surname") - match.start()]), surname)
            oblique = bool(_OBLIQUE.search(surname)) or (
                surname.endswith(("ом", "ем", "ой", "жей", "шей", "щей", "цей", "чей"))
                and (
                    bool(_WITH.search(text, max(0, match.start() - 24), match.start()))
                    or is_of_office(text, fifth, match.start())
                )
            )
            oblique = oblique or text.endswith("дневника ", 0, match.start())
            if is_in_second(surname, text, second, match.start()):
                oblique = True  # "директора Департамента льда Ю.А.Громова": a woman's would end in "ой"
            found.append(Found(match.start(), match.end(), tokens, None, oblique, "initials"))
    if listed := surnames_first(text):  # No office goes on from the line before it.
        found = [f for f in found if not any(f.start < own.end and own.start < f.end for own in listed)] + listed
    taken = sorted((f.start, f.end) for f in found)
    found.extend(
        f for f in with_fathers_names(text) if not any(a < f.end and f.start < b for a, b in _near(taken, f.start))
    )
    taken = sorted((f.start, f.end) for f in found)
    bare = _untitled(text, taken)
    several = {f.tokens for f in (*found, *bare) if len(f.tokens) > 1}
    by_last: dict[str, set[str]] = {}
    for tokens in several:
        by_last.setdefault(stem(tokens[-1]), set()).add(stem(tokens[0]))
    found.extend(f for f in bare if not _is_of_two(f.tokens, by_last))
    taken = sorted((f.start, f.end) for f in found)
    families = {stem(tokens[-1]) for tokens in several}
    for match in _ALONE.finditer(text):
        start, end = match.span("teller") if match["teller"] else match.span("told")
        before = _CAPITAL_BEFORE.search(text, max(0, start - 24), start)
        if text[start:end] in SEATS or not is_name((text[start:end],)):
            continue
        if before and before.group().strip() not in _NO_NAMES and stem(before.group().strip()) not in families:
            continue  # part of a longer name
        if not any(a < end and start < b for a, b in _near(taken, start)):
            found.append(Found(start, end, (text[start:end],), None, False, "surname"))
    taken = sorted((f.start, f.end) for f in found)
    for match in ADDRESS.finditer(text):
        lone = _NAME.match(text, match.end()) or _SURNAME.match(text, match.end())
        if lone and not any(a < lone.end() and match.start() < b for a, b in _near(taken, match.start())):
            tokens = _tokens(lone) if lone.re is _NAME else (lone.group(),)
            if match.group()[0] not in "Тт" or is_name(tokens):
                bent_name = is_bent_address(match.group(), text, lone.end())
                found.append(Found(match.start(), lone.end(), tokens, None, bent_name, "address"))
    taken = sorted((f.start, f.end) for f in found)
    told = (f for f in told_in_record(text) if is_name(f.tokens))
    found.extend(f for f in told if not any(a < f.end and f.start < b for a, b in _near(taken, f.start)))
    found.sort(key=lambda f: f.start)
    led = lead_back(text, found)
    _settle(text, found)
    for item in led:
        item.genitive = True
    known = {stem(f.tokens[-1]): f for f in found if f.tokens}
    found.extend(_again(text, found, known))
    found.sort(key=lambda f: f.start)
    return found


def as_in_prose(who: str) -> str:
    """A label in capitals as prose prints it, where it begins with a title: "Г-ЖА ТАММ" is "г-жа Тамм"."""
    lowered = who.lower()
    head = _POLITE.match(lowered) or TITLE.match(lowered)
    return lowered[: head.end()] + who[head.end() :].title() if head else who


_POLITE = re.compile(r"(?:господин|госпожа|г-н|г-жа)(?=\s)")


def _near(taken: list[tuple[int, int]], position: int) -> list[tuple[int, int]]:
    at = bisect_left(taken, (position, 0))
    return taken[max(0, at - 1) : at + 2]


def _untitled(text: str, taken: list[tuple[int, int]]) -> list[Found]:
    """Full names that no title goes before, by what stands beside them."""
    found = []
    for match in _BARE.finditer(text):
        parts = [(match.start(group), match.end(group)) for group in ("given", "middle", "family") if match[group]]
        spans = [parts, parts[1:], parts[:2]] if len(parts) > 2 else [parts]
        placed = len(parts) > 2 and _IN_PLACE.search(text, max(0, match.start() - 4), match.start()) is not None
        if placed:
            spans = [parts[1:]]  # "в Приамурье Юхан Тамм …"
        for span in spans:
            start, end = span[0][0], span[-1][1]
            tokens = tuple(text[a:b] for a, b in span)
            if not is_name(tokens) or any(a < end and start < b for a, b in _near(taken, start)):
                continue
            before = text[max(0, start - 24) : start]
            subject = _SPEAKS.match(text, end) and (placed or not _goes_on(before))
            if subject or _TOLD_BY.search(before):
                found.append(Found(start, end, tokens, None, False, "untitled"))
                break
            # Two words in the fifth case are a man's name wherever they stand.
            fifth = tokens[0].endswith(("ом", "ем")) and tokens[-1].endswith(("ым", "им", "ом", "ем"))
            with_whom = _WITH_WHOM.search(before) and tokens[0].endswith(("ом", "ем", "ой", "ей"))
            if (fifth or with_whom or _OF_WHOM.search(before)) and nominative(tokens) != tokens:
                found.append(Found(start, end, tokens, None, True, "untitled"))
                break
    return found


# A surname by its ending, before or behind a verb of saying: all that some pages print of a person.
_FAMILY_SHAPE = (
    r"[А-ЯЁ][а-яё]{1,20}(?:ов|ев|ёв|ин|ова|ева|ёва|ский|цкий|ская|цкая|нко|ян|дзе|швили|ович|евич|чук)(?![\w-])"
)
_TELLS = r"(?:сказал|заявил|отметил|подчеркнул|сообщил|добавил|напомнил|пояснил|указал|поблагодарил|считает|уверен)а?(?![а-яё])"
_ALONE = re.compile(
    rf"(?<![\w.-])(?:(?P<teller>{_FAMILY_SHAPE})(?=,?\s{_ADVERB}{_TELLS})|(?<=[–—-]\s){_TELLS}\s(?P<told>[А-ЯЁ][а-яё]{{2,20}}(?![\w-])(?!\s[А-ЯЁ])))"
)


def _is_of_two(tokens: tuple[str, ...], named: dict[str, set[str]]) -> bool:
    """Whether two words are two surnames: "с Керемой Тамм сообщил", with a Дауд Керема in `named`, first stems by last."""
    first = stem(tokens[0])
    return len(tokens) == 2 and bool(named.get(first, set()) - {first})


# What an office may be of, in words that no table holds, before a full name: "глава пресс-службы эстонского ведомства Юхан Тамм".
_TAIL = re.compile(
    rf"(?:(?:[А-ЯЁа-яё][а-яё-]+(?:ого|его|ой|ей|ых|их|ов|ев|ий|ии|[ыиая])|[а-яё]{{3,}}(?:ений|ам|ям)|[А-ЯЁ]{{2,6}}|и|по(?:\s[А-ЯЁа-яё-]{{3,}}(?:ому|ему|ой|им|ым|ам|ям|[уюеи])){{1,3}}|при\s[А-ЯЁ]{{2,6}}|в\s[А-ЯЁ][а-яё]+|дел|Беларусь|Казахстан|Узбекистан|Таджикистан|Молдова)\s){{1,8}}?"
    rf"(?P<given>{_WORD})[ ](?:(?P<father>{_FATHER})[ ])?(?P<family>{_FAMILY})(?![\w-])(?![ ][А-ЯЁ])"
)


def _behind_tail(tail: re.Match[str], *, oblique: bool) -> tuple[str, ...]:
    """The name at the end of a long office, in the office's own case; none where the words are no name in that case."""
    tokens = tuple(word for word in (tail["given"], tail["father"], tail["family"]) if word)
    # "Мария Орлова" may be a woman's name or a man's in another case: behind an office in the first case it is hers.
    straight = nominative(tokens, is_oblique=oblique) == tokens or (not oblique and tokens[-1].endswith(_OF_A_WOMAN))
    return tokens if is_name(tokens) and straight is not oblique else ()


_OF_A_WOMAN = ("ова", "ева", "ёва", "ина", "ына", "ая")


_NEXT_NAME = re.compile(r"\s[А-ЯЁ][а-яё]+\s[а-яё]")


def _goes_on(before: str) -> bool:
    """Whether the words before end with a capital one, so that what follows is part of a longer name."""
    word = _CAPITAL_BEFORE.search(before)
    return word is not None and word.group().strip() not in _NO_NAMES


_IN_PLACE = re.compile(r"(?<!\w)(?:в|во|на|из|под|по|при)\s\Z", re.IGNORECASE)


def _of_place(word: str, *, oblique: bool) -> bool:
    """Whether a lone capital word behind a title is no surname: an institution's, or a region in its second case."""
    if word in _NO_NAMES or _NO_PERSON.match(word):
        return True
    return word.endswith(("щины", "ской", "цкой", "стана")) or (not oblique and word.endswith(("ы", "ии", "ого")))


_OF_REGION = re.compile(r"(?:вице-)?губернатор|мэр|глав[аыеу]|главой", re.IGNORECASE)
_STANDING_IN = re.compile(r"врио\s|и\.\s?о\.\s|исполняющ\w+\sобязанности\s", re.IGNORECASE)
_CAPITAL_BEFORE = re.compile(r"(?<![\w-])[А-ЯЁ][\w-]* \Z")


def is_name(tokens: tuple[str, ...]) -> bool:
    """Whether capital words beside a verb may be somebody's: no institution's, country's or document's."""
    if set(tokens) & _NO_NAMES or _ADJECTIVE.match(tokens[0]):
        return False
    return not any(_NO_PERSON.match(token) or stem(token) in COUNTRY_STEMS for token in tokens)


def _in_fifth(tokens: tuple[str, ...]) -> bool:
    """Whether a name stands in the fifth case, whatever its title does: "с премьер-министр Кении Даудом Таммовым"."""
    if len(tokens) < 2 or len(tokens[-1]) < 6 or tokens[0] in ("Артем", "Ефрем"):
        return False
    return tokens[0].endswith(("ом", "ем")) and tokens[-1].endswith(("ом", "ем", "вым", "ным", "ским", "ой"))


_AGENCY = re.compile(r"(?:Рос(?!тислав)|Мин|Гос)[а-яё]{3,}(?:а|ы|и|ов|ей)\Z")  # "главой Росводоканала Мари Каск"


def _of_title(named: re.Match[str], *, oblique: bool, is_region: bool = False) -> tuple[str, ...]:
    """The name behind a title; of three words only two where the third begins something else, none where it is no name."""
    tokens = _tokens(named)
    region = is_region and tokens[0].endswith(("ья", "ии", "ны", "ана", "тии", "края"))
    if named["middle"] and (
        region or _AGENCY.match(tokens[0]) or _NO_PERSON.match(tokens[0]) or (not oblique and tokens[0][-1] in "аыи")
    ):
        return (
            tokens[1:] if is_name(tokens[1:]) else ()
        )  # "Заместитель Премьера Госсовета Ли Канвон": the first word is of his office
    if "." in tokens[0] or is_name(tokens):
        return tokens
    if named["middle"] and is_name((named["given"], named["middle"])):
        return (named["given"], named["middle"])
    return ()


def _tokens(named: re.Match[str]) -> tuple[str, ...]:
    if named["surname"]:
        head = named.group()[: named.start("surname") - named.start()]
        return (*re.findall(r"Дж\.|[А-ЯЁ]\.", head), named["surname"])
    if named["loud"]:
        return (named["first"], named["loud"].capitalize())
    return tuple(filter(None, (named["given"], named["father"] or named["middle"], named["family"])))


def _settle(text: str, found: list[Found]) -> None:
    """Every form of a name led to one: the fullest, in the first case, told by the surname's stem and the initial."""
    groups: dict[str, list[Found]] = {}
    for item in found:
        if item.tokens:
            groups.setdefault(stem(item.tokens[-1]), []).append(item)
    subjects: dict[str, str] | None = None
    for known, several in groups.items():
        printed = dict.fromkeys(f.tokens for f in several)  # each form once: a long record prints one a thousand times
        full = [tokens for tokens in printed if len(tokens) > 1 and "." not in tokens[0]]
        straight = in_first_case([f.tokens for f in several if not f.genitive], [f.tokens[-1] for f in several])
        surname = min((t[-1] for t in straight), key=len, default=of_pair({t[-1] for t in printed}))
        if not surname:
            subjects = first_cases(text, {f.tokens[-1] for f in found if f.tokens}) if subjects is None else subjects
            surname = subjects.get(known, "")
        pool = full or list(printed)
        best = max(pool, key=lambda t: (t in straight and t[-1] == surname, len(t)))
        chosen = (
            best if best in straight and best[-1] == surname else nominative(best, is_oblique=best not in straight)
        )
        if surname and chosen[-1] != surname:
            chosen = (*chosen[:-1], surname)
        if "." in chosen[0]:
            # "Ю. А. ТАММА" in the title, and "Ю. Тамм" who signs.
            initials = (t[:-1] for t in printed if t[:1] == chosen[:1] and all("." in word for word in t[:-1]))
            chosen = (*max(initials, key=len), chosen[-1])
        if chosen[-1].endswith("ь") and any(t[-1] in hard_forms(chosen[-1]) for t in printed):
            chosen = (*chosen[:-1], chosen[-1][:-1])  # "Батсууром" and "Батсуура" beside "Батсуурем"
        for item in several:
            same_first = not chosen[:-1] or not item.tokens[:-1] or item.tokens[0][0] == chosen[0][0]
            if same_first:
                item.genitive = item.genitive or (item.tokens[-1] != chosen[-1])
                item.tokens = chosen
            elif item.genitive:
                item.tokens = nominative(item.tokens)


def _as_printed(known: str) -> str:
    """A stem as a pattern of how a text prints it: with a capital, and "ё" where the stem has "е"."""
    return re.escape(known[:1].upper() + known[1:]).replace("е", "[её]")


def _again(text: str, found: list[Found], known: dict[str, Found]) -> list[Found]:
    """Known surnames that stand alone, or with a given name, in any case."""
    if not known:
        return []
    result: list[Found] = []
    spans = [(f.start, f.end) for f in found]
    surnames = "|".join(_as_printed(s) for s in sorted(known, key=len, reverse=True)[:200])
    # A known surname before another is nobody's given name: "с Керемой Тамм говорил".
    pattern = re.compile(
        rf"(?<![\w.-])(?:(?!(?:{surnames})[а-яё]{{0,3}}\s)(?P<given>[А-ЯЁ][а-яё]+)\s)?(?P<name>(?:{surnames})[а-яё]{{0,3}})(?![\w-])"
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
            led = nominative((given, match["name"]))
            if match["name"] == person.tokens[-1] != led[-1]:
                led = (given, match["name"])  # "Ольга Громова" beside the label "О. ГРОМОВА:" is no man's second case
            fuller.setdefault(key, (led[0], person.tokens[-1]))
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
