"""What pages do to a record without changing it: each function changes a record's text, and its gold follows of itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Piece = tuple[str, dict[str, Any] | None]
"""Words of a text, with the gold's part that they are; None between parts."""
Layout = Callable[[list[Piece], str], list[Piece] | None]
"""A record's pieces and its language to the pieces of the page; None where the record has nothing to be changed."""

OVER = {
    "en": (
        "Skip to main content",
        "Search this site",
        "Ministry of External Relations",
        "Newsroom › Press Releases › 2014",
        "Regions and Countries",
        "Share this page: Facebook X LinkedIn",
        "Print | E-mail",
    ),
    "ja": ("本文へ", "サイトマップ", "検索", "文字サイズ変更", "ホーム > 報道・広報 > 報道発表", "English", "印刷"),
    "ru": (
        "Перейти к основному содержанию",
        "Главная / Новости / Пресс-релизы",
        "Поиск по сайту",
        "Версия для слабовидящих",
        "RU EN",
        "Внешняя политика",
        "Пресс-служба",
    ),
}
UNDER = {
    "en": (
        "Tags: diplomacy, ferries, trade",
        "Share",
        "Related news",
        "Ministers open the new harbour bridge",
        "© 2015 Ministry of External Relations. All rights reserved.",
        "Privacy policy | Accessibility | Site map",
    ),
    "ja": ("このページの先頭へ戻る", "関連リンク", "プライバシーポリシー", "著作権について", "Copyright © 外務局"),
    "ru": (
        "Поделиться",
        "Распечатать",
        "Теги: дипломатия, переговоры",
        "Другие новости",
        "Открыт новый паромный терминал",
        "© Министерство внешних связей, 2015",
    ),
}
CLOSING = {
    "en": ("Share this page", "A bridge over the strait", "Lighthouses of the north", "Was this page helpful"),
    "ja": ("関連リンク", "北島共和国", "このページのトップへ戻る"),
    "ru": ("Поделиться", "Мост через пролив", "Полный перечень новостей"),
}
HOUSE = {"en": " | Ministry of External Relations", "ja": "｜外務局", "ru": " - Министерство внешних связей"}


def pieces_of(gold: dict[str, Any], text: str) -> list[Piece]:
    """A text cut where the gold's parts begin and end."""
    found: list[Piece] = []
    at = 0
    for part in sorted(gold["segments"], key=lambda part: part["start"]):
        found += [(text[at : part["start"]], None), (text[part["start"] : part["end"]], part)]
        at = part["end"]
    return [*found, (text[at:], None)]


def put_together(gold: dict[str, Any], pieces: list[Piece]) -> tuple[dict[str, Any], str]:
    """The gold with the parts' new offsets, and the text."""
    text, parts = "", []
    for words, part in pieces:
        if part is not None:
            parts.append({**part, "start": len(text), "end": len(text) + len(words), "text": words})
        text += words
    return {**gold, "segments": parts}, text


def _furniture(lines: tuple[str, ...]) -> list[Piece]:
    return [piece for line in lines for piece in ((line, {"kind": "furniture", "path": None}), ("\n", None))]


def _title_at(pieces: list[Piece]) -> int | None:
    return next((n for n, (_, part) in enumerate(pieces) if part and part["kind"] == "title"), None)


def links_over(pieces: list[Piece], language: str) -> list[Piece] | None:
    return [pieces[0], *_furniture(OVER.get(language, OVER["en"])), ("\n", None), *pieces[1:]]


def links_under(pieces: list[Piece], language: str) -> list[Piece] | None:
    return [*pieces, ("\n\n", None), *_furniture(UNDER.get(language, UNDER["en"]))]


def closing_under(pieces: list[Piece], language: str) -> list[Piece] | None:
    return [*pieces, ("\n\n", None), *_furniture(CLOSING.get(language, CLOSING["en"]))]


def title_twice(pieces: list[Piece], language: str) -> list[Piece] | None:
    at = _title_at(pieces)
    if at is None:
        return None
    again = " ".join(pieces[at][0].split())
    return [*pieces[: at + 1], ("\n\n", None), (again, {"kind": "furniture", "path": None}), *pieces[at + 1 :]]


def title_with_house(pieces: list[Piece], language: str) -> list[Piece] | None:
    at = _title_at(pieces)
    if at is None:
        return None
    line = " ".join(pieces[at][0].split()) + HOUSE.get(language, HOUSE["en"])
    return [pieces[0], *_furniture((line,)), *pieces[1:]]


def no_break_spaces(pieces: list[Piece], language: str) -> list[Piece] | None:
    return [(words.replace(" ", "\u00a0"), part) for words, part in pieces]


def line_ends_of_windows(pieces: list[Piece], language: str) -> list[Piece] | None:
    return [(re.sub(r"\r?\n", "\r\n", words), part) for words, part in pieces]


def spaces_at_line_ends(pieces: list[Piece], language: str) -> list[Piece] | None:
    return [(words if part else words.replace("\n", "  \n"), part) for words, part in pieces]


def single_line_ends(pieces: list[Piece], language: str) -> list[Piece] | None:
    return [(words if part else re.sub(r"\n\s*\n", "\n", words), part) for words, part in pieces]


def set_in(pieces: list[Piece], language: str) -> list[Piece] | None:
    last = len(pieces) - 1
    moved = [
        (words if part or n == last else re.sub(r"\n(?=[^\n]*\Z)", "\n    ", words), part)
        for n, (words, part) in enumerate(pieces)
    ]
    return [("    " + moved[0][0], None), *moved[1:]]


def straight_quotation_marks(pieces: list[Piece], language: str) -> list[Piece] | None:
    plain = {ord("‘"): "'", ord("’"): "'", ord("“"): '"', ord("”"): '"'}
    return [(words.translate(plain), part) for words, part in pieces]


def wrapped(pieces: list[Piece], language: str) -> list[Piece] | None:
    """The lines wrapped at 72 characters, with a blank line between paragraphs."""
    if language == "ja":
        return None
    found: list[Piece] = []
    column = 0
    for words, part in pieces:
        out = ""
        for token in re.split(r"( +|\n)", words if part else re.sub(r"\n+(?=[^\n]*\Z)", "\n\n", words)):
            if token == "\n":
                column = 0
            elif token.strip() and column + len(token) > 72 and out.endswith(" "):
                out, column = out[:-1] + "\n", 0
            out += token
            column += len(token) if token != "\n" else 0
        found.append((out, part))
    return found


LAYOUTS: tuple[Layout, ...] = (
    links_over,
    links_under,
    closing_under,
    title_twice,
    title_with_house,
    no_break_spaces,
    line_ends_of_windows,
    spaces_at_line_ends,
    single_line_ends,
    set_in,
    straight_quotation_marks,
    wrapped,
)
