"""What a page or a press office prints around a record, as data: a house's own line is a row more here.

Every row is a pattern that a whole line has to match, whatever its case, with marks around it allowed.
"""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.lines import Block

MOST_CHARACTERS: Final = 260
"""A longer line is the record's own."""

NAVIGATION: Final = {
    "en": (
        r"back(?:\sto\s[\w\s'&-]{2,60})?", r"top(?:\sof\s(?:the\s)?page)?", r"home(?:\spage)?", "events?", "news", "speeches", "transcripts?",
        "index", "(?:main\\s)?menu", "search", r"print(?:\s(?:this\s)?(?:page|version))?",
        r"print(?:er|able)?[\s-]{0,3}(?:friendly)?(?:\sversion)?", r"share(?:\s.{0,40})?", r"text\sversion", r"full\stext", r"publication\sstatus",
        r"published\sin\ssections?:?.{0,80}", r"publication\sdate:?.{0,60}", r"date\sof\spublication:?.{0,60}", r"published:?\s.{0,60}",
        r"(?:last\s)?updated:?\s.{0,60}", r"direct\slink.{0,200}", "topics?:?", r"tags?:?\s?.{0,80}", "persons?", "geography", "regions?",
        "photos?", "videos?", "gallery", r"related(?:\s.{0,40})?", r"see\salso.{0,80}", r"read\smore.{0,80}", r"more\s(?:news|information).{0,60}",
        "next", "previous", "prev", "close", r"download.{0,60}", r"contact\sus", r"site\s?map", r"legal\smatters", r"privacy\spolicy",
        "copyright.{0,120}", "©.{0,120}", r"all\srights\sreserved.{0,80}", r"skip\sto\s.{0,40}", r"press\sconferences", r"(?:media|press)\srelations(?:\soffice)?",
        r"(?:news|speeches|statements|documents|remarks|letters|trips|interviews|articles|press\sreleases)(?:(?:,|,?\sand|\s&)\s(?:news|speeches|transcripts|statements|documents|remarks|letters|trips|interviews|articles)){1,3}", r"press\sreleases?(?:\sno\.?\s.{0,20})?",
        r"for\simmediate\srelease.{0,40}", r"media\sreleases?", "briefing room", "readouts?", "statements? and releases", "speeches and remarks",
        r"(?:official\s)?press\s(?:information|statements?|note)", r"official\swebsite.{0,60}", r"follow\sus.{0,60}", "e-?mail", "facebook", "twitter",
        r"(?:hits?|views?)\s?:?\s?\d[\d,]*", "contacts?", r"for\s(?:further|more)\sinformation.{0,120}", r"(?:press|media)\s(?:contacts?|enquiries|inquiries).{0,80}",
        r".{0,60}[+(]\d[\d\s()/-]{6,24}", r"notes?\s(?:for|to)\seditors", r"(?:press\srelease\s)?(?:no\.?|№)\s?\d[\d/-]{0,12}", r"tel(?:ephone)?\.?\s?[:+\d].{0,90}",
        r"check\sagainst\sdelivery", r"as\s(?:delivered|prepared\sfor\sdelivery)", r"embargo(?:ed)?\b.{0,60}", r"media\snotes?", r"fact\ssheets?", "remarks",
        r"(?:department|daily|weekly|regular)\spress\sbriefings", r"additional\smaterials?", r"advanced\s(?:settings|search)", r"asset\spublisher",
        r"\d{1,5}-\d{2}-\d{2}-\d{4}", r"(?:[a-z]{2}-[a-z]{2}\d?\s?){2,12}", r"link\sto\s(?:the\s)?(?:video|audio|photos?)\b.{0,120}",
        r"https?://\S{1,200}", r"www\.\S{1,200}", r"[\w\s]{2,30}(?:\s[>»/|]\s[^>»/|]{2,60}){1,8}",
    ),
    "ru": ("назад", "печать", r"верси[яи]\sдля\sпечати", "события", "новости", "стенограммы", "документы", r"главная(?:\sстраница)?",
           r"поделиться.{0,40}", r"опубликовано.{0,80}", r"дата\sпубликации:?.{0,60}", r"ссылка\sна\sматериал.{0,200}", r"статус\sматериала",
           r"текстовая\sверсия", "темы?", "лица", "регионы", "география", r"см\.\sтакже.{0,80}", "наверх", r"к\sсписку.{0,40}", r"назад\sк.{0,40}", r"текст.{0,3}по-русски"),
    "ja": ("戻る", "目次(?:へ(?:戻る)?)?", "トップページ.{0,40}", "報道発表", "プレスリリース", "前のページに?へ?戻る", "ページの?(?:先頭|トップ)へ(?:戻る)?", "このページの先頭へ.{0,10}",
           "印刷(?:用|する)?.{0,10}", ".{1,20}基礎データ", "関連(?:リンク|情報|ファイル).{0,40}", "シェア.{0,20}", "英語版.{0,10}", r"english(?:\sversion)?"),
}  # fmt: skip
"""A page's links and headings, found before the title and after the last words."""

