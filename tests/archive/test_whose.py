"""Records of several houses taken in without a word on whose they are: told from their own addresses, or left out."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from archive.importing import Outcome, Result, Shares, import_records, share_out
from archive.models import ChangeSet, Job, Publisher, Report, SourceText
from archive.reading import Custody, Received, Unread, find_files, read_files
from archive.undertaking import importing_many
from diplomacy.accounts.models import User
from tests.archive.conftest import received
from tests.archive.undertaking.conftest import Work, work
from tests.archive.undertaking.test_importing_many import prepared

__all__ = ["work"]

QUINCES, HARBOURS = "https://www.quinces.example/talks", "http://harbours.example/news"

TEXT = """Telephone Talks on Quince No. {number}

May {number}, 2019

1. Quinces

(1) Minister Aldo Varga said that the quinces of orchard {number} were ripe.

(2) In response, Minister Ines Tolmar said that the harbour would send ferry {number}.
"""


@pytest.fixture
def houses(seeds: Any) -> tuple[Publisher, Publisher]:
    """Two houses with addresses, besides those of the seeds."""
    return (
        Publisher.objects.create(
            slug="quinces", label="Ministry of Quinces", adjective="The ministry’s", url="https://quinces.example/"
        ),
        Publisher.objects.create(
            slug="harbours", label="Office of Harbours", adjective="The office’s", url="http://en.harbours.example/"
        ),
    )


def told(number: int, address: str = "", publisher: str = "", **custody: str) -> Received:
    text = TEXT.format(number=number)
    return received(text, name=f"talk-{number}.txt", publisher=publisher, address=address, **custody)


def saved_page(number: int, address: str) -> str:
    """A page as a browser saves it; with the address it says of itself, or none."""
    paragraphs = "".join(f"<p>{line}</p>\n" for line in TEXT.format(number=number).splitlines()[1:] if line)
    link = f'<link rel="canonical" href="{address}">' if address else ""
    return (
        f"<!DOCTYPE html><html lang=en><head><title>Quince No. {number}</title>{link}</head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>Telephone Talks on Quince No. {number}</h1>{paragraphs}</article></body></html>"
    )


def whose() -> dict[str, str]:
    """The new reports' publishers by identity."""
    rows = Report.objects.filter(identity__regex="quinces|harbours|pears").values_list("identity", "publisher__slug")
    return dict(rows)


def state() -> list[tuple[Any, ...]]:
    """All that an import could change of the reports and their texts."""
    reports = Report.objects.order_by("pk").values_list("identity", "rid", "publisher", "version", "title")
    texts = SourceText.objects.order_by("pk").values_list("text_sha256", "publisher", "address", "extraction")
    return [*reports, *texts]


@pytest.mark.usefixtures("houses")
def test_records_of_two_houses_go_each_to_its_own_and_their_custody_says_how() -> None:
    results = list(import_records([told(1, f"{QUINCES}/1"), told(2, f"{HARBOURS}/2", extraction="By hand.")]))
    assert results == [
        Result("talk-1.txt", Outcome.CREATED, publisher="Ministry of Quinces"),
        Result("talk-2.txt", Outcome.CREATED, publisher="Office of Harbours"),
    ]
    assert whose() == {f"{QUINCES}/1": "quinces", f"{HARBOURS}/2": "harbours"}
    texts = SourceText.objects.filter(address__contains=".example").order_by("pk")
    assert [(text.publisher.slug, text.extraction) for text in texts] == [
        ("quinces", "Whose it is was told from its address, which fits https://quinces.example/."),
        ("harbours", "By hand. Whose it is was told from its address, which fits http://en.harbours.example/."),
    ]


@pytest.mark.usefixtures("houses")
def test_what_was_said_holds_whatever_the_address_is() -> None:
    (result,) = import_records([told(1, f"{QUINCES}/1", publisher="harbours")])
    assert result == Result("talk-1.txt", Outcome.CREATED)
    text = SourceText.objects.get(address=f"{QUINCES}/1")
    assert (text.publisher.slug, text.report.publisher.slug, text.extraction) == ("harbours", "harbours", "")


