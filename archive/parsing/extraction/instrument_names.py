"""The shapes in which records print an instrument's name, before anybody asks which one it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.parsing.extraction.found import Span
from archive.parsing.extraction.instrument_shapes import Shape, security_council_symbol
from archive.parsing.extraction.reading import Reading
from archive.parsing.extraction.russian_instruments import russian_shapes
from archive.parsing.words.wordlists import words

_SYMBOL = re.compile(
    r"(?<![\w/])(?P<body>[SA])/RES/(?P<number>\d{1,4}(?:/\d{1,3})?)(?: ?\((?P<year>\d{4}|[IVXLC]+)\))?"
)
_PRESIDENTS = re.compile(r"(?<![\w/])S/PRST/\d{4}/\d{1,3}(?!\d)")
"""A statement by the President of the Security Council."""
_RESOLUTION = re.compile(
    r"(?:(?P<body>(?:(?:UN|U\.N\.|United Nations) )?(?P<council>(?:Security Council|UNSC|UNSCR)(?:'s)?|General Assembly)|UNSC|UNSCR|UN|United Nations) )?"
    r"(?:(?P<word>resolutions?) (?:No\.? ?|number )?|(?<=UNSCR ))(?P<number>\d{1,4}(?:/\d{1,3})?)(?![\d,.]\d)(?:(?: ?[A-Z])? ?\((?P<year>\d{4}|[IVXLC]+)\)| of (?P<year2>(?:19|20)\d\d))?"
    r"(?P<of> (?:of|by) the (?:UN |United Nations )?(?P<council2>Security Council|General Assembly))?",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:, | and |, and )(?P<number>\d{2,4})(?!\d|,\d|%| [a-z]+s\b(?<!was))(?: ?\((?P<year>\d{4})\))?")
_HEAD = re.compile(
    r"\b(?P<head>Treaty|Treaties|Agreement|Agreements|Convention|Protocol|Charter|Declaration|Joint Statement|Statement|Plan of Action|Action Plan"
    r"|Plan|Memorandum of Understanding|Memorandum|Accords?|Pact|Founding Act|Final Act|Act|Covenant|Communiqu[eé])\b(?! (?:Organi[sz]ation|Cent(?:re|er)|Hall|Bureau|Area|Secretariat|Fund|Commission|Office|Department|Service|Section|Directorate))(?!s\b)"
)
_BEFORE = re.compile(r"(?P<token>[A-Z][\w'.-]*|(?:19|20)\d\d) \Z")
_ABBREVIATION = re.compile(r"(?:\A|-)(?:[A-Z]\.){2,}\Z")
_YEAR_AFTER = re.compile(
    r"(?<=[\w)]) (?:19|20)\d\d(?:[-–](?:20)?\d\d)?(?![\w–-]|,\d)(?=[ ,.;:)\"'\n]|\Z)(?! (?:was|were|is|and (?:19|20)))"
)
_MONTH = re.compile(
    r" (?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_PAIR_AND = re.compile(r"(?<![\w-])[A-Z]\w+(?: [A-Z]\w+)?-[A-Z]\w+(?: [A-Z]\w+){1,4} and \Z")
"""What stands before "… and Security Treaty": two states and the first of two fields."""
_AFTER = re.compile(
    r" (?:(?P<capital>\(?[A-Z](?:[\w'-]|\.(?=\w))*\)?)|(?P<joint>of|on|the|and|for|between|in|to|with|against|from|by|concerning|regarding|a|an|its|their|all|among|at|as)(?= )|(?P<small>[a-z][a-z-]+))"
)
_TO_WHOM = re.compile(
    r" (?:(?:its|their|his|her|our|my) |(?:the )?(?:parliament|legislature|government|cabinet)\b|the (?:State|Federation|Federal|Senate|Parliament|Government|National|Council)\b)"
)
_LISTED = re.compile(r"(?:, [A-Z][\w-]+){1,4},? and [A-Z][\w-]+|, [A-Z][\w-]+(?= and [A-Z])")
_OF_YEAR = re.compile(r" of (?:[A-Z][a-z]+ )?(?:\d{1,2}, )?(?P<year>(?:19|20)\d\d)\b")
_SHORT = re.compile(r" ?\((?P<short>[A-Z]{2,8}(?:[- ][IVX0-9]+)?)\)")
_TAKES_TITLE = words("of on between for concerning regarding against in to with establishing")
_NOT_FIRST = words("""
    The This These That Those A An In On At Under By For Of To And But Or Our Your Their Its His Her Both As If When After Before Since According With From
    Draft New First Second Another Such Each Any Our Press Opening Closing Final Official Mr President Minister Also We I It Special National Federal
    Signing Signed Text Today Russian Moscow Kremlin Supporting Regarding Concerning Following Including
    """) - {"Moscow", "Russian", "Kremlin"}
_NOT_AFTER = words("""
    was were is are has have had will would can could may might must should shall signed adopted concluded which that who as entered enters came comes
    be been being provides stipulates says creates submitted gives opens allows envisages regulates lays covers establishes makes sets marks defines remains became becomes expires expired reached ratified this last next today yesterday and also have's during after before when while because so not
    """)
_KINDS_ALONE = words("Plan Statement Act Agreements Treaties Agreement Communiqué Communique Memorandum Protocol")
_NO_INSTRUMENTS = words(
    "Press Opening Closing Verbal Written Policy Budget Marshall Master Business Strategic Development Five-Year Peace General Final"
)


def shapes(reading: Reading) -> list[Shape]:
    """All shapes in the record, in order, the longer of two that overlap."""
    shadow = reading.shadow
    found = [*_symbols(shadow)]
    if reading.language == "ja":
        found += _japanese(shadow)
    elif reading.language == "ru":
        found += russian_shapes(shadow)
    else:
        found += _english(shadow)
    found.sort(key=lambda shape: (shape.start, -shape.end))
    kept: list[Shape] = []
    for shape in found:
        if not kept or shape.start >= kept[-1].end:
            kept.append(shape)
    return kept


def instrument_spans(reading: Reading) -> list[Span]:
    """Where the record's words are inside the name of an instrument."""
    return [(shape.start, shape.end) for shape in shapes(reading)]