INSIDE: Final = (
    r"related\s(?:information|links?|articles?)\b.{0,100}",
    r"(?:back\sto|go\sto|return\sto)\s(?:the\s)?(?:top|index|list|contents)\b.{0,30}",
    r"top\sof\s(?:the\s)?page",
    r"(?:この)?ページの?(?:先頭|トップ)へ(?:戻る)?",
    r"関連(?:リンク|情報).{0,40}",
    r"目次へ(?:戻る)?",
    r"(?:first\s)?published:?\s(?:on\s)?\d{1,2}(?:st|nd|rd|th)?\s[a-z]{3,9}\s\d{4}",
)
"""Lines that a page prints between paragraphs too."""

ENDS: Final = (
    "end",
    "ends",
    "concludes?",
    "fin",
    "more",
    "end of (?:text|transcript|statement)",
    "конец",
    "了",
    "以上",
    "おわり",
    r"-?\s?30\s?-?",
)
"""Words that end a press release, between marks: "(END)", "- 30 -"."""

LANGUAGES: Final = (
    "english", "japanese", "russian", "chinese", "french", "spanish", "german", "arabic", "korean", "portuguese", "italian", "ukrainian",
    "日本語", "русский", "українська", "中文", "简体中文", "繁體中文", "français", "español", "deutsch", "العربية", "한국어", "português", "italiano", "en", "ru", "ja",
)  # fmt: skip
"""What a link to the same record in another language says."""

LETTERHEADS: Final = (
    "ministry", "office", "embassy", "department", "government", r"permanent\smission", r"white\shouse", "kremlin",
    r"presidential\s(?:administration|executive\soffice|press|office)", r"federal\s(?:foreign\soffice|government)", "cabinet",
    r"european\s(?:external\saction\sservice|commission|council|union)\s*\Z", r"council\sof\sthe\seuropean\sunion\s*\Z", r"united\snations\s*\Z",
    r"foreign\s(?:office|ministry)", "bureau", "secretariat", r"press\s(?:service|office)", r"official\ssite", r"president\sof\srussia\s*\Z",
)  # fmt: skip
"""What a line with a house's name begins with."""

_MARKS: Final = r"\W{0,3}"


def _any(rows: tuple[str, ...]) -> str:
    return "(?:" + "|".join(rows) + ")"


