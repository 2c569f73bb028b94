"""Word documents: the labels that Word prints, tables, notes, and what nobody sees."""

from __future__ import annotations

from collections.abc import Callable

import docx
import pytest

from archive.reading import Received
from archive.reading.numerals import numeral

from .making import W, Word, levels, repacked

ReadOne = Callable[..., Received]

OUTLINE = levels(("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%1.%3)"))


def labelled(word: Word, *items: tuple[int, int]) -> list[str]:
    """The labels that paragraphs of (numbering, level) get."""
    from archive.reading.word import read

    for number, level in items:
        word.add("x", number, level)
    (found,) = read(word.saved(), "x.docx")
    lines = [line for line in found.text.split("\n") if line]
    labels = [line.strip().removesuffix("x").strip() for line in lines]
    # A list inside another one stands deeper, by its level.
    depths = [2 * level if label else 0 for label, (_, level) in zip(labels, items, strict=True)]
    assert [len(line) - len(line.lstrip(" ")) for line in lines] == depths
    return [line.strip().removesuffix(" x") for line in lines]


@pytest.mark.parametrize(
    ("items", "labels"),
    [
        ([(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)], ["1.", "(a)", "(b)", "1.i)", "2.", "(a)"]),
        ([(1, 2), (1, 0)], ["1.i)", "2."]),
        ([(1, 0), (2, 0), (2, 0), (1, 0)], ["1.", "1.", "2.", "3."]),
        ([(1, 0), (5, 0), (1, 0)], ["1.", "2.", "3."]),
        ([(3, 0), (3, 0), (3, 1)], ["•", "•", "○"]),
        ([(4, 0), (4, 1), (4, 2), (4, 0), (4, 1)], ["第一条", "１．", "（ア）", "第二条", "１．"]),
        ([(9, 0), (1, 8)], ["x", "x"]),
    ],
    ids=["nested", "inner first", "restarted", "shared", "bullets", "japanese", "unknown"],
)
def test_automatic_labels_are_written_as_word_prints_them(items: list[tuple[int, int]], labels: list[str]) -> None:
    word = Word()
    word.numbering(1, OUTLINE)
    word.numbering(2, levels(("bullet", "\uf0b7"), ("bullet", "o")))
    word.numbering(
        3, levels(("japaneseCounting", "第%1条"), ("decimalFullWidth", "%2．"), ("aiueoFullWidth", "（%3）"))
    )
    word.number(1, 1)
    word.number(2, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    word.number(3, 2)
    word.number(4, 3)
    word.number(5, 1)
    assert labelled(word, *items) == labels


def test_a_level_may_start_late_never_restart_and_print_outer_numbers_in_digits() -> None:
    word = Word()
    word.numbering(
        1,
        f'<w:lvl {W} w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl>'
        f'<w:lvl {W} w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/>'
        f'<w:isLgl/><w:suff w:val="nothing"/><w:lvlText w:val="%1.%2:"/></w:lvl>',
    )
    word.number(1, 1)
    assert labelled(word, (1, 0), (1, 1), (1, 0), (1, 1)) == ["IV", "4.1:x", "V", "5.2:x"]


def test_a_numbering_comes_by_a_style_and_is_switched_off_by_a_paragraph() -> None:
    word = Word()
    word.numbering(1, OUTLINE)
    word.number(1, 1)
    style = word.document.styles["Heading 1"].element.get_or_add_pPr()
    style.append(docx.oxml.parse_xml(f'<w:numPr {W}><w:numId w:val="1"/></w:numPr>'))
    word.add("Lamps", style="Heading 1")
    word.add("Ferry", 0, style="Heading 1")
    word.add("Fog", style="Heading 1")
    from archive.reading.word import read

    (found,) = read(word.saved(), "x.docx")
    assert found.text == "1. Lamps\n\nFerry\n\n2. Fog\n"


@pytest.mark.parametrize(
    ("style", "numbers", "printed"),
    [
        ("decimalZero", [1, 10], ["01", "10"]),
        ("upperRoman", [4, 1999, 4000], ["IV", "MCMXCIX", "4000"]),
        ("lowerLetter", [1, 26, 27, 53], ["a", "z", "aa", "aaa"]),
        ("lowerAlpha", [26, 27, 703], ["z", "aa", "aaa"]),
        ("japaneseCounting", [1, 10, 11, 20, 105, 0], ["一", "十", "十一", "二十", "百五", "0"]),
        ("ideographDigital", [10], ["一〇"]),
        ("decimalEnclosedCircle", [1, 20, 21], ["①", "⑳", "(21)"]),
        ("aiueo", [1, 2], ["ｱ", "ｲ"]),
        ("iroha", [1, 2], ["ｲ", "ﾛ"]),
        ("irohaFullWidth", [1, 3], ["イ", "ハ"]),
        ("ideographTraditional", [1, 2, 11], ["甲", "乙", "11"]),
        ("russianLower", [1, 28, 29], ["а", "я", "аа"]),
        ("ordinal", [1, 2, 3, 11, 112], ["1st", "2nd", "3rd", "11th", "112th"]),
        ("cardinalText", [1, 21], ["One", "21"]),
        ("numberInDash", [3], ["- 3 -"]),
        ("none", [3], [""]),
        ("unheardOf", [3], ["3"]),
    ],
)
def test_numbers_are_printed_in_every_format(style: str, numbers: list[int], printed: list[str]) -> None:
    assert [numeral(number, style) for number in numbers] == printed


def test_paragraphs_tables_breaks_and_notes_are_read_and_what_nobody_sees_is_not(read_one: ReadOne) -> None:
    word = Word()
    word.document.core_properties.title = "Talks on Lamps"
    word.document.core_properties.language = "en-GB"
    word.add("Talks on Lamps", style="Title")
    word.xml(f'<w:p {W}><w:r><w:t>Minister Orlova:</w:t><w:br/><w:t xml:space="preserve">The lamps </w:t></w:r>'
             "<w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:ins><w:r><w:t>burn</w:t></w:r></w:ins>"
             "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>.</w:t></w:r>"
             '<w:hyperlink><w:r><w:t xml:space="preserve"> See below.</w:t></w:r></w:hyperlink>'
             '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r></w:p>')  # fmt: skip
    table = word.document.add_table(2, 2)
    for row, words in zip(table.rows, (("Side", "Who"), ("Ours", "Orlova")), strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    word.xml(
        f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Both</w:t><w:tab/><w:t>agreed.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    word.xml(
        f"<w:p {W}><w:r><w:ruby><w:rt><w:r><w:t>あかり</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>灯</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    )
    record = read_one("talks.docx", word.saved())
    assert record.text == (
        "Talks on Lamps\n\nMinister Orlova:\nThe lamps burn. See below.\n\nSide\tWho\n\nOurs\tOrlova\n\nBoth\tagreed.\n\n灯(あかり)\n"
    )
    assert (record.title, record.custody.language, record.reader) == ("Talks on Lamps", "en", "docx 4")
    assert record.received == word.saved() or record.received[:2] == b"PK"
    assert record.custody.extraction == "Headers, footers, comments and deleted words are left out."


def test_footnotes_stand_at_the_end_with_their_marks(read_one: ReadOne) -> None:
    word = Word()
    word.xml(
        f'<w:p {W}><w:r><w:t>Lamps</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> and fog</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r></w:p>'
    )
    received = repacked(
        word.saved(),
        word__footnotes_dot_xml=(
            f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>Of glass.</w:t></w:r></w:p></w:footnote>'
            f'<w:footnote w:id="3"><w:p><w:r><w:t>Thick.</w:t></w:r></w:p></w:footnote></w:footnotes>'
        ).encode(),
    )
    relations = b'<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(received)) as archive:
        old = archive.read("word/_rels/document.xml.rels")
        types = archive.read("[Content_Types].xml")
    kind = b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    received = repacked(
        received,
        **{
            "word___rels__document_dot_xml_dot_rels": old.replace(b"</Relationships>", relations),
            "[Content_Types]_dot_xml": types.replace(b"</Types>", kind),
        },
    )
    assert read_one("notes.docx", received).text == "Lamps[1] and fog[2]\n\n[1] Of glass.\n\n[2] Thick.\n"