@pytest.mark.usefixtures("houses")
def test_taken_in_again_nothing_changes_also_when_the_houses_addresses_have() -> None:
    records = [told(1, f"{QUINCES}/1"), told(2, f"{HARBOURS}/2"), told(3, f"{QUINCES}/3", publisher="harbours")]
    list(import_records(records))
    before = state()
    records[2] = told(3, f"{QUINCES}/3")  # said the first time, and not the second
    unchanged = [Result(record.name, Outcome.UNCHANGED) for record in records]
    assert list(import_records(records)) == unchanged
    Publisher.objects.filter(slug="quinces").update(url="https://pears.example/")
    Publisher.objects.filter(slug="harbours").update(url="https://quinces.example/")
    assert list(import_records(records)) == unchanged
    assert state() == before


@pytest.mark.usefixtures("houses")
def test_a_later_text_of_a_known_record_is_its_houses_whatever_its_address_fits() -> None:
    list(import_records([told(1, f"{QUINCES}/1", publisher="harbours")]))
    later = told(7, f"{QUINCES}/1")
    (result,) = import_records([later])
    assert (result.outcome, result.publisher) == (Outcome.UPDATED, "Office of Harbours")
    text = SourceText.objects.get(text_sha256=later.text_sha256)
    assert (text.publisher.slug, text.extraction) == (
        "harbours", "Whose it is was told from the record that was known by its address.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "why"),
    [
        (
            "",
            "it is not said who published it, and it has no address from which that could be told. Say it: --publisher",
        ),
        (
            "https://www.pears.example/1",
            "the address of no publisher fits www.pears.example. Looked at: harbours (http://en.harbours.example/), kremlin (http://en.kremlin.ru/), mofa-japan (https://www.mofa.go.jp/), quinces (https://quinces.example/). Of 1 no address is known that could fit. Say it: --publisher, “publisher” in its .meta.json or its line of JSON, or the form’s choice. Or write in the admin at which address that publisher’s pages are.",
        ),
        ("https://quinces.example.pears.example/1", "the address of no publisher fits quinces.example.pears.example."),
        ("https://user@quinces.example/1", "nothing is told from such an address: https://user@quinces.example/1."),
        ("ftp:nowhere", "is not an address"),
    ],
)
@pytest.mark.usefixtures("houses")
def test_what_can_not_be_told_says_what_was_looked_at_and_what_to_do(address: str, why: str) -> None:
    Publisher.objects.create(slug="hidden", label="Hidden", adjective="Its")
    before = state()
    (result,) = import_records([told(1, address)])
    assert (result.outcome, why in result.why, result.name in result.why) == (Outcome.FAILED, True, False), result.why
    assert state() == before


@pytest.mark.usefixtures("houses")
def test_of_two_houses_that_an_address_fits_alike_none_is_taken_but_one_in_the_bin_is_no_second_one() -> None:
    other = Publisher.objects.create(slug="fruit", label="Fruit", adjective="Its", url="http://www.quinces.example")
    (result,) = import_records([told(1, f"{QUINCES}/1")])
    assert (result.outcome, "fits more than one: fruit (http://www.quinces.example), quinces (" in result.why) == (
        Outcome.FAILED, True,
    )  # fmt: skip
    Publisher.objects.filter(pk=other.pk).update(binned_at="2026-01-01T00:00Z")
    (result,) = import_records([told(1, f"{QUINCES}/1")])
    assert (result.outcome, result.publisher) == (Outcome.CREATED, "Ministry of Quinces")