def _symbols(shadow: str) -> Iterator[Shape]:
    """The symbol itself: "S/RES/1373 (2001)", "S/PRST/2014/16"."""
    yield from (Shape(*match.span(), match.group(), "symbol", 0.99) for match in _PRESIDENTS.finditer(shadow))
    if "/RES/" not in shadow:
        return
    for match in _SYMBOL.finditer(shadow):
        number = match["number"]
        if match["body"] == "S" and number.isdecimal():
            symbol = security_council_symbol(int(number), match["year"])
        else:
            symbol = f"{match['body']}/RES/{number}" + (f"({match['year']})" if match["year"] else "")
        yield Shape(match.start(), match.end(), symbol, "symbol", 0.99)


def _english(shadow: str) -> Iterator[Shape]:
    yield from _resolutions(shadow)
    for match in _HEAD.finditer(shadow):
        shape = _titled(shadow, match)
        if shape is not None:
            yield shape


def _resolutions(shadow: str) -> Iterator[Shape]:
    """Resolutions by number: "UN Security Council Resolution 1511", "resolutions 1718 and 1874", "General Assembly resolution 55/2"."""
    has_council = "Security Council" in shadow or "UNSC" in shadow
    for word in re.finditer(r"\b[Rr]esolutions? (?:No\.? ?|number )?\d|\bUNSCR \d|\bRESOLUTIONS? \d", shadow):
        window = max(0, word.start() - 34)
        match = None
        for candidate in _RESOLUTION.finditer(shadow, window, min(len(shadow), word.end() + 60)):
            if candidate.start("number") >= word.end() - 1:
                match = candidate
                break
        if match is None or match.start("number") != word.end() - 1:
            continue
        council = (match["council"] or match["council2"] or "").casefold()
        year = match["year"] or match["year2"]
        number = match["number"]
        if "assembly" in council or "/" in number or (year and not year.isdecimal()):
            yield Shape(
                match.start(),
                match.end(),
                f"A/RES/{number}" + (f"({match['year']})" if match["year"] else ""),
                "general-assembly",
                0.95,
            )
            continue
        if not council and not match["body"] and not has_council:
            yield Shape(match.start(), match.end(), "", "resolution-without-body", 0.6)
            continue
        sure = 0.97 if council or shadow[match.start() :].startswith("UNSCR") else 0.85
        yield Shape(match.start(), match.end(), security_council_symbol(int(number), year), "security-council", sure)
        position = match.end()
        while more := _MORE.match(shadow, position):
            symbol = security_council_symbol(int(more["number"]), more["year"])
            yield Shape(more.start("number"), more.end(), symbol, "security-council-list", sure - 0.05)
            position = more.end()


