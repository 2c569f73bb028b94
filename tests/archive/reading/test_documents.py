"""The documents of a TEI file: each is read or refused by itself, and has a name of its own that stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.reading import Custody, Received, Unread, find_files, find_passed_over, read_files
from archive.reading.tei import read as read_documents

Read = Callable[..., list[Received | Unread]]


def volume(*documents: tuple[str, str]) -> str:
    """A file of documents, each of its attributes and its words."""
    divisions = "".join(f'<div type="document"{told}><p>{words}</p></div>' for told, words in documents)
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{divisions}</body></text></TEI>'


def told(read: list[Received | Unread]) -> list[tuple[str, str]]:
    return [(one.name, one.reason if isinstance(one, Unread) else one.text) for one in read]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_an_empty_document_is_refused_by_itself_wherever_it_stands(read: Read, at: int) -> None:
    words = [f"The ferry {number} sails." for number in range(3)]
    words[at] = " "
    found = told(read("lamps.xml", volume(*((f' xml:id="d{number}"', said) for number, said in enumerate(words)))))
    expected = [(f"lamps.xml#d{number}", f"{said}\n") for number, said in enumerate(words)]
    expected[at] = (f"lamps.xml#d{at}", f"lamps.xml, document {at + 1} (d{at}) has no text. Leave it out.")
    assert found == expected


def test_so_is_one_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.reading.found.LARGEST_RECORD", 50)
    text = volume((' n="7"', "The ferry sails. " * 9), ("", "The lamps burn."))
    first, second = read_documents(text.encode(), "lamps.xml")
    assert (first.text, first.part, second.text, second.refused) == ("", "7", "The lamps burn.\n", "")
    assert first.refused.startswith("lamps.xml, document 1 (7) is too long")


def test_a_text_without_documents_that_is_empty_is_refused_as_its_file(read: Read) -> None:
    letter = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p/></body></text></TEI>'
    assert told(read("letter.xml", letter)) == [
        ("letter.xml", "letter.xml, document 1 has no text. Leave it out."),
    ]


def test_documents_of_one_name_keep_the_names_that_they_are_known_by(read: Read) -> None:
    records = read("lamps.xml", volume(*((' n="1"', f"Ferry {number} sails.") for number in range(4))))
    assert [one.name for one in records] == [f"lamps.xml#1{'*' * number}" for number in range(4)]
    named = volume((' n="1"', "Words."), (' n="1*"', "More words."), (' n="1"', "Yet more."), (' n="1"', "The last."))
    names = [one.name for one in read("names.xml", named)]
    assert names == ["names.xml#1", "names.xml#1*", "names.xml#1**", "names.xml#1***"]


def test_names_of_very_many_are_counted_and_no_longer_than_a_name_may_be(read: Read) -> None:
    names = [one.name for one in read("lamps.xml", volume(*[("", "The ferry sails.")] * 600))]
    assert (len(set(names)), max(map(len, names))) == (600, 255)
    assert names[:3] == ["lamps.xml", "lamps.xml*", "lamps.xml**"]
    assert names[246:248] == ["lamps.xml" + "*" * 246, "lamps.xml*248"]
    assert names[-1] == "lamps.xml*600"


def test_a_folder_of_records_in_one_that_a_page_was_saved_with_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "site_files" / "records"
    (folder / "page_files").mkdir(parents=True)
    (tmp_path / "site.html").write_text("<p>A page</p>")
    (folder / "talks.txt").write_text("The ferry sails.")
    (folder / "page.html").write_text("<p>A page</p>")
    (folder / "page_files" / "frame.html").write_text("<p>A frame</p>")
    (folder / "page_files" / "frame.css").write_text("p {}")
    assert [file.name for file in find_files([folder])] == ["page.html", "talks.txt"]
    assert find_passed_over([folder]) == []
    (record,) = read_files(find_files([folder / "page_files"]), options=Custody())
    assert isinstance(record, Received)
