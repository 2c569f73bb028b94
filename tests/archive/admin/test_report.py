"""The page of a report: what is saved, how, and what happens when two editors work at once."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.changing.binning import bin_reports
from archive.editing import Operation, apply, resolve_people
from archive.importing import Outcome, import_record
from archive.models import (
    Emendation,
    Identification,
    Meeting,
    MeetingProposal,
    Mention,
    Person,
    Publisher,
    Report,
    Revision,
    Statement,
    Voice,
)
from diplomacy.accounts.models import User
from tests.archive.admin.conftest import report_page, sent
from tests.archive.conftest import DRAFT_TEXT, received


def operations(report: Report) -> list[str]:
    return list(Revision.objects.filter(report=report).order_by("number").values_list("operation", flat=True))


def test_saving_fields_of_the_breakdown_is_one_revision(desk: Client, draft: Report) -> None:
    before = operations(draft)
    page = desk.get(report_page(draft))
    answer = desk.post(
        report_page(draft), sent(page, title="Talks", place="Moscow", event_date="2003-08", initiative="")
    )
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert operations(draft) == [*before, "describe"]
    assert (draft.title, draft.place, draft.event_date) == ("Talks", "Moscow", "2003-08")
    revision = draft.revisions.get(number=draft.version)
    assert revision.arguments == {"title": "Talks", "event_date": "2003-08", "place": "Moscow"}
    assert str(revision.by) == "ed"
    assert LogEntry.objects.latest("pk").get_change_message() == "Changed Title, Date of the event and Place."


def test_saving_facts_alone_makes_no_revision(desk: Client, draft: Report) -> None:
    before = operations(draft)
    page = desk.get(report_page(draft))
    desk.post(report_page(draft), sent(page, source_note="Another zanzibarite note.", translated_from="ja"))
    draft.refresh_from_db()
    assert operations(draft) == before
    assert (draft.source_note, draft.translated_from) == ("Another zanzibarite note.", "ja")


def test_another_publisher_s_record_is_known_by_its_file_as_that_publisher_s(desk: Client, draft: Report) -> None:
    house = Publisher.objects.create(slug="ministry-of-quinces", label="Quinces", adjective="The ministry’s")
    page = desk.get(report_page(draft))
    assert desk.post(report_page(draft), sent(page, publisher=house.pk)).status_code == 302
    draft.refresh_from_db()
    assert (draft.publisher, draft.identity) == (house, "file:ministry-of-quinces/draft.txt")
    later = received(DRAFT_TEXT.replace("held", "have held"), publisher=house.slug)
    assert import_record(later).outcome is Outcome.UPDATED


def test_a_publisher_by_whose_file_another_record_is_known_is_refused(desk: Client, draft: Report) -> None:
    house = Publisher.objects.create(slug="ministry-of-quinces", label="Quinces", adjective="The ministry’s")
    Report.objects.create(identity="file:ministry-of-quinces/draft.txt", publisher=house, title="Talks on quinces")
    page = desk.get(report_page(draft))
    answer = desk.post(report_page(draft), sent(page, publisher=house.pk, source_note="Typed."))
    told = "file:ministry-of-quinces/draft.txt is known already: “Talks on quinces”."
    assert answer.context["adminform"].form.errors == {"publisher": [told]}
    draft.refresh_from_db()
    assert (draft.publisher.slug, draft.identity) == ("mofa-japan", "file:mofa-japan/draft.txt")


def test_a_record_known_by_its_address_keeps_it_with_another_publisher(desk: Client, draft: Report) -> None:
    Report.objects.filter(pk=draft.pk).update(identity="https://quinces.example/1")
    house = Publisher.objects.create(slug="ministry-of-quinces", label="Quinces", adjective="The ministry’s")
    desk.post(report_page(draft), sent(desk.get(report_page(draft)), publisher=house.pk))
    draft.refresh_from_db()
    assert (draft.publisher, draft.identity) == (house, "https://quinces.example/1")


def test_saving_nothing_changes_nothing(desk: Client, draft: Report) -> None:
    before = Report.objects.filter(pk=draft.pk).values().get(), operations(draft)
    desk.post(report_page(draft), sent(desk.get(report_page(draft))))
    assert (Report.objects.filter(pk=draft.pk).values().get(), operations(draft)) == before


@pytest.mark.parametrize(
    ("name", "value"), [("event_date", "yesterday"), ("title", ""), ("language", "English, please")]
)
def test_what_can_not_be_is_an_error_of_the_form(name: str, value: str, desk: Client, draft: Report) -> None:
    before = operations(draft)
    changes = {name: value, "source_note": "typed beside it"}
    answer = desk.post(report_page(draft), sent(desk.get(report_page(draft)), **changes))
    assert answer.status_code == 200
    assert answer.context["errors"]
    assert "typed beside it" in answer.content.decode()
    draft.refresh_from_db()
    assert (operations(draft), draft.source_note) == (before, "A zanzibarite note.")


def test_a_form_of_an_older_version_keeps_what_was_typed_and_what_was_done(
    desk: Client, draft: Report, superuser: User
) -> None:
    page = desk.get(report_page(draft))
    theirs = Operation("describe", {"title": "Theirs", "place": "Tokyo"})
    apply(report=draft, operation=theirs, expected_version=draft.version, by=superuser)
    draft.refresh_from_db()
    answer = desk.post(
        report_page(draft),
        sent(
            page,
            title="Mine",
            initiative="Japan",
            source_note="typed",
            **{"bases-0-field": "place", "bases-0-basis": "printed"},
        ),
    )
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "changed while you worked on it" in text
    assert "by root" in text
    form = answer.context["adminform"].form
    # Both changed the title: mine stays, theirs is told. Only they changed the place: it is theirs.
    assert form["title"].value() == "Mine"
    assert form.errors["title"] == ["Meanwhile: Theirs. Yours is kept here."]
    assert form["place"].value() == "Tokyo"
    assert (form["initiative"].value(), form["source_note"].value()) == ("Japan", "typed")
    assert answer.context["inline_admin_formsets"][1].formset.forms[0]["field"].value() == "place"
    unchanged = Report.objects.get(pk=draft.pk)
    assert (unchanged.title, unchanged.source_note, unchanged.version) == (
        "Theirs",
        "A zanzibarite note.",
        draft.version,
    )
    assert not unchanged.bases.filter(field="place", basis="printed", evidence="").exists()
    assert desk.post(report_page(draft), sent(answer)).status_code == 302
    saved = Report.objects.get(pk=draft.pk)
    assert (saved.title, saved.place, saved.initiative, saved.source_note) == ("Mine", "Tokyo", "Japan", "typed")
    assert saved.version == draft.version + 1


def test_a_note_of_a_form_that_is_older_than_the_facts_is_merged(desk: Client, draft: Report) -> None:
    page = desk.get(report_page(draft))
    meeting = Meeting.objects.exclude(reports=draft).earliest("pk")
    Report.objects.filter(pk=draft.pk).update(source_note="Theirs", translated_by="Somebody", meeting=meeting)
    answer = desk.post(report_page(draft), sent(page, source_note="Mine.", translated_from="ja", place="Tokyo"))
    assert answer.status_code == 200
    assert "What stands beside the breakdown was changed while you worked on it." in answer.content.decode()
    form = answer.context["adminform"].form
    assert form["source_note"].value() == "Mine."
    assert form.errors["source_note"] == ["Meanwhile: Theirs. Yours is kept here."]
    assert (form["translated_by"].value(), form["translated_from"].value()) == ("Somebody", "ja")
    assert (form["meeting"].value(), form["place"].value()) == (str(meeting.pk), "Tokyo")
    unchanged = Report.objects.get(pk=draft.pk)
    assert (unchanged.source_note, unchanged.translated_from, unchanged.place) == ("Theirs", "", draft.place)
    assert desk.post(report_page(draft), sent(answer)).status_code == 302
    saved = Report.objects.get(pk=draft.pk)
    assert (saved.source_note, saved.translated_by, saved.translated_from) == ("Mine.", "Somebody", "ja")
    assert (saved.meeting, saved.place, saved.version) == (meeting, "Tokyo", draft.version + 1)


def test_a_link_that_two_have_changed_is_told_by_its_name(desk: Client, draft: Report) -> None:
    page = desk.get(report_page(draft))
    first, second = Meeting.objects.exclude(reports=draft).order_by("pk")[:2]
    Report.objects.filter(pk=draft.pk).update(meeting=first)
    form = desk.post(report_page(draft), sent(page, meeting=second.pk)).context["adminform"].form
    assert form.errors["meeting"] == [f"Meanwhile: {first}. Yours is kept here."]


def test_facts_alone_are_not_saved_from_a_form_of_an_older_version(
    desk: Client, draft: Report, superuser: User
) -> None:
    page = desk.get(report_page(draft))
    theirs = Operation("describe", {"place": "Tokyo"})
    apply(report=draft, operation=theirs, expected_version=draft.version, by=superuser)
    answer = desk.post(report_page(draft), sent(page, source_note="Mine.", place="Tokyo"))
    assert "changed while you worked on it" in answer.content.decode()
    assert Report.objects.get(pk=draft.pk).source_note == "A zanzibarite note."
    assert desk.post(report_page(draft), sent(answer)).status_code == 302
    saved = Report.objects.get(pk=draft.pk)
    assert (saved.source_note, saved.place, saved.version) == ("Mine.", "Tokyo", draft.version + 1)


@pytest.mark.parametrize("carried", ["", "[1]", "{", '{"source_note": "Invented."}'])
def test_a_form_that_does_not_say_how_the_facts_stood_is_refused(desk: Client, draft: Report, carried: str) -> None:
    page = desk.get(report_page(draft))
    answer = desk.post(report_page(draft), sent(page, source_note="Mine.", facts_before=carried))
    assert answer.status_code == 200
    assert Report.objects.get(pk=draft.pk).source_note == "A zanzibarite note."


def meant(report: Report, name: str) -> set[str | None]:
    return set(Voice.objects.filter(statement__report=report, name=name).values_list("person__slug", flat=True))


def test_a_decision_who_is_meant_is_followed_at_once(desk: Client, draft: Report) -> None:
    name = Voice.objects.filter(statement__report=draft, capacity="speaker").earliest("statement__ordinal").name
    Identification.objects.filter(report=draft).delete()
    putin, zara = Person.objects.get(slug="vladimir-putin"), Person.objects.get(slug="zara-zanzibarite")
    for person, expected in ((putin, "vladimir-putin"), (zara, "zara-zanzibarite"), (None, None)):
        page = desk.get(report_page(draft))
        row = {"identifications-0-name": name, "identifications-0-person": person.pk if person else ""}
        assert desk.post(report_page(draft), sent(page, **row)).status_code == 302
        assert meant(draft, name) == {expected}
        assert set(Mention.objects.filter(report=draft, name=name).values_list("person__slug", flat=True)) <= {
            expected
        }
    decision = Identification.objects.get(report=draft, name=name)
    assert (decision.person, str(decision.by)) == (None, "ed")


def test_a_decision_taken_back_in_the_list_of_decisions_is_followed_too(desk: Client, draft: Report) -> None:
    name = Voice.objects.filter(statement__report=draft, capacity="speaker").earliest("statement__ordinal").name
    Identification.objects.filter(report=draft).delete()
    Person.objects.filter(slug="zara-zanzibarite").update(label="Somebody Else", surname="Else")
    data = {"report": draft.pk, "name": name, "person": Person.objects.get(slug="zara-zanzibarite").pk}
    desk.post(reverse("admin:archive_identification_add"), data)
    assert meant(draft, name) == {"zara-zanzibarite"}
    row = Identification.objects.get(report=draft, name=name)
    desk.post(reverse("admin:archive_identification_delete", args=[row.pk]), {"post": "yes"})
    assert meant(draft, name) == {None}


def test_nobody_decides_who_is_meant_in_a_record_that_lies_in_the_bin(
    desk: Client, draft: Report, superuser: User
) -> None:
    bin_reports(reports=[draft], by=superuser, reason="Twice.")
    there = draft.identifications.get()
    answer = desk.post(reverse("admin:archive_identification_add"), {"report": draft.pk, "name": "Somebody"})
    assert (answer.status_code, "report" in answer.context["adminform"].form.errors) == (200, True)
    for name in ("change", "delete"):
        desk.post(reverse(f"admin:archive_identification_{name}", args=[there.pk]), {"post": "yes", "name": "Other"})
    assert list(draft.identifications.values_list("name", flat=True)) == [there.name]


def test_an_accepted_proposal_joins_the_report_to_the_meeting(desk: Client, draft: Report) -> None:
    meeting = Meeting.objects.exclude(reports=draft).earliest("pk")
    proposal = MeetingProposal.objects.create(report=draft, meeting=meeting, reason="the same day")
    desk.post(reverse("admin:archive_meetingproposal_change", args=[proposal.pk]), {"state": "accepted"})
    draft.refresh_from_db()
    proposal.refresh_from_db()
    assert (draft.meeting, str(proposal.decided_by)) == (meeting, "ed")


def test_a_flag_is_settled_with_one_button(desk: Client, draft: Report) -> None:
    flag = draft.flags.create(message="Look at this.", revision=1)
    address = reverse("admin:archive_report_settle", args=[draft.pk, flag.pk])
    assert desk.get(address).status_code == 405
    desk.post(address)
    flag.refresh_from_db()
    assert str(flag.settled_by) == "ed"
    assert flag.settled_at is not None
    assert LogEntry.objects.latest("pk").get_change_message() == "Settled the flag “Look at this.”."


def test_an_earlier_state_is_restored_as_a_new_version(desk: Client, draft: Report, editor: User) -> None:
    first, version = draft.title, draft.version
    apply(report=draft, operation=Operation("describe", {"title": "Wrong"}), expected_version=version, by=editor)
    address = reverse("admin:archive_report_restore", args=[draft.pk, version])
    page = desk.get(address)
    assert page.context["changes"] == [f"title: “Wrong” → “{first}”"]
    assert Report.objects.get(pk=draft.pk).version == version + 1
    desk.post(address, {"expected_version": version})
    assert Report.objects.get(pk=draft.pk).title == "Wrong"  # the page was older than the report
    desk.post(address, sent(page))
    restored = Report.objects.get(pk=draft.pk)
    assert (restored.title, restored.version) == (first, version + 2)


def test_restoring_says_what_it_takes_away(desk: Client, draft: Report) -> None:
    changes = desk.get(reverse("admin:archive_report_restore", args=[draft.pk, 1])).context["changes"]
    assert "Topic taken back: Zanzibarite question (1(1))" in changes
    assert "Position taken back: supports: The zanzibarite question comes first. (1(1))" in changes
    assert desk.get(reverse("admin:archive_report_restore", args=[draft.pk, 99])).status_code == 404


def test_checks_are_told_with_the_names_of_the_accounts(desk: Client, draft: Report, editor: User) -> None:
    version, ordinal = draft.version, Statement.objects.filter(report=draft).earliest("ordinal").ordinal
    operation = Operation("confirm", {"part": ordinal, "by": editor.pk})
    apply(report=draft, operation=operation, expected_version=version, by=editor)
    page = desk.get(reverse("admin:archive_report_restore", args=[draft.pk, version]))
    assert page.context["changes"] == ["statement 1(1): checked by: “ed” → nothing"]


def test_a_value_that_contradicts_its_basis_is_flagged(desk: Client, draft: Report) -> None:
    draft.bases.all().delete()
    draft.bases.create(field="event_date", basis="printed", evidence="on August 5")
    page = desk.get(report_page(draft))
    desk.post(report_page(draft), sent(page, event_date="2003-08-06", place="Moscow"))
    expected = (
        "The event date was changed from “2003-08-05” to “2003-08-06”; its basis still says printed, “on August 5”."
    )
    assert [flag.message for flag in draft.flags.filter(message__contains="basis")] == [expected]
    assert expected in desk.get(report_page(draft)).content.decode()
    assert expected in desk.get(reverse("admin:archive_report_publish", args=[draft.pk])).content.decode()


def test_a_basis_that_was_written_with_the_value_is_not_flagged(desk: Client, draft: Report) -> None:
    draft.bases.all().delete()
    draft.bases.create(field="event_date", basis="printed", evidence="on August 5")
    page = desk.get(report_page(draft))
    desk.post(
        report_page(draft), sent(page, event_date="2003-08-06", **{"bases-0-evidence": "supplied from elsewhere"})
    )
    assert draft.bases.get().evidence == "supplied from elsewhere"
    assert not draft.flags.filter(message__contains="basis").exists()


def test_restoring_a_version_flags_the_bases_too(desk: Client, draft: Report, editor: User) -> None:
    version = draft.version
    operation = Operation("describe", {"event_date": "2003-08-06"})
    apply(report=draft, operation=operation, expected_version=version, by=editor)
    draft.bases.update_or_create(field="event_date", defaults={"basis": "supplied", "evidence": "a diary"})
    address = reverse("admin:archive_report_restore", args=[draft.pk, version])
    desk.post(address, sent(desk.get(address)))
    assert draft.flags.filter(message__endswith="its basis still says supplied from a source, “a diary”.").exists()


def test_who_is_not_identified_is_said_first_and_leads_to_the_decision(desk: Client, draft: Report) -> None:
    Identification.objects.filter(report=draft).delete()
    Person.objects.filter(slug="zara-zanzibarite").update(label="Somebody Else", surname="Else")
    resolve_people(report=draft)
    page = desk.get(report_page(draft))
    text = page.content.decode()
    assert text.index("Who is not identified") < text.index('id="report_form"')
    name = page.context["unresolved"][0]["name"]
    assert f"/decide/?name={name}&amp;report={draft.pk}&amp;next={report_page(draft)}" in text
    address = f"{report_page(draft)}?name={name}"
    page = desk.get(address)
    assert page.context["inline_admin_formsets"][0].formset.forms[0]["name"].value() == name
    assert desk.post(address, sent(page)).status_code == 302
    assert not Identification.objects.filter(report=draft).exists()  # a name alone decides nothing
    putin = Person.objects.get(slug="vladimir-putin")
    assert desk.post(address, sent(page, **{"identifications-0-person": putin.pk})).status_code == 302
    assert meant(draft, name) == {"vladimir-putin"}


def test_words_are_emended_by_quoting_them(desk: Client, draft: Report) -> None:
    address = reverse("admin:archive_report_add_layer", args=[draft.pk, "emendations"])
    page = desk.get(address)
    wrong = desk.post(address, sent(page, words="zanzibarite question", reading="x", reason="y"))
    assert "times. Give the words before it too." in wrong.content.decode()
    desk.post(address, sent(page, words="Zara", reading="Sarah", reason="a misprint"))
    row = Emendation.objects.get(report=draft)
    assert (draft.text[row.start : row.end], row.reading, row.by) == ("Zara", "Sarah", "ed")
    remove = reverse("admin:archive_report_remove_layer", args=[draft.pk, "emendations", row.start, row.end])
    answer = desk.post(remove, {"expected_version": Report.objects.get(pk=draft.pk).version}, follow=True)
    assert "Emendation taken back: “Zara” → “Sarah”." in [str(message) for message in answer.context["messages"]]
    assert not Emendation.objects.filter(report=draft).exists()


def test_an_emendation_of_an_older_version_is_kept_as_typed(desk: Client, draft: Report, superuser: User) -> None:
    address = reverse("admin:archive_report_add_layer", args=[draft.pk, "emendations"])
    page = desk.get(address)
    apply(report=draft, operation=Operation("describe", {"title": "T"}), expected_version=draft.version, by=superuser)
    answer = desk.post(address, sent(page, words="Zara", reading="Sarah", reason="a misprint"))
    assert answer.context["form"]["reading"].value() == "Sarah"
    assert not Emendation.objects.filter(report=draft).exists()
    assert desk.post(address, sent(answer)).status_code == 302
    assert Emendation.objects.filter(report=draft, reading="Sarah").exists()


def test_participants_and_times_are_saved_as_the_record_gives_them(desk: Client, draft: Report) -> None:
    page = desk.get(report_page(draft))
    form = page.context["adminform"].form
    assert form.initial["participants"] == ["Zanzibarite (Foreign Minister)", "Vladimir Putin (President)"]
    lines = ["Vladimir Putin (President (then))", "Somebody Else", ""]
    answer = desk.post(report_page(draft), sent(page, participants=lines, event_time="17:00 – 17:20"))
    assert answer.status_code == 302
    revision = draft.revisions.latest("number")
    assert (revision.operation, revision.arguments) == (
        "describe",
        {
            "event_time": ["17:00", "17:20"],
            "participants": [
                {"person": "Vladimir Putin", "office": "President (then)"},
                {"person": "Somebody Else", "office": None},
            ],
        },
    )
    page = desk.get(report_page(draft))
    assert page.context["adminform"].form.initial["event_time"] == "17:00–17:20"
    assert desk.post(report_page(draft), sent(page)).status_code == 302
    assert draft.revisions.latest("number") == revision  # what is shown is what is sent


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("event_time", "five o’clock", "is no clock time"),
        ("event_time", "11:10–11:20–11:30", "is no clock time"),
        ("participants", ["(President)"], "Write the name, then the office in brackets."),
        ("participants", ["A B (President)", "A B"], "A person stands there twice."),
    ],
)
def test_participants_and_times_that_can_not_be_are_errors_of_the_form(
    name: str, value: object, why: str, desk: Client, draft: Report
) -> None:
    before = operations(draft)
    answer = desk.post(report_page(draft), sent(desk.get(report_page(draft)), **{name: value}))
    assert why in " ".join(answer.context["adminform"].form.errors[name])
    assert operations(draft) == before


def test_rows_that_others_have_changed_are_shown_and_nothing_is_saved(desk: Client, draft: Report) -> None:
    draft.bases.all().delete()
    kept = draft.bases.create(field="place", basis="printed", evidence="in Moscow")
    gone = draft.bases.create(field="title", basis="printed", evidence="the first line")
    page = desk.get(report_page(draft))
    gone.delete()
    kept.evidence = "theirs"
    kept.save()
    mine = {"bases-0-evidence": "mine", "source_note": "Mine."}
    answer = desk.post(report_page(draft), sent(page, **mine))
    assert answer.status_code == 200
    told = " ".join(answer.context["adminform"].form.non_field_errors())
    assert "The rows beneath the form were changed while you worked on it." in told
    for line in ("Now: place: printed “theirs”", "Gone: title: printed", "Yours, not saved: place: printed “mine”"):
        assert line in told
    assert [form["evidence"].value() for form in answer.context["inline_admin_formsets"][1].formset.initial_forms] == [
        "theirs"
    ]
    kept.refresh_from_db()
    assert (kept.evidence, Report.objects.get(pk=draft.pk).source_note) == ("theirs", "A zanzibarite note.")
    assert desk.post(report_page(draft), sent(answer, **mine)).status_code == 302
    kept.refresh_from_db()
    assert (kept.evidence, Report.objects.get(pk=draft.pk).source_note) == ("mine", "Mine.")


def test_the_outline_stands_beside_the_form_with_what_is_left_to_do(desk: Client, draft: Report) -> None:
    Identification.objects.filter(report=draft).delete()
    Person.objects.filter(slug="zara-zanzibarite").update(label="Somebody Else", surname="Else")
    resolve_people(report=draft)
    lines = desk.get(report_page(draft)).context["outline"]
    assert [(line["place"], line["topics"], line["checked"], line["unsure"]) for line in lines] == [
        (
            "1(1)",
            ["Peace treaty", "Zanzibarite question"],
            [],
            ["the parser is less sure", "“Zanzibarite” is not identified"],
        ),
        ("1(2)", [], [], ["“Zanzibarite” is not identified"]),
    ]


def test_the_page_asks_as_often_for_three_rows_of_everything_as_for_one(
    desk: Client, draft: Report, editor: User
) -> None:
    # Of decisions who is meant there is one: Django asks for the words of each autocomplete by itself.
    counts = []
    for words in ("Zara", "August 5", "In response"):
        draft.refresh_from_db()
        draft.flags.create(message=words, revision=1)
        draft.bases.create(field=words, basis="printed")
        start = draft.text.index(words)
        span = {"start": start, "end": start + len(words), "by": "ed"}
        steps = [
            {"name": "gloss", "arguments": span},
            {"name": "emend", "arguments": {**span, "reading": "r", "reason": "w"}},
        ]
        part = Statement.objects.filter(report=draft).latest("ordinal")  # no position rests on it
        steps.append(
            {
                "name": "split",
                "arguments": {"part": part.ordinal, "at": part.start + draft.text[part.start :].index(" ")},
            }
        )
        apply(
            report=draft,
            operation=Operation("batch", {"operations": steps}),
            expected_version=draft.version,
            by=editor,
        )
        desk.get(report_page(draft))
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(report_page(draft))
        counts.append(len(queries))
    assert len(page.context["outline"]) == 5
    assert counts[2] == counts[0]