_NAVIGATION = re.compile(
    _MARKS + _any(tuple(row for rows in NAVIGATION.values() for row in rows)) + _MARKS, re.IGNORECASE
)
_INSIDE = re.compile(_MARKS + _any(INSIDE) + _MARKS, re.IGNORECASE)
_END = re.compile(rf"[(\[<（［【*#/\s–—-]{{1,6}}{_any(ENDS)}[)\]>）］】*#/\s–—-]{{0,6}}|以\s{{0,4}}上", re.IGNORECASE)
_LANGUAGE = re.compile(
    rf"[\[(（]?{_any(LANGUAGES)}(?:\s?(?:version|版|text))?[\])）]?(?:\s?[|/•·,\s]\s?[\[(（]?{_any(LANGUAGES)}[\])）]?){{0,12}}(?:\s?[(\[](?:pdf|html)[)\]])?",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[[^\W\d_][^\[\]\n:.]{1,60}\](?:\s?\[[^\[\]\n:.]{1,60}\]){0,6}")
_LETTERHEAD = re.compile(rf"(?:the\s)?{_any(LETTERHEADS)}\b.{{0,80}}", re.IGNORECASE)
_SMALL = frozenset(("of", "the", "for", "and", "in", "to", "&"))
_TRANSLATION = re.compile(
    r"\W{0,4}(?:this\sis\s)?(?:an?\s|the\s)?(?:[\w\s,]{0,40}?)?(?:provisional|unofficial|tentative|informal|courtesy|working|official|"
    r"translated|translation|unedited|interim)\b[^\n]{0,120}?(?:translat\w+|version|outline|transcript|text)\b.{0,150}|\W{0,4}(?:unofficial|provisional)\s(?:translation|text).{0,60}|"
    r"\W{0,3}translat(?:ion|ed)\b.{0,80}|.{0,4}仮訳.{0,12}|\W{0,4}(?:неофициальный\s)?перевод.{0,60}",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\W{0,2}(?:photo(?:graph)?|caption|picture|image|фото(?:графия)?|写真)\b\s?[:：(（].{0,200}|\(photo[^)]{0,80}\)|[（(]写真.{0,80}",
    re.IGNORECASE,
)
_HEAD_OF_CONTENTS = re.compile(
    r"\W{0,3}(?:(?:table\sof\s)?contents|(?:main\s)?(?:topics|items|subjects)|agenda|目次|冒頭発言|содержание|оглавление|темы)\s?[:：]?\W{0,3}",
    re.IGNORECASE,
)


_EDITORS_NOTE = re.compile(
    r"\d{1,3}\s(?:source:|see\s(?:document|footnote|also)|not\s(?:printed|found)|ibid\b|dated\s)", re.IGNORECASE
)


# What every note and caption has, found several times as fast as the patterns fail.
_STEM_OF_NOTES = re.compile(
    "translat|version|outline|transcript|text|仮訳|перевод|photo|caption|picture|image|фото|写真"
)


def has_letters(shadow: str, block: Block) -> bool:
    """Whether a paragraph has a letter or digit at all ("* * *" and "###" have none)."""
    head = shadow[block.start : min(block.end, block.start + 16)]
    return any(map(str.isalnum, head)) or any(map(str.isalnum, shadow[block.start : block.end]))


def is_navigation(shadow: str, block: Block) -> bool:
    """Whether a line is one of the words that a web page puts around a record: "Back to Index"."""
    if block.end - block.start > MOST_CHARACTERS:
        return False
    return bool(_NAVIGATION.fullmatch(shadow, block.start, block.end)) or _is_language_link(shadow, block)


def inside_rule(shadow: str, block: Block) -> str | None:
    """The rule by which a line between paragraphs is the page's: "(END)", "Related Information (…)", "[Shinji Mori]"."""
    size = block.end - block.start
    head = shadow[block.start]
    if head.isdigit() and _EDITORS_NOTE.match(shadow, block.start, block.end):
        return "editors-note"
    if size > 120:
        return None
    if size <= 24 and _END.fullmatch(shadow, block.start, block.end):
        return "end-mark"
    if head in "[" and _LINK.fullmatch(shadow, block.start, block.end):
        return "link"
    if _INSIDE.fullmatch(shadow, block.start, block.end):
        return "navigation"
    if _is_language_link(shadow, block):
        return "language-link"
    return None


def _is_language_link(shadow: str, block: Block) -> bool:
    return block.end - block.start > 2 and bool(_LANGUAGE.fullmatch(shadow, block.start, block.end))


def is_note(shadow: str, block: Block) -> bool:
    """Whether a line only says that the text is a translation, provisional or an outline, or is a picture's caption."""
    if block.end - block.start > 220:
        return False
    if not _STEM_OF_NOTES.search(shadow[block.start : block.end].lower()):
        return False
    if _CAPTION.fullmatch(shadow, block.start, block.end) or _is_bracketed_caption(shadow, block):
        return True
    if not _TRANSLATION.fullmatch(shadow, block.start, block.end):
        return False
    return shadow[block.start] in "(*[※<-（•・" or block.end - block.start <= 90


def _is_bracketed_caption(shadow: str, block: Block) -> bool:
    return shadow[block.start] in "[（(" and bool(_CAPTION.match(shadow, block.start, block.end))


def is_letterhead(shadow: str, block: Block) -> bool:
    """Whether a line is a house's name: all its words with capitals, but for the small ones."""
    if not _LETTERHEAD.fullmatch(shadow, block.start, block.end):
        return False
    return all(w[:1].isupper() or w in _SMALL for w in shadow[block.start : block.end].split())


def heads_contents(shadow: str, block: Block) -> bool:
    """Whether a line only announces a list of contents: "Main topics:"."""
    return block.end - block.start <= 40 and bool(_HEAD_OF_CONTENTS.fullmatch(shadow, block.start, block.end))