def _titled(shadow: str, match: re.Match[str]) -> Shape | None:
    """Titles: "the Pyongyang Declaration", "the Treaty on Outer Space", "the Japan-Russia Action Plan"."""
    start, end = match.span()
    head = match["head"]
    year = False
    before = 0
    while before < 7 and (token := _BEFORE.search(shadow, max(0, start - 40), start)):
        word = token["token"]
        stopped = word.endswith(".") and not _ABBREVIATION.search(word)
        if (word in _NOT_FIRST and not (word == "Final" and head == "Act")) or stopped:
            break
        start = token.start("token")
        before += 1
        if word.isdecimal():
            year = True
            break
    if head == "Pact" and (pair := re.search(r"[A-Z][\w-]* and \Z", shadow[max(0, start - 30) : start])):
        start -= len(pair.group())
    whose = re.search(r"[\w']'s \Z", shadow[max(0, start - 3) : start])
    named = before - (1 if year else 0)
    title = _title(shadow, end)
    took = title > end
    end = title
    if of_year := _OF_YEAR.match(shadow, end):
        end = of_year.end()
        year = True
    if short := _SHORT.match(shadow, end):
        end = short.end()
    if pair := _PAIR_AND.search(shadow, max(0, start - 90), start):
        start = pair.start()
    if short:
        start = _initials(shadow, start, short["short"])
    if (
        (took or head in ("Action Plan", "Plan of Action"))
        and not year
        and (printed := _YEAR_AFTER.match(shadow, end))
    ):
        end = printed.end()
    first = shadow[start:end].split(" ", 1)[0]
    if named == 0 and not took and not year and not short:
        if head in ("Action Plan", "Plan of Action"):
            return Shape(start, end, "", "short-title", 0.7)
        return None
    if head == "Statement" and shadow[max(0, start - 6) : start] == "Press ":
        return None
    if first in _NO_INSTRUMENTS and not took:
        return None
    if head in ("Statement", "Plan", "Act") and (not named or whose) and not (took or year):
        return None
    designation = short["short"] if short else ""
    sure = 0.9 if named or year or short else 0.8
    if head in _KINDS_ALONE:
        sure -= 0.15
    return Shape(start, end, designation, "title", sure)


def _initials(shadow: str, start: int, short: str) -> int:
    """Where a title begins that its abbreviation spells: "Basic Exchange and Cooperation Agreement (BECA)"."""
    for match in re.finditer(r"(?<![\w-])[A-Z]", shadow[max(0, start - 80) : start]):
        begin = max(0, start - 80) + match.start()
        words = re.findall(r"[A-Za-z]+", shadow[begin : shadow.find(f"({short}", start)])
        capitals = "".join(word[0] for word in words if word[0].isupper())
        if short[0] == words[0][0] and short in (capitals, "".join(word[0].upper() for word in words)):
            return begin
    return start


