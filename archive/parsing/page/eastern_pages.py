"""Which line at the head of a Japanese page is the record's title, and which only say where on the site it stands."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.text.furniture import inside_rule, is_navigation
from archive.parsing.text.labels import find_label
from archive.parsing.text.lines import Block
from archive.parsing.turns.eastern_labels import OPENING
from archive.parsing.turns.turns import Turn
from archive.parsing.words.characters import HAN
from archive.parsing.words.dates import dates, is_clock_time, is_dateline

_MOST: Final = 16
"""Paragraphs among which the title is looked for."""
_LONGEST: Final = 140
_EASTERN = re.compile(f"[\u3041-\u30fa{HAN}]")
_MARKS_OF_TITLES: Final = ("○", "◯", "●", "■", "◆", "－", "-", "第")
_STOPS: Final = ("。", "：", ":", "、", "！", "？")
_OCCASION = re.compile(
    r"会談|会見|会合|会議|電話|表敬|声明|談話|宣言|演説|講演|スピーチ|祝辞|弔辞|式辞|記録|概要|要旨|訪問|訪[日中米露韓]|来日|協議|対話|条約|協定|議定書|挨拶|あいさつ|発言|発表|書簡|親書|メッセージ|"
    r"懇談|座談会|対談|鼎談|署名|インタビュー|招待|派遣|贈呈|面会|面談|ブリーフ(?!ケース)|会食|夕食会|昼食会|共同(?:新聞|記者|プレス)|コミュニケ|について\Z|に関する|に対する|による.{2,40}\Z|発出|会谈|會談|会见|會見|记者会|記者會|讲话|講話|会晤|會晤|通电话|通電話"
)
_WORDS_OF_SECTIONS: Final = "(?:談話|コメント|スピーチ|挨拶|会見|発言|メッセージ|記事|寄稿|講演|演説)"
_SECTION = re.compile(
    r"(?:(?:記者|大臣|外務大臣|副大臣|政務官|報道官|外務報道官|総理|内閣総理大臣|官房長官|内閣官房長官|共同|定例|臨時|等|・|の)*会見(?:記録|要旨|等|など)?|(?:会談|訪問|外国訪問|外遊|往来|防衛交流)(?:・(?:会談|訪問|外国訪問|外遊|往来|交流)){0,2}|"
    rf"(?:主な)?要人(?:の)?(?:往来|来日|訪問)(?:日程)?|(?:主な)?.{{0,10}}の?来日日程|(?:[{HAN}]{{0,6}}(?:総理|大臣|外務大臣|長官|大統領))?(?:の)?(?:演説|談話|声明|発言|スピーチ|挨拶|コメント)(?:[・、](?:演説|談話|声明|発言|スピーチ|挨拶|コメント|寄稿|記者会見))*(?:など|等)?|"
    r"(?:駐?[\u30a0-\u30ff一-鿿]{0,6})?大使(?:の)?(?:挨拶|ごあいさつ|あいさつ|紹介|インタビュー|活動|館案内|メッセージ)(?:[（(][^（）()]{1,16}[)）])?|(?:[一-鿿]{2,6}省)?大臣(?:等)?記者会見(?:・談話)?(?:等)?|(?:過去の)?記録|(?:大臣|副大臣|政務官|長官|報道官|外務|総理|内閣|官房|記者|定例|臨時|閣議後|会見|談話|声明|演説|要旨|記録|概要|録|発言|挨拶|等|など|の|・|、){2,14}|報道(?:・広報|発表|資料)?(?:[（(](?:要旨|概要|抜粋)[)）])?|発表|(?:各国|国|地域)・?(?:地域)?情勢?|.{2,12}との(?:関係|会談・訪問)|(?:国際)?会議|演説・記者会見など|条約|概要|基礎データ|メッセージ|外交政策|(?:会見|報道|発表|広報)(?:・(?:会見|報道|発表|広報)){1,3}|新着情報|活動報告|トピックス|(?:大臣)?冒頭(?:発言|挨拶)|発表事項|発言要旨|"
    rf"[{HAN}]{{0,8}}{_WORDS_OF_SECTIONS}(?:[・／/](?:大臣|総理|会長|市長|知事|大使)?{_WORDS_OF_SECTIONS}){{1,3}}(?:等|など)?(?:[\s\u3000][^\s\u3000。、]{{2,16}}発言)?|[{HAN}ァ-ヴー]{{0,12}}[\s\u3000]?会見(?:詳録|リポート|レポート)|(?:定例)?記者会見における[{HAN}]{{2,4}}発言|"
    rf"(?:政策|組織|制度|活動|当[館省庁社行会]|[{HAN}]{{2,4}}省(?:・[{HAN}]{{2,6}})?)について|[{HAN}]{{2,8}}(?:審議会|懇談会|委員会|検討会)(?:・[{HAN}]{{0,8}}(?:審議会|懇談会|委員会|検討会))*(?:等|など))"
)


def _is_row_of_languages(shadow: str, block: Block) -> bool:
    return block.end - block.start > 8 and inside_rule(shadow, block) == "language-link"


def eastern_title(shadow: str, blocks: list[Block], turns: dict[int, Turn]) -> int | None:
    """How many paragraphs stand over the title of a Japanese page, None where the head is in another script.

    A page begins with rows of links, the name of its section ("記者会見"), a region or a person; the title is the first
    line that names an occasion and is no such section. 0 where none does: then the first line may be the title.
    """
    if shadow.isascii() or not any(
        not (head := shadow[b.start : min(b.end, b.start + 200)]).isascii()
        and _EASTERN.search(head)
        and not _is_row_of_languages(shadow, b)
        for b in blocks[:3]
    ):
        return None
    section = 0
    for number, block in enumerate(blocks[:_MOST]):
        if block.start in turns:
            return section
        if (
            _is_row_of_links(shadow, block)
            or is_navigation(shadow, block)
            or inside_rule(shadow, block)
            or is_dateline(shadow, block.start, block.end)
        ):
            continue
        if number and _is_below_its_crumb(shadow, blocks[number - 1], block):
            return number
        if number and shadow[block.start] == "【" and is_part_of_conference(shadow, blocks, number):
            return section
        if number and shadow.endswith(OPENING, block.start, block.end):
            return section
        if number and _OF_WHOM.match(shadow, block.start, block.end):
            continue
        if number < _MOST_CRUMBS and _is_crumb(shadow, blocks, number):
            continue
        if find_label(shadow, block.start, block.end) and not shadow.startswith(_MARKS_OF_TITLES, block.start):
            return section
        if block.end - block.start > _LONGEST or shadow.endswith(_STOPS, block.start, block.end):
            return section
        if _names_section(shadow, block) and _is_over_date(shadow, blocks, number):
            section = number
        if names_occasion(shadow, block.start, block.end):
            if (fuller := _in_full(shadow, blocks, number)) is not None:
                return fuller
            if number + 1 < len(blocks) and _says_whose(shadow, block, blocks[number + 1]):
                return number + 1
            return number - 1 if number and _goes_on(shadow, blocks[number - 1], block) else number
        if block.end - block.start >= _HEADLINE and _is_headline(shadow, blocks, number, section):
            return number - 1 if number and _goes_on(shadow, blocks[number - 1], block) else number
    return section


_OF_WHOM = re.compile(r"(?:会見|発表|出席|説明|回答|面会)者[\s\u3000]?[:：]|(?:日時|場所|会場)[:：]")
"""A field of a record's head, which is no title: "会見者：港湾庁長官　森山一郎"."""


