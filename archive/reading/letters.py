"""Letters as they are written: ligatures and other forms of print, which the text layer of a PDF leaves, made plain.

A word with a ligature in it is in no table of words, and nobody who looks for it types one. What was received is kept
beside the text as it was.
"""

from __future__ import annotations

import re
import unicodedata

_RARE = re.compile("[\u0300-\u036f\u2e9c-\u2fd5\u3099\u309a\uf721-\uf77a\uf7a1-\uf7ff\ufb00-\ufb06]")
_FORMS = re.compile(
    "[\u2e9c-\u2fd5\uf721-\uf77a\uf7a1-\uf7ff\ufb00-\ufb06]|[^\\W\\d_][\u0300-\u036f]+|[\u3041-\u30ff][\u3099\u309a]"
)
_KANA = re.compile("[\u3041-\u30fa]")
_JAPANESE = {"\u2f3e": "戸", "\u2fca": "黒"}
"""Radicals that Japanese fonts print as these letters; elsewhere they are as Unicode has them (戶, 黑)."""
# Radicals that are printed as a letter of their own, and that Unicode does not tell the letter of.
_SUPPLEMENT = dict(
    zip(
        "⺜⺝⺠⺬⺶⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻨⻩⻫⻬⻭⻮⻯⻰⻲",
        "日月民示羊虎西见角贝车長长门雨青页风飞食首马骨鬼鱼鸟麦黄斉齐歯齿竜龙亀",
        strict=True,
    )
)


def plain_letters(text: str) -> tuple[str, int]:
    """The text with each form of print as its letters, and how many there were; it is never longer in UTF-8.

    Ligatures (`ﬁ`), small capitals and old-style figures of fonts that name them so, radicals in the place of Chinese
    letters, and letters that are apart from their marks: `plain_letters("o\ufb03ce")` is `("office", 1)`. A letter that
    would take more bytes with its marks than apart from them (`"a\u0344"`) stays as it stands.
    """
    if text.isascii() or not _RARE.search(text):
        return text, 0
    japanese = _JAPANESE if _KANA.search(text) else {}
    count = 0

    def plain(form: re.Match[str]) -> str:
        nonlocal count
        letters = _plain(form[0], japanese)
        count += letters != form[0]
        return letters

    return _FORMS.sub(plain, text), count


def _plain(form: str, japanese: dict[str, str]) -> str:
    if len(form) > 1:
        composed = unicodedata.normalize("NFC", form)
        # Some marks are taken apart themselves, and some letters from their own: a text must not outgrow its bounds so.
        return composed if len(composed.encode()) <= len(form.encode()) else form
    if "\uf721" <= form <= "\uf7ff":  # where older fonts have small capitals and figures, by their place in Latin-1
        return chr(ord(form) - 0xF700).upper()
    return japanese.get(form) or _SUPPLEMENT.get(form) or unicodedata.normalize("NFKC", form)