def _title(shadow: str, position: int) -> int:
    """Where the title ends that goes on with "on …", "between … and …", "of …" after its head."""
    end = at = position
    small = 0
    first = True
    for _ in range(40):
        match = _AFTER.match(shadow, at)
        if match is None:
            break
        if first:
            word = match["joint"]
            if word is None or word not in _TAKES_TITLE:
                break
            if (
                _OF_YEAR.match(shadow, at)
                or _MONTH.match(shadow, match.end())
                or word in ("in", "to", "with", "for", "of")
                and not re.match(r" \w+ (?:the )?[A-Z]", shadow[at : at + 40])
            ):
                break
            about = word in ("on", "concerning", "regarding")
            first = False
        elif match["small"]:
            small += 1
            if match["small"] in _NOT_AFTER or not about or small > 8:
                break
            end = match.end()
        elif match["capital"]:
            end = match.end()
            if listed := _LISTED.match(shadow, end):
                at = end = listed.end()
                continue
            if match["capital"].startswith("("):
                end = match.start()
                break
            if match["capital"].endswith("'s"):
                about = True
        elif match["joint"] in ("on", "concerning", "regarding"):
            about = True
        elif (
            match["joint"] == "to"
            and _TO_WHOM.match(shadow, match.end())
            or match["joint"] == "and"
            and re.match(r" (?:to|that|of|in) ", shadow[match.end() : match.end() + 6])
        ):
            break
        at = match.end()
    while shadow[end - 1] in " .,'":
        end -= 1
    return max(end, position)


_JA_RESOLUTION = re.compile(
    r"(?P<body>国連安(?:全)?保(?:障)?理(?:事会)?|国連安全保障理事会|国連安保理|安保理|安全保障理事会|国連総会)?(?:の)?決議(?:第)?(?P<number>[0-9０-９]{1,4}(?:/[0-9]{1,3})?)(?:号)?(?:[（(](?P<year>[0-9]{4})[）)])?"
)
_JA_TITLE = re.compile(
    r"「(?P<quoted>[^「」\n]{2,40}(?:条約|協定|宣言|声明|議定書|行動計画|憲章|覚書|規約))」"
    r"|(?P<plain>(?:(?:19|20)[0-9]{2}年(?:の)?|第[0-9０-９]{1,3}回)?[一-龥ァ-ヶー・A-Za-z]{2,24}(?:条約|協定|宣言|共同声明|議定書|行動計画|憲章)(?:（(?P<short>[A-Z]{2,8})）|\((?P<short2>[A-Z]{2,8})\))?)"
)
_JA_NOT = re.compile(
    r"(?:(?:日[露ロ])?平和条約|両国間の条約|共同(?:宣言|声明)|.*(?:締結|今次|本件|当該|新|(?<!共)同|(?<!日)本|各種|諸|関連|二国間|国際)(?:条約|協定|宣言|共同声明))\Z"
)


def _japanese(shadow: str) -> Iterator[Shape]:
    """In Japanese: 「安保理決議第1511号」「日朝平壌宣言」「核兵器不拡散条約（NPT）」."""
    for match in _JA_RESOLUTION.finditer(shadow):
        number = match["number"]
        if "総会" in (match["body"] or "") or "/" in number:
            yield Shape(match.start(), match.end(), f"A/RES/{number}", "ja-resolution", 0.95)
        else:
            sure = 0.95 if match["body"] else 0.75
            yield Shape(
                match.start(), match.end(), security_council_symbol(int(number), match["year"]), "ja-resolution", sure
            )
    for match in _JA_TITLE.finditer(shadow):
        name = "quoted" if match["quoted"] else "plain"
        if _JA_NOT.match(match[name]):
            continue
        yield Shape(*match.span(name), match["short"] or match["short2"] or "", "ja-title", 0.85)
