"""`manage.py parse`: files in, JSON out, without a database."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from archive.parsing import parse
from archive.parsing.export import document

TEXT = "Talks\r\n\r\nMarch 4, 2011\r\n\r\nPresident Mari Kask thanked Premier Otieno Wafula.\r\n"


def run(*files, **options) -> str:
    out = io.StringIO()
    call_command("parse", *map(str, files), stdout=out, **options)
    return out.getvalue()


def test_one_file_gives_one_document(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode())
    assert json.loads(run(file, format="json")) == document(parse(TEXT), TEXT)


def test_the_document_has_these_keys_and_no_others(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode())
    result = json.loads(run(file))
    assert " ".join(result) == (
        "title kind form wording language dated published event_date event_time place initiative participants segments warnings"
    )
    assert " ".join(result["segments"][0]) == (
        "kind path start end text speakers attribution speech role conveyed_by addressees rule answers confidence"
    )
    # Line ends stay as they are, so that offsets count the text as received.
    assert [TEXT[s["start"] : s["end"]] for s in result["segments"]] == [s["text"] for s in result["segments"]]


def test_several_files_give_a_line_each(tmp_path):
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file in files:
        file.write_bytes(TEXT.encode())
    lines = run(*files).splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["Talks", "Talks"]


def test_a_file_of_another_format_goes_through_its_reader(tmp_path):
    page, lines = tmp_path / "page.html", tmp_path / "two.jsonl"
    words = "".join(f"<p>{line}</p>" for line in TEXT.split("\n") if line)
    page.write_text(f"<title>Talks</title><nav>Home</nav><main><article><h1>Talks</h1>{words}</article></main>")
    assert json.loads(run(page))["title"] == "Talks"
    lines.write_text("".join(json.dumps({"url": f"https://example.org/{name}", "text": TEXT}) + "\n" for name in "ab"))
    assert [json.loads(line)["title"] for line in run(lines).splitlines()] == ["Talks", "Talks"]
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no such thing")
    with pytest.raises(CommandError, match="broken.docx"):
        run(broken)


def test_what_is_no_text_is_refused_and_not_taken_for_one(tmp_path):
    rtf = r"{\rtf1\ansi Talks\par}"
    for name, message in (("thing.rtf", "does not end in .txt"), ("thing.txt", "is RTF and not plain text")):
        (tmp_path / name).write_text(rtf)
        with pytest.raises(CommandError, match=message):
            run(tmp_path / name)
    (tmp_path / "talks").write_text(TEXT)
    assert json.loads(run(tmp_path / "talks"))["title"] == "Talks"


def test_ligatures_of_a_plain_text_are_told_of_and_offsets_are_the_files(tmp_path):
    (tmp_path / "a.txt").write_text("Talks on ﬁsh\n")
    told = io.StringIO()
    assert json.loads(run(tmp_path / "a.txt", stderr=told))["segments"][0]["text"] == "Talks on ﬁsh"
    assert told.getvalue().startswith("1 ligatures or other forms of print are parsed as they stand")


def test_a_byte_order_mark_stays_as_furniture(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    first = json.loads(run(file))["segments"][0]
    assert (first["kind"], first["start"], first["end"], first["text"]) == ("furniture", 0, 1, "\ufeff")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read"),
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"Talks \xff", "is not UTF-8 (byte 6 is 0xff)"),
    ],
)
def test_a_file_that_holds_no_text_is_named(tmp_path, content, message):
    file = tmp_path / "bad.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError) as error:
        run(file)
    assert str(error.value).startswith(f"{file}: {message}")
