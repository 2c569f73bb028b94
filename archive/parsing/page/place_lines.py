"""Which lines give a place: of a meeting under its date, of a document over its own."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.page.eastern_pages import is_eastern_place
from archive.parsing.text.letterheads import is_letterhead
from archive.parsing.text.lines import Block
from archive.parsing.words.countries import capitals, country_names
from archive.parsing.words.dates import dates
from archive.parsing.words.wordlists import words

# A line with one of these names whoever speaks, and no place.
_HOLDERS = words(
    "remarks questions announcements minister president chancellor premier secretary ambassador spokesperson spokesman spokeswoman commissioner director representative министр президент председатель председательствует посол господин госпожа товарищ уважаемый уважаемая"
)
_ADDRESS = re.compile(
    r"\d{1,4}[a-z]?\s(?:[^\W\d_][\w'-]*\s){1,4}(?:street|avenue|road|square|lane|drive|boulevard|terrace),\s",
    re.IGNORECASE,
)
VENUES: Final = re.compile(
    r"(?:hotel|palace|palais|palazzo|villa|castle|schloss)\s.{2,40}|.{2,40}\s(?:hotel|palace|palazzo|villa|castle|residences?|hall|room|airport|cent(?:re|er)|university|museum|club|"
    r"headquarters|building|garden|library|theat(?:re|er)|place)|oval\soffice",
    re.IGNORECASE,
)
"""Houses in which something takes place."""
LONGEST_PLACE: Final = 80
"""Characters of a line that is a place's name."""
_HALL = re.compile(
    r"(?:Здание\s[А-ЯЁ][^.\n]{3,60}\.\s)?(?:[А-ЯЁ][а-яё]+(?:ый|ой|ий)\sзал|Зал\sзаседаний(?:\s[А-ЯЁ][^.\n]{3,60})?)\.?(?:\s\d{1,2}\sчас(?:ов|а)?(?:\s\d\d\sмин(?:ут[аы]?)?)?\.?)?"
)
"""Where a Russian chamber sits, and when: "Здание Озёрной палаты. Большой зал. 10 часов."."""
_REGION = re.compile(r"[А-ЯЁ][а-яё-]+ская\s(?:область|республика),\s(?:г\.\s?)?[А-ЯЁ][А-ЯЁа-яё-]{2,24}")
_PALACE = re.compile(
    r"(?:г\.\s?)?[А-ЯЁ][а-яё]{2,20}(?:-[А-ЯЁа-яё]{2,20}){0,2},\s(?:[А-ЯЁ][а-яё]+(?:ий|ый|ой)\s)?(?:[Дд]ворец|[Зз]амок|[Мм]узей|[Мм]онастырь|[Вв]окзал|[Аа]эропорт|[Пп]орт|[Кк]ремль|[Рр]езиденция|[Рр]атуша)(?:\s[\"А-ЯЁ][^.\n]{2,30})?"
)
"""A town and a house in it: "Тарту, Речной вокзал"."""
_TOWN = re.compile(
    r"(?:г\.|гор\.|город|пос\.|посёлок|село)\s?[А-ЯЁ][а-яё]{1,20}(?:-[А-ЯЁа-яё]{2,20}){0,2}(?:,\s[А-ЯЁ][^.:;\n]{2,40})?"
)
"""A town with the word for it: "г. Тарту"."""
_TOWNS: Final = words(
    "東京 京都 大阪 名古屋 横浜 神戸 札幌 仙台 広島 福岡 那覇 箱根 北京 上海 香港 台北 ソウル ワシントン ニューヨーク モスクワ ロンドン パリ ベルリン ボン ローマ ブリュッセル ジュネーブ ウィーン マドリード キャンベラ シドニー "
    "ウェリントン オタワ ジャカルタ マニラ バンコク ハノイ クアラルンプール シンガポール ニューデリー カイロ ナイロビ プレトリア ブラジリア リマ サンティアゴ ウラジオストク"
)
"""Towns where Japanese records say alone under their date that they were made."""
_ON_THE_WAY: Final = ("(Aboard ", "(En route ", "(En Route ", "(Enroute ")
_LONGEST_DATED: Final = 130
_SPACES: Final = 3
_ADDRESSED: Final = ("excellenc", "your ", "dear ", "majesty", "sir,", "sirs,", "madam,", "mr ", "mr. ")
"""How a line begins that salutes whom a letter is to."""
_SMALL = words("of the in on at near and de la le los da do du von am del und al el das di")


def is_place(shadow: str, start: int, end: int, *, after_date: bool) -> bool:
    """Whether a line is a place's name: short, without a stop; without a date before it only with a country or capital."""
    if end - start > LONGEST_PLACE:
        return False
    if after_date and is_eastern_place(shadow, start, end):
        return True
    if after_date and shadow[start:end] in _TOWNS:
        return True
    if "А" <= shadow[start] <= "Я" and any(place.fullmatch(shadow, start, end) for place in (_HALL, _REGION, _PALACE)):
        return True
    if shadow[start] in "гсп" and _TOWN.fullmatch(shadow, start, end):
        return True
    line = shadow[start:end].strip("() ")
    if line[:1].isdigit() and (street := _ADDRESS.match(line)):
        line = line[street.end() :]  # "12 Harbour Street, RIGA"
    if line.casefold().startswith(_ADDRESSED):
        return False  # "Excellency,"
    words = line.split()
    if line.endswith(("D.C.", "N.Y.", " DC.")):
        line = line[:-1]
    if not words or len(words) > 9 or line[-1] in ".:;!?" or ": " in line or any(map(str.isdigit, line)):
        return False  # nor a field: "Hosts: Mari Kask"
    if any(word.strip(",.").casefold() in _HOLDERS for word in words):
        return False
    if not all(w[:1].isupper() or w.casefold() in _SMALL for w in words):
        return False
    if after_date:
        return True
    parts = {part.strip().casefold() for part in line.split(",")}
    return len(words) <= 5 and (not parts.isdisjoint(country_names()) or not parts.isdisjoint(capitals()))


def is_town_in_brackets(shadow: str, blocks: list[Block], number: int) -> bool:
    """Whether a line under a house's name says in brackets from where it issues what follows, over the date: "(Riga, Latvia)"."""
    block = blocks[number]
    if shadow[block.start] != "(" or shadow[block.end - 1] != ")" or not 0 < number < len(blocks) - 1:
        return False
    below = blocks[number + 1]
    is_dated = below.end - below.start <= _LONGEST_DATED and bool(dates(shadow, below.start, below.end))
    if not is_dated or not is_letterhead(shadow, blocks[number - 1]):
        return False
    if shadow.startswith(_ON_THE_WAY, block.start):
        return block.end - block.start <= LONGEST_PLACE
    is_town = shadow.find(", ", block.start, block.end) > 0 and shadow.count(" ", block.start, block.end) <= _SPACES
    return is_place(shadow, block.start, block.end, after_date=is_town)