def _is_headline(shadow: str, blocks: list[Block], number: int, section: int) -> bool:
    """Whether a line that names no occasion is a headline: over the date, or under it where the text begins under it."""
    if _is_over_date(shadow, blocks, number):
        return section != number or not number
    if number < 2 or number + 1 >= len(blocks):
        return False
    above, after = blocks[number - 1], blocks[number + 1]
    short = all(b.end - b.start < _HEADLINE for b in blocks[: number - 1])
    return short and is_dateline(shadow, above.start, above.end) and "。" in shadow[after.start : after.end]


_MOST_CRUMBS: Final = 6
_CRUMB = re.compile(r"(?:[•・◦*-]|\d{1,2}[.．])\s?(?=\S)")


def _is_crumb(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line with a bullet at the head is a step of the way to the page: "• ホーム", "• 記者会見", and the title."""
    block = blocks[number]
    mark = _CRUMB.match(shadow, block.start, block.end)
    if mark is None or shadow.endswith(_STOPS, block.start, block.end):
        return False
    words = Block(mark.end(), block.end, 0, False)
    if is_navigation(shadow, words) or _names_section(shadow, words):
        return True
    if not number or not all(_is_over_crumb(shadow, b) for b in blocks[:number]):
        return False
    again = shadow[words.start : min(words.end, words.start + 12)]
    return words.end - words.start < 12 or shadow.find(again, block.end, block.end + 400) >= 0


def _is_over_crumb(shadow: str, block: Block) -> bool:
    mark = _CRUMB.match(shadow, block.start, block.end) is not None
    return mark or is_navigation(shadow, block) or is_dateline(shadow, block.start, block.end)


_HEADLINE: Final = 14
"""Characters of a line over a date that is a headline, though it names no occasion: a country or section has fewer."""


def _in_full(shadow: str, blocks: list[Block], number: int) -> int | None:
    """The line below that says more than this one and has the date under it: "森山知事会見", then "森山知事定例会見録"."""
    if _is_over_date(shadow, blocks, number):
        return None
    if (dated := _with_its_day(shadow, blocks, number)) is not None:
        return dated
    head = shadow[blocks[number].start : blocks[number].start + 3]
    if shadow.startswith(_NAMES_DOCUMENT, blocks[number].start) and number + 1 < len(blocks):
        kind, after = shadow[blocks[number].end - _KIND : blocks[number].end], blocks[number + 1]
        return number + 1 if shadow.endswith(kind, after.start, after.end) else None
    for below in range(number + 1, min(number + 4, len(blocks) - 1)):
        block = blocks[below]
        if (
            shadow.startswith(head, block.start)
            and blocks[number].end - blocks[number].start < block.end - block.start <= _LONGEST
            and _is_over_date(shadow, blocks, below)
            and names_occasion(shadow, block.start, block.end)
        ):
            return below
    return None


def _with_its_day(shadow: str, blocks: list[Block], number: int) -> int | None:
    """The line shortly below that ends as this one does and has the day in it: "港湾庁記者会見", then "平成5年5月3日　森山長官の記者会見"."""
    block = blocks[number]
    kind = shadow[max(block.start, block.end - _KIND) : block.end]
    if block.end - block.start > _HEADLINE or len(kind) < _KIND or dates(shadow, block.start, block.end):
        return None
    for below in range(number + 1, min(number + 4, len(blocks) - 1)):
        after = blocks[below]
        if after.end - after.start > _LONGEST or shadow.endswith(_STOPS, after.start, after.end):
            return None
        if shadow.find(kind, after.start, after.end) >= 0 and any(
            d.day for d in dates(shadow, after.start, after.end)
        ):
            return None if find_label(shadow, after.start, after.end) else below
    return None


_NAMES_DOCUMENT: Final = ("［文書名］", "[文書名]")
"""The field of a database that names the document, which may print its title again below."""
_KIND: Final = 4
"""Characters at a line's end that say what kind of occasion it is: "記者会見"."""
_HOLDER = re.compile(r"大臣|長官|総理|大統領|首相|報道官|次官")


def _says_whose(shadow: str, block: Block, after: Block) -> bool:
    """Whether the line under one that names an occasion names it too, and whose it is: "第8回会見要旨", "森山大臣会見要旨"."""
    if shadow.find("会見", block.start, block.end) < 0 or shadow.find("会見", after.start, after.end) < 0:
        return False
    if shadow.endswith(_STOPS, after.start, after.end):
        return False
    return (
        after.end - after.start <= 60
        and _HOLDER.search(shadow, after.start, after.end) is not None
        and not _HOLDER.search(shadow, block.start, block.end)
        and not find_label(shadow, after.start, after.end)
    )


def _names_section(shadow: str, block: Block) -> bool:
    return _SECTION.fullmatch(shadow, block.start, block.end) is not None


def _is_over_date(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether the date stands under a line: then it is the title, though it says no more than a section's name."""
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    return after is not None and is_dateline(shadow, after.start, after.end)


def _goes_on(shadow: str, before: Block, block: Block) -> bool:
    """Whether the line is only the end of a title that begins in the line over it ("…諸国⏎（ケニア、チャド）訪問について")."""
    return shadow[block.start] in "(（～〜―" and not block.gap and is_eastern(shadow, before.start, before.end)


def names_occasion(shadow: str, start: int, end: int) -> bool:
    """Whether a line may be a Japanese title: it names an event or a document, and is no section of a site."""
    return bool(_OCCASION.search(shadow, start, end)) and not _SECTION.fullmatch(shadow, start, end)


_PLACE = re.compile(
    r"[^、。：:]{1,30}(?:会見室|会議室|記者室|室|ホール|ロビー|官邸|公邸|ホテル|会館|センター|庁舎|議事堂|宮殿|空港|館|玄関)(?:前|にて|において)?"
)


_BYLINE = re.compile(
    rf"[{HAN}]{{1,4}}[\s　]?[{HAN}]{{1,4}}[\s　](?:[{HAN}]{{0,10}}(?:大臣|長官|政務官|報道官|総理|局長|大使))"
)


# "外務大臣　森山一郎"
_OFFICE_FIRST = re.compile(
    rf"[{HAN}]{{0,8}}(?:総理大臣|大臣|長官|報道官|知事|大使|市長)[\s　]+(?![{HAN}]*会見)[{HAN}]{{1,4}}[\s　]?[{HAN}\u3041-\u3096]{{1,4}}"
)


_KANJI_ONLY = re.compile(rf"[{HAN}ヶ]+")


def _is_byline(shadow: str, start: int, end: int) -> bool:
    """Whether a line under the date only says whose conference it is: "太田花子 大臣"."""
    if end - start > 24:
        return False
    # "森山副大臣会見要旨", under it "森山一郎".
    name = shadow[start:end].replace(" ", "").replace("　", "")
    alone = 3 <= len(name) <= 5 and _KANJI_ONLY.fullmatch(name) is not None
    if alone and any(line.startswith(name[:2]) for line in shadow[max(0, start - 160) : start].splitlines()):
        return True
    return any(form.fullmatch(shadow, start, end) for form in (_BYLINE, _OFFICE_FIRST))


def is_eastern_place(shadow: str, start: int, end: int) -> bool:
    """Whether a line under the date names a room or house in Japanese: "文部科学省 記者会見室"."""
    if end - start > 32 or shadow.isascii():
        return False
    # Under the word for it any line is the place: "場所", "エストニア外務省".
    under = shadow[max(0, start - 6) : start].rstrip().endswith(("場所", "会場"))
    return under or _PLACE.fullmatch(shadow, start, end) is not None


def is_eastern(shadow: str, start: int, end: int) -> bool:
    """Whether a line has Chinese characters or kana."""
    return not shadow.isascii() and _EASTERN.search(shadow, start, end) is not None


_CREDIT = re.compile(r"[（(](?:写真|画像|提供|撮影|代表撮影|官邸).{0,60}[)）]")
# "会談の様子（写真提供：広報室）", "写真提供：広報室".
_CREDITED = re.compile(
    r"[（(](?:写真|画像)?提供\s?[:：][^（）()]{1,30}[)）]\Z|(?:写真|画像)(?:提供)?\s?[:：][^。、]{1,40}\Z"
)
# "笑顔で握手する両外相", "会談の様子".
_DEPICTS = re.compile(
    r"[^。：:]{2,}(?:の様子|を?握手|写真撮影|記念撮影|(?:中の|する|した|臨む|迎える|受ける|交わす|行う|並ぶ)[^。]{0,40}(?:大臣|総理|両首脳|首脳|両外相|外相|大統領|首相|長官|政務官|一行|両者))[\d０-９]{0,2}"
)
_FIELDS: Final = ("日時", "場所", "備考", "会場", "発表者", "主な質疑事項", "会見項目", "主な質疑", "キーワード")
# "聞き手：編集部　森山花子", "撮影：佐田一郎".
_MADE_BY = re.compile(r"(?:聞き手|撮影|構成|取材)[:：][^。、]{1,40}")
# Under the date whose release it is: "防衛省".
_HOUSE = re.compile(
    rf"[{HAN}]{{1,8}}(?:省|庁|内閣府|内閣官房|県|大使館)(?:[{HAN}]{{1,10}}[局部課])?|(?:(?:一般|公益)(?:社団|財団)法人[\s\u3000]?)?[{HAN}]{{4,14}}(?:連合会|会議所|同友会|協会)"
)
_MARKED = re.compile(r"[•・◦\-–—*]\s*")
_IN_BRACKETS = re.compile(r"[（(](?:結果|概要|要旨|報告)[)）]\Z")
_SHOWN = re.compile(r"\s?(?:[（(][^（）()]{1,14}[)）])?\s?[\d０-９]{0,2}")


def _is_caption(shadow: str, blocks: list[Block], number: int, title: tuple[int, int]) -> bool:
    """Whether a line under the title is a picture's: over a credit ("（写真提供：…）"), or the title again with what is shown."""
    block = blocks[number]
    if block.end - block.start > 140 or not is_eastern(shadow, block.start, block.end):
        return False
    if _CREDITED.search(shadow, block.start, block.end):
        return True
    if block.end - block.start > 80:
        return False
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    over_credit = after is not None and not after.gap and _CREDIT.fullmatch(shadow, after.start, after.end)
    if over_credit and not shadow.endswith(_STOPS, block.start, block.end):
        return True
    mark = _MARKED.match(shadow, block.start, block.end)
    begin = mark.end() if mark else block.start
    printed = _IN_BRACKETS.sub("", shadow[title[0] : title[1]])
    if not shadow.startswith(printed, begin, block.end):
        return mark is not None and after is not None and is_dateline(shadow, after.start, after.end)
    return _SHOWN.fullmatch(shadow, begin + len(printed), block.end) is not None


def _is_in_list_of_pictures(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line is one of a run with bullets between title and first paragraph: what pictures show, or the topics."""
    for after in range(number, min(len(blocks), number + 40)):
        block = blocks[after]
        if not _MARKED.match(shadow, block.start, block.end):
            return after > number and (shadow[block.end - 1] == "。" or block.end - block.start < 6)
        if block.end - block.start > 80 or shadow.endswith(_STOPS, block.start, block.end):
            return False
        if not is_eastern(shadow, block.start, block.end) or shadow[block.start] not in "•◦":
            return False
    return False


def rule_under_title(
    shadow: str, blocks: list[Block], number: int, title: tuple[int, int], *, is_dated: bool
) -> str | None:
    """The rule by which a line between title and body is the page's: a caption, or whose conference it is."""
    if shadow.isascii():
        return None
    if _is_caption(shadow, blocks, number, title):
        return "caption"
    block = blocks[number]
    words = shadow[block.start : block.end]
    above = shadow[blocks[number - 1].start : blocks[number - 1].end] if number else ""
    if words.isascii() and above.isascii():
        return None  # All that follows has Japanese words.
    if is_dated and number + 1 < len(blocks) and len(words) <= 60 and _DEPICTS.fullmatch(words):
        return "caption"
    if len(words) <= 16 and number + 1 < len(blocks) and shadow.startswith("http", blocks[number + 1].start):
        return "link"  # whose page it is, over the page's address
    if number and _HOUSE.fullmatch(words) and is_dateline(shadow, blocks[number - 1].start, blocks[number - 1].end):
        return "letterhead"
    if _is_in_list_of_pictures(shadow, blocks, number):
        return "caption"
    if _MADE_BY.fullmatch(words):
        return "byline"
    if words in _FIELDS or (above in ("備考", "発表者", "キーワード") and len(words) <= 60 and words[-1] not in "。"):
        return "field"
    return "byline" if is_dated and _is_byline(shadow, block.start, block.end) else None


_PART_OF_CONFERENCE = re.compile(r"[【]?(?:(?:大臣)?冒頭(?:発言|挨拶)|質疑応答|発表事項|報告事項)[】]?")


_OF_ONESELF = re.compile(r"私(?:の方)?から|ご報告|申し上げます|ございます")


def is_part_of_conference(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line is the head of a conference's first part, and so no title: "冒頭発言", or "…について" under a date over speech."""
    start, end = blocks[number].start, blocks[number].end
    if end - start <= 8 and _PART_OF_CONFERENCE.fullmatch(shadow, start, end):
        return True
    if not number or number + 1 >= len(blocks) or not shadow.endswith("について", start, end):
        return False
    after = blocks[number + 1]
    return _OF_ONESELF.search(shadow, after.start, min(after.end, after.start + 80)) is not None


_DIGITS: Final = frozenset("0123456789０１２３４５６７８９")

_IROHA = re.compile(r"[（(][イロハニホヘト][)）]")


def numbers_item(shadow: str, block: Block) -> bool:
    """Whether a line's number is an item's, though a date or a time follows it: "１ 日時 平成１５年１月１０日", "２．指示（６時２０分）"."""
    start, end = block.start, block.end
    if shadow[start] in "一二三四五六七八九" and shadow.startswith(("日", "場", "期"), start + 2):
        return shadow[start + 1] in "、．.　"  # "一、日時　昭和三十三年五月三日"
    if shadow[start] in "（(" and _IROHA.match(shadow, start, end):
        return True  # "（イ）六月十日迄ニ終了スルコト"
    if shadow[start] not in _DIGITS or is_clock_time(shadow, start, end):
        return False
    label = find_label(shadow, start, end)
    return label is not None and label.is_counted and shadow[label.end : label.end + 3].strip()[:1] >= "\u3041"


def is_topic(shadow: str, start: int, end: int) -> bool:
    """Whether a Japanese line that stands as title names no occasion, and may be a page's heading."""
    return is_eastern(shadow, start, end) and not names_occasion(shadow, start, end)


_MINUTES = re.compile(r"(?:会議|議事|速記)録(?:[\s　(（第]|\Z)")
"""How the title of a chamber's minutes ends, with spaces between chamber, committee and number."""


def _is_below_its_crumb(shadow: str, above: Block, block: Block) -> bool:
    """Whether the way to the page over a line ends with words with which the line begins: "ホーム > 大使館の活動", "大使館の活動（3月）"."""
    at = shadow.rfind(" > ", above.start, above.end)
    last = shadow[at + 3 : above.end].strip() if at > 0 else ""
    return len(last) > 3 and shadow.startswith(last, block.start) and 0 < block.end - block.start - len(last) < 24


def _is_row_of_links(shadow: str, block: Block) -> bool:
    """Several words with spaces or strokes between them, or the way to the page ("トップ > 会談・訪問")."""
    line = shadow[block.start : block.end]
    if " > " in line or line.count("|") + line.count("｜") > 1:
        return True
    if " >> " in line or ">>" in line:
        return True
    if "録" in line and _MINUTES.search(line):
        return False
    return len(line.split()) > 3 and not any(c.isdigit() for c in line) and not line.endswith("。")