@pytest.mark.usefixtures("houses")
def test_a_line_of_json_can_say_whose_it_is_and_what_is_said_of_all_holds_of_it_too(tmp_path: Path) -> None:
    path = tmp_path / "talks.jsonl"
    rows: list[dict[str, Any]] = [
        {"url": f"{QUINCES}/1", "text": TEXT.format(number=1), "publisher": "harbours"},
        {"url": f"{QUINCES}/2", "text": TEXT.format(number=2), "publisher": None},
        {"url": f"{QUINCES}/3", "text": TEXT.format(number=3), "publisher": {"name": "Ministry of Quinces"}},
        {"url": f"{QUINCES}/4", "text": TEXT.format(number=4), "publisher": "nobody"},
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    one, two, three, four = read_files(find_files([path]), options=Custody())
    assert isinstance(one, Received)
    assert isinstance(two, Received)
    assert (one.custody.publisher, two.custody.publisher) == ("harbours", "")
    assert three == Unread("talks.jsonl, line 3", "talks.jsonl, line 3: “publisher” is not a text")
    results = list(import_records([one, two, three, four]))
    assert [result.outcome for result in results] == [Outcome.CREATED] * 2 + [Outcome.FAILED] * 2
    assert "there is no publisher “nobody”" in results[3].why
    assert whose() == {f"{QUINCES}/1": "harbours", f"{QUINCES}/2": "quinces"}
    said = list(read_files(find_files([path]), options=Custody(publisher="quinces")))
    assert [record.custody.publisher for record in said if isinstance(record, Received)] == ["quinces"] * 4


def test_folders_of_saved_pages_of_two_houses_are_taken_in_in_one_command(houses: Any, tmp_path: Path) -> None:
    for number, (folder, address) in enumerate(
        [("a", f"{QUINCES}/1.html"), ("a", f"{QUINCES}/2.html"), ("b", f"{HARBOURS}/3"), ("b", "")], start=1
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"talk-{number}.html").write_text(saved_page(number, address))
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 of 4 failed"):
        call_command("import_reports", str(tmp_path / "a"), str(tmp_path / "b"), stdout=out, stderr=io.StringIO())
    assert whose() == {f"{QUINCES}/1.html": "quinces", f"{QUINCES}/2.html": "quinces", f"{HARBOURS}/3": "harbours"}
    assert (
        "Whose they are was told from their own addresses: Ministry of Quinces: 2; Office of Harbours: 1."
        in out.getvalue()
    )
    assert "failed  talk-4.html: it is not said who published it, and it has no address" in out.getvalue()
    before = state()
    (tmp_path / "b" / "talk-4.html").unlink()
    out = io.StringIO()
    call_command("import_reports", str(tmp_path / "a"), str(tmp_path / "b"), stdout=out, stderr=io.StringIO())
    assert ("unchanged  3" in out.getvalue(), "was told from" in out.getvalue()) == (True, False)
    assert state() == before


def test_how_many_go_to_whom_is_told_in_as_many_queries_for_one_as_for_many(
    houses: Any, django_assert_num_queries: Any
) -> None:
    list(import_records([told(9, "https://pears.example/9", publisher="harbours")]))
    records = [
        told(1, f"{QUINCES}/1"), told(2, f"{QUINCES}/2"), told(3, f"{HARBOURS}/3"), told(4, "https://pears.example/9"),
        told(5, "https://pears.example/5"), told(6), told(7, publisher="quinces"), told(8, publisher="nobody"), told(9, "x\0"),
    ]  # fmt: skip
    with django_assert_num_queries(2):
        shares = share_out([(record.custody, record.saved_from) for record in records])
    assert shares == Shares((("Ministry of Quinces", 3), ("Office of Harbours", 2)), told=4, untold=4)
    with django_assert_num_queries(2):
        share_out([(records[0].custody, ())])


# The form and the page of a large import ------------------------------------------------------------------------------
@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def page() -> str:
    return reverse("admin:archive_report_import")


def uploads(*addresses: str) -> dict[str, Any]:
    return {
        "text": "",
        "publisher": "",
        "uploads": [
            SimpleUploadedFile(f"talk-{number}.html", saved_page(number, address).encode())
            for number, address in enumerate(addresses, start=1)
        ],
    }


def test_the_form_offers_to_tell_it_and_the_look_says_how_many_go_to_whom(desk: Client, houses: Any) -> None:
    assert '<option value="" selected>told from each page’s own address</option>' in desk.get(page()).content.decode()
    look = desk.post(page(), uploads(f"{QUINCES}/1", f"{QUINCES}/2", f"{HARBOURS}/3", "https://pears.example/4", ""))
    assert look.context["shares"] == Shares((("Ministry of Quinces", 2), ("Office of Harbours", 1)), told=3)
    rows = {row.look.name: (row.look.outcome, row.look.publisher) for row in look.context["rows"]}
    assert rows == {
        "talk-1.html": ("created", "Ministry of Quinces"),
        "talk-2.html": ("created", "Ministry of Quinces"),
        "talk-3.html": ("created", "Office of Harbours"),
        "talk-4.html": ("failed", ""),
        "talk-5.html": ("failed", ""),
    }
    words = " ".join(look.content.decode().split())
    assert "<li>Ministry of Quinces: 2 records</li>" in words
    assert "Not said, but told from their own addresses: 3 records." in words
    assert "the address of no publisher fits pears.example." in words
    assert "it has no address from which that could be told" in words
    done = desk.post(page(), {"sealed": look.context["sealed"]})
    assert done.context["shares"] == look.context["shares"]
    assert Counter(whose().values()) == {"quinces": 2, "harbours": 1}
    again = desk.post(page(), uploads(f"{QUINCES}/1", f"{QUINCES}/2", f"{HARBOURS}/3"))
    assert [row.look.outcome for row in again.context["rows"]] == ["unchanged"] * 3
    assert again.context["shares"] is None


def test_a_pasted_text_of_an_address_needs_no_choice(desk: Client, houses: Any) -> None:
    given = {"text": TEXT.format(number=1), "publisher": "", "address": f"{HARBOURS}/1"}
    look = desk.post(page(), given)
    assert "Not said, but told from its own address: 1 record." in " ".join(look.content.decode().split())
    desk.post(page(), {"sealed": look.context["sealed"]})
    assert whose() == {f"{HARBOURS}/1": "harbours"}
    assert desk.get(page()).context["form"].initial["publisher"] is None
    look = desk.post(page(), given | {"text": TEXT.format(number=2), "address": "https://pears.example/2"})
    assert "the address of no publisher fits pears.example." in look.content.decode()
    assert "Take it in" not in look.content.decode()


def test_what_was_looked_at_is_not_given_to_another_house_that_has_come_since(desk: Client, houses: Any) -> None:
    look = desk.post(page(), uploads(f"{QUINCES}/1"))
    Publisher.objects.create(slug="talks", label="Office of Talks", adjective="Its", url=QUINCES)
    again = desk.post(page(), {"sealed": look.context["sealed"]})
    assert "This is how it would be now" in again.content.decode()
    assert again.context["shares"].houses == (("Office of Talks", 1),)
    assert whose() == {}


def test_a_large_import_says_how_many_go_to_whom_before_it_begins_and_of_each_whose_it_became(
    desk: Client, houses: Any, editor: User, work: Work
) -> None:
    records = [told(number, f"{QUINCES}/{number}") for number in range(1, 13)]
    records += [told(13, f"{HARBOURS}/13"), told(14, "https://pears.example/14")]
    job = prepared([*records, Unread("broken.txt", "broken.txt is empty.")], editor)
    assert len(importing_many.asked_origins(job)) == 14
    address = reverse("desk:work", args=[job.pk])
    answer = desk.get(address)
    assert answer.context["coming"]["shares"] == Shares(
        (("Ministry of Quinces", 12), ("Office of Harbours", 1)), told=13, untold=1
    )
    words = " ".join(answer.content.decode().split())
    assert "<li>Ministry of Quinces: 12 records</li>" in words
    assert "Of 1 record it can’t be told: it is left out, with the reason." in words
    desk.post(reverse("desk:begin_work", args=[job.pk]))
    work()
    assert Counter(whose().values()) == {"quinces": 12, "harbours": 1}
    words = " ".join(desk.get(address).content.decode().split())
    assert "taken in, as a record of Office of Harbours" in words
    assert "the address of no publisher fits pears.example." in words
    assert (Job.objects.get(pk=job.pk).state, ChangeSet.objects.filter(verb="import").count()) == ("done", 1)
