"""Taking records in through the admin: what is asked, what is looked at, and that just that is done."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from archive.admin.import_form import LARGEST_UNPACKED
from archive.models import Job, Person, Publisher, Report, Revision, SourceText, Statement
from archive.reading import LARGEST_RECORD
from tests.archive.conftest import DRAFT_TEXT, account, received

ADDRESS = "https://www.mofa.go.jp/sixth.html"


def page() -> str:
    return reverse("admin:archive_report_import")


def given(text: str = DRAFT_TEXT, **changes: Any) -> dict[str, Any]:
    publisher = Publisher.objects.get(slug="mofa-japan")
    return {"text": text, "publisher": publisher.pk, "address": ADDRESS, **changes}


def files(**contents: bytes | str) -> dict[str, Any]:
    """Uploads by name; a double underscore stands for a full stop."""
    return {
        "text": "",
        "address": "",
        "uploads": [
            SimpleUploadedFile(name.replace("__", "."), text.encode() if isinstance(text, str) else text)
            for name, text in contents.items()
        ],
    }


def rows() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Report, SourceText, Revision, Statement, LogEntry))


def test_who_keeps_the_publishers_adds_one_from_the_form(desk: Client, superuser: Any) -> None:
    add = f'href="{reverse("admin:archive_publisher_add")}?_to_field=id&amp;_popup=1"'
    asks = "is added by a vocabulary editor or an administrator: ask one of them"
    form = desk.get(page()).content.decode()
    assert (add in form, asks in form) == (False, True)
    desk.force_login(superuser)
    form = desk.get(page()).content.decode()
    assert (add in form, asks in form) == (True, False)


def test_the_desk_says_that_what_a_record_says_is_found_after_it(desk: Client, seeds: Any) -> None:
    look = desk.post(page(), given())
    answer = desk.post(page(), {"sealed": look.context["sealed"]}, follow=True)
    address = reverse("desk:work", args=[Job.objects.get().pk])
    assert f'is being found in the background: <a href="{address}">' in answer.content.decode()


def test_the_look_tells_everything_and_writes_nothing(desk: Client, seeds: Any) -> None:
    before = rows()
    look = desk.post(page(), given()).context["look"]
    assert rows() == before
    facts = {row["fact"].name: (row["fact"].value, row["fact"].known) for row in look["facts"]}
    assert facts == {
        "title": (
            "Telephone Talks on the Zanzibarite Question Between Foreign Minister Zanzibarite and President Putin",
            "found",
        ),
        "kind": ("telephone talks", "found"),
        "form": ("summary", "found"),
        "wording": ("rendered", "found"),
        "language": ("en", "found"),
        "dated": ("2003-08-05", "found"),
        "published": ("", "missing"),
        "event_date": ("2003-08-05", "found"),
        "event_time": ("", "missing"),
        "place": ("", "missing"),
        "initiative": ("", "missing"),
        "participants": ("Zanzibarite (Foreign Minister), Vladimir Putin (President)", "found"),
    }
    lines = [(line.place, [who.name for who in line.speakers], line.is_sure) for line in look["lines"]]
    assert lines == [("1(1)", ["Zanzibarite"], False), ("1(2)", ["Vladimir Putin"], True)]
    assert [(who.name, who.unresolved) for who in look["unmatched"]] == [
        ("Zanzibarite", "nobody of this name is known"),
        ("Zara", "nobody of this name is known"),
    ]
    assert [(who.person, who.office) for who in look["matched"]] == [
        ("Vladimir Putin", "President of the Russian Federation")
    ]


def test_confirmed_the_record_is_taken_in_as_it_was_given(desk: Client, seeds: Any) -> None:
    custody = {
        "captured_on": "2026-11",
        "captured_by": "Ed",
        "licence": "as stated",
        "licence_url": "https://l.example/",
    }
    look = desk.post(page(), given(DRAFT_TEXT.replace("\n", "\r\n"), **custody, published="2003-08-06"))
    answer = desk.post(page(), {"sealed": look.context["sealed"]})
    report = Report.objects.get(identity=ADDRESS)
    assert answer["Location"] == reverse("desk:workbench", args=[report.pk])
    text = report.source_texts.get()
    assert (text.text, bytes(text.received).decode(), text.captured_on, text.captured_by) == (
        DRAFT_TEXT,
        DRAFT_TEXT,
        "2026-11",
        "Ed",
    )
    assert (text.licence, text.licence_url, report.published, report.state) == (
        "as stated",
        "https://l.example/",
        "2003-08-06",
        "draft",
    )
    assert str(report.revisions.get().by) == "ed"
    entry = LogEntry.objects.latest("pk")
    assert (entry.object_id, entry.get_change_message()) == (str(report.pk), "Imported.")
    # What is the same from record to record stands in the form again; what belongs to one doesn't.
    initial = desk.get(page()).context["form"].initial
    assert (initial["licence"], initial["captured_by"], "address" in initial) == ("as stated", "Ed", False)


def test_nothing_but_what_was_looked_at_is_taken_in(desk: Client, seeds: Any) -> None:
    look = desk.post(page(), given())
    Person.objects.create(slug="zara", label="Zara", surname="Other")
    again = desk.post(page(), {"sealed": look.context["sealed"]})
    assert not Report.objects.filter(identity=ADDRESS).exists()
    assert "This is how it would be now" in again.content.decode()
    assert [who.name for who in again.context["look"]["unmatched"]] == ["Zanzibarite"]
    assert desk.post(page(), {"sealed": again.context["sealed"]}).status_code == 302
    assert Report.objects.filter(identity=ADDRESS).exists()


def test_a_seal_of_another_account_or_a_broken_one_takes_nothing_in(client: Client, desk: Client, seeds: Any) -> None:
    sealed = desk.post(page(), given()).context["sealed"]
    client.force_login(account("other", "Editor"))
    for seal in (sealed, sealed[:-1], ""):
        answer = client.post(page(), {"sealed": seal}, follow=True)
        assert "Nothing was taken in" in str(next(iter(answer.context["messages"])))
    assert not Report.objects.filter(identity=ADDRESS).exists()


def test_the_way_back_leads_to_the_form_as_it_was_filled_in(desk: Client, seeds: Any) -> None:
    look = desk.post(page(), given(title="T", licence="L"))
    form = desk.post(page(), {"sealed": look.context["sealed"], "back": "1"}).context["form"]
    assert (form.initial["text"], form.initial["address"], form.initial["licence"]) == (DRAFT_TEXT, ADDRESS, "L")
    assert form.initial["publisher"] == Publisher.objects.get(slug="mofa-japan").pk


def test_a_known_text_is_told_by_its_report(desk: Client, draft: Report) -> None:
    answer = desk.post(page(), given())
    look = answer.context["rows"][0].look
    assert (look.outcome, look.known_as, look.report) == ("refused", str(draft), draft.pk)
    assert "its text is known already as file:mofa-japan/draft.txt" in answer.content.decode()
    assert "Take it in" not in answer.content.decode()


def test_a_later_text_of_a_report_waits_there(desk: Client, seeds: Any) -> None:
    from archive.importing import import_record

    import_record(received(DRAFT_TEXT, address=ADDRESS))
    report = Report.objects.get(identity=ADDRESS)
    answer = desk.post(page(), given(DRAFT_TEXT.replace("held", "have held", 1)))
    assert "a later text of a report: it will wait there for you" in answer.content.decode()
    assert not report.waiting_source_texts().exists()
    desk.post(page(), {"sealed": answer.context["sealed"]})
    assert report.waiting_source_texts().count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "why"),
    [
        ({"text": ""}, "text", "Paste the text of a record, or choose a file that has it."),
        ({"text": " \n "}, "text", "Paste the text of a record, or choose a file that has it."),
        ({"text": "a\0b"}, "text", "The text has a NUL byte at 1"),
        ({"text": "é" * (LARGEST_RECORD // 2 + 1)}, "text", "The text is too long"),
        ({"publisher": "", "address": ""}, "publisher", "Say who published it: there is no address"),
        ({"address": "mofa.go.jp/x"}, "address", "Write the address whole, with https://."),
        ({"captured_on": "yesterday"}, "captured_on", "is not a date in EDTF"),
        ({"language": "English"}, "language", "is no language tag"),
    ],
    ids=["empty", "white space", "NUL", "too long", "no publisher", "address", "date", "language"],
)
def test_what_can_not_be_taken_in_is_an_error_at_its_field(
    changes: dict[str, str], field: str, why: str, desk: Client, seeds: Any
) -> None:
    before = rows()
    answer = desk.post(page(), given(**changes))
    assert why in " ".join(answer.context["form"].errors[field])
    assert rows() == before


@pytest.mark.parametrize(
    ("uploads", "why"),
    [
        ({"a__doc": "x"}, "a.doc does not end in .txt, .jsonl, .jsonl.gz"),
        ({"a__txt": b"\xff\xfe\x00"}, "a.txt has a NUL byte"),
        ({"a__txt": "Grüße, 北方領土".encode("utf-16-le")[1:]}, "a.txt has a NUL byte"),
        ({"a__txt": "Grüße aus Köln".encode("latin-1")}, "a.txt is not UTF-8"),
        ({"a__txt": b"x" * (LARGEST_RECORD + 1)}, "a.txt is too long"),
        ({"a__meta__json": "{}"}, "There is no record among the files"),
        ({"a__txt": "x", "a__meta__json": "{"}, "a.meta.json is not JSON"),
        ({"a__jsonl__gz": b"not gzip"}, "a.jsonl.gz can’t be read"),
        (
            {"a__jsonl__gz": gzip.compress(b"\n" * (LARGEST_UNPACKED + 1))},
            "a.jsonl.gz unpacks to more than 50,000,000",
        ),
        (
            {"A__JSONL__GZ": gzip.compress(b"\n" * (LARGEST_UNPACKED + 1))},
            "A.JSONL.GZ unpacks to more than 50,000,000",
        ),
        ({f"{'電話会談' * 25}__txt": "x"}, "is too long a name"),
    ],
    ids=[
        "suffix",
        "NUL",
        "UTF-16",
        "Latin-1",
        "too long",
        "meta alone",
        "broken meta",
        "broken gzip",
        "blank lines that pack well",
        "the same with a name in capitals",
        "long name",
    ],
)
def test_files_that_can_not_be_read_say_why(uploads: dict[str, Any], why: str, desk: Client, seeds: Any) -> None:
    before = rows()
    told = " ".join(desk.post(page(), given() | files(**uploads)).context["form"].errors["uploads"])
    assert why in told
    assert "/tmp" not in told
    assert rows() == before


def test_marks_of_direction_in_what_is_sent_make_no_name_look_like_another(desk: Client, seeds: Any) -> None:
    look = desk.post(page(), given(address="") | files(**{"talk\u202efdp__txt": "The ferry sails at noon."}))
    assert [row.look.name for row in look.context["rows"]] == ["talkfdp.txt"]
    (look,) = desk.post(page(), given(address="https://ferries.example/\u202efdp")).context["rows"]
    assert (look.look.outcome, "its address has a mark" in look.look.why) == ("failed", True)


def test_a_folder_of_many_files_is_chosen_at_once(desk: Client, seeds: Any) -> None:
    """Each with its custody beside it; they may be more than Django takes where nothing is said."""
    beside = (("txt", "The ferry sails at noon."), ("meta__json", "{}"))
    many = files(**{f"note{n}__{end}": text for n in range(60) for end, text in beside})
    look = desk.post(page(), given() | many)
    assert look.status_code == 200
    assert len(look.context["rows"]) == 60


def test_more_files_than_are_taken_at_once_say_how_many_may_be(desk: Client, seeds: Any, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 1
    answer = desk.post(page(), given() | files(one__txt="a", two__txt="b"))
    assert answer.status_code == 400
    assert "More than 1 files were sent at once." in answer.content.decode()


def test_several_files_are_looked_at_and_taken_in_together(desk: Client, draft: Report) -> None:
    other = DRAFT_TEXT.replace("August 5", "August 7")
    lines = [{"url": ADDRESS, "text": DRAFT_TEXT.replace("August 5", "August 6")}, {"url": ADDRESS}]
    uploads = files(
        known__txt=DRAFT_TEXT,
        other__txt=other,
        more__jsonl__gz=gzip.compress("\n".join(map(json.dumps, lines)).encode()),
    )
    before = Report.objects.count()
    look = desk.post(page(), given() | uploads)
    outcomes = {row.look.name: row.look.outcome for row in look.context["rows"]}
    assert outcomes == {
        "known.txt": "refused",
        "more.jsonl.gz, line 1": "created",
        "more.jsonl.gz, line 2": "failed",
        "other.txt": "created",
    }
    assert (look.context["count"], Report.objects.count()) == (2, before)
    done = desk.post(page(), {"sealed": look.context["sealed"]})
    assert {row.look.name: row.look.outcome for row in done.context["rows"]} == outcomes
    assert Report.objects.filter(identity__in=[ADDRESS, "file:mofa-japan/other.txt"]).count() == 2


def test_custody_beside_a_file_is_read(desk: Client, seeds: Any) -> None:
    meta = json.dumps({"publisher": "mofa-japan", "address": ADDRESS, "captured_by": "an archive of the web"})
    uploads = files(a__txt=DRAFT_TEXT, a__meta__json=meta) | {"publisher": ""}
    look = desk.post(page(), given() | uploads)
    desk.post(page(), {"sealed": look.context["sealed"]})
    assert Report.objects.get(identity=ADDRESS).source_texts.get().captured_by == "an archive of the web"


def test_an_address_belongs_to_one_record(desk: Client, seeds: Any) -> None:
    uploads = files(a__txt=DRAFT_TEXT, b__txt=DRAFT_TEXT + "x")
    answer = desk.post(page(), given() | uploads | {"address": ADDRESS})
    assert "There are several records" in " ".join(answer.context["form"].errors["address"])


def test_adding_a_report_is_importing_it(desk: Client, seeds: Any) -> None:
    assert desk.get(reverse("admin:archive_report_add"))["Location"] == page()


def test_after_an_import_one_goes_from_its_first_draft_to_the_next(desk: Client, seeds: Any) -> None:
    uploads = files(a__txt=DRAFT_TEXT, b__txt=DRAFT_TEXT.replace("August 5", "August 6"))
    look = desk.post(page(), given() | uploads)
    done = desk.post(page(), {"sealed": look.context["sealed"]})
    assert reverse("desk:change_set", args=[done.context["batch"].pk]) in done.content.decode()
    later, earlier = Report.objects.filter(identity__contains="file:mofa-japan/").order_by("-pk")[:2]
    opened = desk.get(done.context["start"])["Location"]
    assert opened.startswith(reverse("desk:workbench", args=[later.pk]))
    steps = desk.get(opened).context["steps"]
    assert desk.get(steps["next"])["Location"].startswith(reverse("desk:workbench", args=[earlier.pk]))


def test_a_new_publisher_gets_its_slug_from_its_name_without_a_script(client: Client, superuser: Any) -> None:
    client.force_login(superuser)
    add = reverse("admin:archive_publisher_add")
    form = client.get(add).context["adminform"].form
    assert list(form.fields)[:2] == ["label", "slug"]
    assert "made of the name above" in form.fields["slug"].help_text
    client.post(add, {"label": "Présidence de la République", "adjective": "The French presidency’s"})
    assert Publisher.objects.get(slug="presidence-de-la-republique").label == "Présidence de la République"
    refused = client.post(add, {"label": "外務省", "adjective": "The ministry’s"})
    assert "has no Latin letters" in str(refused.context["errors"])
