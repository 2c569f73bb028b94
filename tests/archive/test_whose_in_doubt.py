"""What makes it doubtful whose a record is: a page that was saved elsewhere, houses called alike, files that say it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from archive.importing import Outcome, Shares, import_records
from archive.models import Publisher, SourceText
from archive.reading import Custody, Received, find_files, read_files, record_from_json, record_to_json
from archive.undertaking import importing_many
from diplomacy.accounts.models import User
from tests.archive.test_whose import HARBOURS, QUINCES, TEXT, desk, houses, page, saved_page, told, uploads, whose
from tests.archive.undertaking.conftest import Work, work
from tests.archive.undertaking.test_importing_many import prepared

__all__ = ["desk", "houses", "work"]

MIRROR = "https://mirror.pears.example/copies/1"


def saved(number: int, address: str, *where: str) -> str:
    """A page that says it is at the address, with what browsers wrote when they saved it."""
    comments = "".join(f"<!-- saved from url=({len(one):04}){one} -->\n" for one in where)
    return saved_page(number, address).replace("<html", f"\n{comments}<html")


def read(tmp_path: Path, content: str, options: Custody | None = None) -> Received:
    path = tmp_path / "talk.html"
    path.write_text(content)
    (record,) = read_files(find_files([path]), options=options or Custody())
    assert isinstance(record, Received)
    return record


def sent(desk: Client, name: str, content: str, publisher: object = "") -> Any:
    given = {"text": "", "publisher": publisher, "uploads": [SimpleUploadedFile(name, content.encode())]}
    return desk.post(page(), given)


def lines(*rows: tuple[str, str]) -> str:
    """Lines of JSON, of each its address and the publisher that it names."""
    return "\n".join(
        json.dumps({"url": address, "publisher": slug, "text": TEXT.format(number=number)})
        for number, (address, slug) in enumerate(rows, start=1)
    )


# A page that was saved elsewhere than it says it is -------------------------------------------------------------------
@pytest.mark.parametrize(
    ("where", "saved_from"),
    [
        ([], ()),
        ([f"{QUINCES}/1"], ()),
        ([MIRROR], (MIRROR,)),
        ([f"{QUINCES}/1", MIRROR, MIRROR], (MIRROR,)),
        (["https://mirror.pears.example/"], ("https://mirror.pears.example/",)),
    ],
)
def test_where_a_browser_saved_a_page_is_read_if_the_page_says_otherwise(
    tmp_path: Path, where: list[str], saved_from: tuple[str, ...]
) -> None:
    record = read(tmp_path, saved(1, f"{QUINCES}/1", *where))
    assert (record.identity, record.saved_from) == (f"{QUINCES}/1", saved_from)
    assert record_from_json(record_to_json(record)) == record
    assert read(tmp_path, saved(1, f"{QUINCES}/1", *where), Custody(address=f"{QUINCES}/2")).saved_from == ()


@pytest.mark.parametrize(
    ("where", "is_told"),
    [
        ("http://quinces.example/talks/1?print=1", True),
        ("https://m.quinces.example/1", True),
        (MIRROR, False),
        ("https://quinces.example.pears.example/talks/1", False),
        (f"{HARBOURS}/1", False),
        ("https://user@quinces.example/1", False),
    ],
)
@pytest.mark.usefixtures("houses")
def test_a_page_is_its_houses_only_if_it_was_saved_there(tmp_path: Path, where: str, is_told: bool) -> None:
    (result,) = import_records([read(tmp_path, saved(1, f"{QUINCES}/1", where))])
    assert (result.outcome, result.publisher) == (
        (Outcome.CREATED, "Ministry of Quinces") if is_told else (Outcome.FAILED, "")
    )
    if not is_told:
        assert f"the page says that its address is {QUINCES}/1, but was saved from " in result.why
        assert whose() == {}


@pytest.mark.usefixtures("houses")
def test_a_page_saved_elsewhere_is_taken_in_as_whose_it_is_said_to_be(tmp_path: Path) -> None:
    (result,) = import_records([read(tmp_path, saved(1, f"{QUINCES}/1", MIRROR), Custody(publisher="harbours"))])
    assert result.outcome is Outcome.CREATED
    assert whose() == {f"{QUINCES}/1": "harbours"}


@pytest.mark.usefixtures("houses")
def test_no_later_text_comes_from_elsewhere_unsaid_and_the_same_text_is_nothing_new(tmp_path: Path) -> None:
    address = "https://pears.example/talks/1"
    list(import_records([read(tmp_path, saved(1, address), Custody(publisher="quinces"))]))
    (same,) = import_records([read(tmp_path, saved(1, address, MIRROR))])
    (later,) = import_records([read(tmp_path, saved(2, address, MIRROR))])
    (own,) = import_records([read(tmp_path, saved(3, address, "http://www.pears.example/talks/1"))])
    assert [one.outcome for one in (same, later, own)] == [Outcome.UNCHANGED, Outcome.FAILED, Outcome.UPDATED]
    assert SourceText.objects.filter(address=address).count() == 2


def test_the_form_the_command_and_a_large_import_leave_such_a_page_out(
    desk: Client, houses: Any, editor: User, tmp_path: Path
) -> None:
    look = sent(desk, "talk.html", saved(1, f"{QUINCES}/1", MIRROR))
    assert "but was saved from mirror.pears.example" in look.content.decode()
    record = read(tmp_path, saved(1, f"{QUINCES}/1", MIRROR))
    job = prepared([record, told(2, f"{QUINCES}/2")], editor)
    assert importing_many.asked_origins(job) == [(record.custody, (MIRROR,)), (told(2, f"{QUINCES}/2").custody, ())]
    answer = desk.get(reverse("desk:work", args=[job.pk]))
    assert answer.context["coming"]["shares"] == Shares((("Ministry of Quinces", 1),), told=1, untold=1)
    with pytest.raises(CommandError, match="1 of 1 failed"):
        call_command("import_reports", str(tmp_path), stdout=io.StringIO(), stderr=io.StringIO())
    assert whose() == {}


# Houses that are called alike -----------------------------------------------------------------------------------------
def test_houses_that_are_called_alike_are_told_apart(desk: Client, houses: Any, tmp_path: Path) -> None:
    Publisher.objects.filter(slug__in=["quinces", "harbours"]).update(label="Ministry of Foreign Affairs")
    two = (("Ministry of Foreign Affairs (harbours)", 1), ("Ministry of Foreign Affairs (quinces)", 1))
    look = desk.post(page(), uploads(f"{HARBOURS}/1", f"{QUINCES}/2"))
    assert look.context["shares"] == Shares(two, told=2)
    (tmp_path / "a.html").write_text(saved_page(1, f"{HARBOURS}/1"))
    (tmp_path / "b.html").write_text(saved_page(2, f"{QUINCES}/2"))
    out = io.StringIO()
    call_command("import_reports", str(tmp_path), stdout=out, stderr=io.StringIO())
    assert "; ".join(f"{name}: {number}" for name, number in two) in out.getvalue()


def test_what_was_looked_at_is_not_given_to_another_house_of_that_name(desk: Client, houses: Any) -> None:
    look = desk.post(page(), uploads(f"{QUINCES}/1"))
    Publisher.objects.create(slug="talks", label="Ministry of Quinces", adjective="Its", url=QUINCES)
    again = desk.post(page(), {"sealed": look.context["sealed"]})
    assert "This is how it would be now" in again.content.decode()
    assert again.context["shares"].houses == (("Ministry of Quinces (talks)", 1),)
    assert whose() == {}


@pytest.mark.usefixtures("houses")
def test_a_record_of_another_house_of_that_name_is_told_as_that_one_s() -> None:
    Publisher.objects.filter(slug__in=["quinces", "harbours"]).update(label="Ministry of Foreign Affairs")
    list(import_records([told(1, f"{QUINCES}/1")]))
    same, later = import_records(
        [told(1, f"{QUINCES}/1", publisher="harbours"), told(2, f"{QUINCES}/1", publisher="harbours")]
    )
    quinces, harbours = "Ministry of Foreign Affairs (quinces)", "Ministry of Foreign Affairs (harbours)"
    assert (same.outcome, same.why) == (
        Outcome.UNCHANGED, f"it is here as a record of {quinces}, not of {harbours}, and stays so",
    )  # fmt: skip
    assert (later.outcome, later.why) == (Outcome.REFUSED, f"{QUINCES}/1 is known as a record of {quinces}")


def test_a_large_import_goes_by_the_addresses_of_publishers_when_it_is_taken_in_and_says_so(
    desk: Client, houses: Any, editor: User, work: Work
) -> None:
    job = prepared([told(1, f"{QUINCES}/1")], editor)
    address = reverse("desk:work", args=[job.pk])
    assert desk.get(address).context["coming"]["shares"].houses == (("Ministry of Quinces", 1),)
    Publisher.objects.create(slug="talks", label="Office of Talks", adjective="Its", url=QUINCES)
    desk.post(reverse("desk:begin_work", args=[job.pk]))
    work()
    assert whose() == {f"{QUINCES}/1": "talks"}
    assert "taken in, as a record of Office of Talks" in " ".join(desk.get(address).content.decode().split())


# Files that say whose their records are -------------------------------------------------------------------------------
def test_each_row_says_whose_it_is_where_its_file_names_another_house_than_the_others(
    desk: Client, houses: Any
) -> None:
    look = sent(desk, "talks.jsonl", lines((f"{QUINCES}/1", "quinces"), (f"{QUINCES}/2", "harbours")))
    assert [row.house for row in look.context["rows"]] == ["Ministry of Quinces", "Office of Harbours"]
    assert '<span class="quiet file-name">Office of Harbours</span>' in look.content.decode()
    look = sent(desk, "talks.jsonl", lines((f"{QUINCES}/1", "quinces"), (f"{QUINCES}/2", "quinces")))
    assert [row.house for row in look.context["rows"]] == ["", ""]


def test_what_some_lines_say_is_not_chosen_for_the_next_files(desk: Client, houses: Any) -> None:
    look = sent(desk, "talks.jsonl", lines((f"{QUINCES}/1", "quinces"), (f"{HARBOURS}/2", "")))
    back = desk.post(page(), {"sealed": look.context["sealed"], "back": "1"})
    assert back.context["form"].initial["publisher"] is None
    desk.post(page(), {"sealed": look.context["sealed"]})
    assert whose() == {f"{QUINCES}/1": "quinces", f"{HARBOURS}/2": "harbours"}
    assert desk.get(page()).context["form"].initial["publisher"] is None


def test_what_was_chosen_for_all_is_chosen_for_the_next_files_too(desk: Client, houses: Any) -> None:
    chosen = Publisher.objects.get(slug="harbours").pk
    look = sent(desk, "talks.jsonl", lines((f"{QUINCES}/1", "quinces"), (f"{HARBOURS}/2", "")), publisher=chosen)
    desk.post(page(), {"sealed": look.context["sealed"]})
    assert desk.get(page()).context["form"].initial["publisher"] == chosen


@pytest.mark.usefixtures("houses")
def test_a_slug_as_long_as_a_text_is_not_told_whole() -> None:
    (result,) = import_records([told(1, f"{QUINCES}/1", publisher="q" * 1_000_000)])
    assert result.outcome is Outcome.FAILED
    assert len(result.why) < 1_000


def test_where_nothing_can_be_told_there_is_no_empty_list(desk: Client, houses: Any, editor: User) -> None:
    job = prepared([told(1, "https://pears.example/1")], editor)
    words = desk.get(reverse("desk:work", args=[job.pk])).content.decode()
    assert "Of 1 record it can’t be told" in words
    assert "<ul>" not in words[words.index("shares-heading") :].partition("</section>")[0]
