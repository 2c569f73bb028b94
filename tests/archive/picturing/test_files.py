from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from archive.picturing import (
    WIDE,
    Band,
    Cell,
    Group,
    Item,
    Picture,
    Row,
    Strips,
    Table,
    When,
    draw_file,
    draw_inline,
    draw_strips,
    rasterise,
    write_csv,
)
from archive.picturing.elements import PAINTS, element, text, write

from .drawing import SVG, marks, parse

STATIC = Path(settings.BASE_DIR) / "diplomacy" / "static"
FONTS = [STATIC / f"vendor/fonts/archive-sans-{weight}.ttf" for weight in (400, 600)]
SITE = "https://archive.example.org"


def picture(title: str = "Who raised it", label: str = "Koizumi") -> Picture:
    day = When(date(2003, 1, 10), date(2003, 1, 10), "10 January 2003")
    said = tuple(
        Item(day, "said it", f"/s/{n}", (Cell("10 January 2003"), Cell("1(1)", f"/s/{n}")), account="own")
        for n in range(2)
    )
    office = Band("Prime Minister", date(2001, 4, 26), date(2001, 4, 26), None, None)
    row = Row(label, said, detail="Japan", href="/people/koizumi/", hue=3, bands=(office,))
    drawn = Strips("attention", (Group("In the records", (row,)),), "statements")
    lines = tuple((Cell(label, "/people/koizumi/"), *item.cells) for item in said)
    table = Table(("Speaker", "Date", "Statement"), lines)
    return Picture(
        "attention", "/topics/x/", title, ("How to read it.",), table, lambda form: draw_strips(drawn, form)
    )


def test_a_file_stands_alone() -> None:
    svg = draw_file(picture(), source=["The archive, CC BY 4.0."], site=SITE)
    root = parse(svg)
    assert "class=" not in svg
    assert " style=" not in svg
    assert "<style" not in svg
    assert "var(" not in svg
    assert {link.get("href") for link in root.iter(f"{SVG}a")} == {
        f"{SITE}/people/koizumi/", f"{SITE}/topics/x/#attention-1",
    }  # fmt: skip
    texts = [node.text for node in root.iter(f"{SVG}text")]
    assert texts[0] == "Who raised it"
    assert texts[-2:] == ["How to read it.", "The archive, CC BY 4.0."]
    assert [m.get("color") for m in marks(root)] == [PAINTS["pic-hue-3"]["color"]]


def test_a_picture_of_a_page_says_its_colours_by_classes_that_the_stylesheet_has() -> None:
    svg = draw_inline(picture(), WIDE)
    sheet = (STATIC / "css/pictures.css").read_text()
    used = {name for classes in re.findall(r'class="([^"]*)"', svg) for name in classes.split()} - {"pic", "pic-wide"}
    assert used <= set(PAINTS)
    assert [name for name in PAINTS if f".{name}" not in sheet] == []
    assert " style=" not in svg
    assert "#" not in re.sub(r'href="#attention-\d+"', "", svg)


def test_the_colours_of_files_are_the_light_ones_of_the_site() -> None:
    light = (STATIC / "css/tokens.css").read_text().partition("@media")[0]
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    names = {
        "pic-ink": "ink", "pic-muted": "ink-muted", "pic-paper": "paper", "pic-rule": "rule", "pic-band": "rule",
        "pic-rule-strong": "rule-strong", "pic-band-edge": "rule-strong", "pic-hue-0": "ink",
        **{f"pic-hue-{n}": f"hue-{n}" for n in range(1, 9)},
    }  # fmt: skip
    assert {name: list(paint.values()) for name, paint in PAINTS.items() if paint} == {
        name: [tokens[token]] for name, token in names.items()
    }


@pytest.mark.parametrize("words", ["</svg><script>", 'a " b', "a & b", "\x00\x08\ud800\ufffe", "Путин 小泉 🕊"])
def test_no_words_break_out_of_a_picture(words: str) -> None:
    for svg in (draw_file(picture(words, words), source=[words], site=SITE), write(text(0, 0, words, size=12))):
        root = parse(svg)
        assert "script" not in {node.tag.removeprefix(SVG) for node in root.iter()}
    assert write(element("a", href='/x?"&')) == '<a href="/x?&quot;&amp;"/>'


def test_a_png_has_two_pixels_for_each_unit_and_the_same_bytes_each_time() -> None:
    svg = draw_file(picture(), source=[], site=SITE)
    png = rasterise(svg, FONTS)
    root = parse(svg)
    size = tuple(int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert size == tuple(round(float(root.get(name, ""))) * 2 for name in ("width", "height"))
    assert rasterise(svg, FONTS) == png


@pytest.mark.parametrize("words", ["Koizumi", "Путин", "Łódź"])
def test_words_are_drawn_where_the_system_has_no_fonts(words: str) -> None:
    def draw(said: str, fonts: list[Path]) -> bytes:
        line = text(4, 20, said, size=16, font_weight="600")
        root = element("svg", line, xmlns="http://www.w3.org/2000/svg", width=90, height=30, viewBox="0 0 90 30",
                       font_family="'Archive Sans'")  # fmt: skip
        return rasterise(write(root, stands_alone=True), fonts)

    assert draw(words, FONTS) != draw("", FONTS)
    assert draw(words, []) == draw("", [])


def test_the_table_is_taken_away_with_the_addresses_of_its_links() -> None:
    rows: Any = write_csv(picture(label="=Koizumi"), site=SITE)
    assert rows.split("\r\n") == [
        "\ufeffSpeaker,Speaker (URL),Date,Statement,Statement (URL)",
        f"'=Koizumi,{SITE}/people/koizumi/,10 January 2003,1(1),{SITE}/s/0",
        f"'=Koizumi,{SITE}/people/koizumi/,10 January 2003,1(1),{SITE}/s/1",
        "",
    ]


@pytest.mark.parametrize("label", ["＝SUM(1)", "＠Koizumi", "\nKoizumi", "'=Koizumi"])
def test_no_spreadsheet_computes_the_table(label: str) -> None:
    """As in the archive's other tables: full-width signs are read as plain ones, and one apostrophe may be taken away."""
    lines = list(csv.reader(io.StringIO(write_csv(picture(label=label), site=SITE), newline="")))
    assert lines[1][0] == f"'{label}"
