"""The pages of authority records: merging, renaming, deleting, single seats, decisions on meetings."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import (
    Country,
    Meeting,
    Name,
    Office,
    Participation,
    Person,
    Proposition,
    PublishedPart,
    Report,
    Tenure,
    Topic,
)
from diplomacy.accounts.models import User
from tests.archive.admin.conftest import sent
from tests.archive.conftest import account


@pytest.fixture
def keeper(seeds: dict[str, Report], client: Client) -> Client:
    """A vocabulary editor who has signed in."""
    client.force_login(account("keeper", "Vocabulary editor"))
    return client


@pytest.fixture
def ivanov(seeds: dict[str, Report]) -> Person:
    return Person.objects.get(slug="igor-ivanov")


@pytest.fixture
def heir() -> Person:
    return Person.objects.create(slug="i-s-ivanov", label="Igor S. Ivanov", surname="Ivanov")


def page(record: Person | Office | Topic | Proposition, name: str = "change") -> str:
    return reverse(f"admin:archive_{record._meta.model_name}_{name}", args=[record.pk])


def test_people_are_merged_after_a_look_at_what_moves(keeper: Client, ivanov: Person, heir: Person) -> None:
    address = page(ivanov, "merge")
    assert "Merge into" in keeper.get(page(ivanov)).content.decode()
    assert keeper.get(address).context["plan"] is None
    shown = keeper.post(address, {"into": heir.pk, "confirmed": ""})
    assert shown.context["plan"].tenures == ivanov.tenures.count() == 2
    ivanov.refresh_from_db()
    assert ivanov.merged_into is None
    done = keeper.post(address, sent(shown, into=heir.pk, confirmed=shown.context["form"]["confirmed"].value()))
    assert done.headers["Location"] == page(heir)
    ivanov.refresh_from_db()
    assert ivanov.merged_into == heir
    assert heir.tenures.count() == 2
    assert keeper.get(address).status_code == 302


def test_what_was_confirmed_for_another_is_asked_again(keeper: Client, ivanov: Person, heir: Person) -> None:
    other = Person.objects.get(slug="sergei-ivanov")
    shown = keeper.post(page(ivanov, "merge"), {"into": other.pk, "confirmed": str(heir.pk)})
    assert shown.status_code == 200
    ivanov.refresh_from_db()
    assert ivanov.merged_into is None


def test_merging_into_itself_is_an_error_of_the_form(keeper: Client, ivanov: Person) -> None:
    answer = keeper.post(page(ivanov, "merge"), {"into": ivanov.pk, "confirmed": str(ivanov.pk)})
    assert "itself" in str(answer.context["form"].errors)


def test_the_form_of_a_person_neither_merges_nor_deletes_the_merged(
    keeper: Client, ivanov: Person, heir: Person
) -> None:
    keeper.post(page(ivanov), sent(keeper.get(page(ivanov)), merged_into=heir.pk))
    ivanov.refresh_from_db()
    assert ivanov.merged_into is None
    merged = Person.objects.create(slug="m", label="Merged Ivanov", surname="M", merged_into=heir)
    assert keeper.post(page(merged, "delete"), {"post": "yes"}).status_code == 403
    assert "Merge into" not in keeper.get(page(merged)).content.decode()


def test_merged_people_are_not_offered_for_choice(keeper: Client, heir: Person) -> None:
    Person.objects.create(slug="m", label="Merged Ivanov", surname="M", merged_into=heir)
    where = {"app_label": "archive", "model_name": "tenure", "field_name": "person", "term": "Ivanov"}
    offered = json.loads(keeper.get(reverse("admin:autocomplete"), where).content)["results"]
    assert {row["text"] for row in offered} == {"Igor Ivanov", "Sergei Ivanov", "Igor S. Ivanov"}


def test_what_begins_with_the_words_is_offered_before_what_only_has_them(keeper: Client) -> None:
    for label, other in (("Aaronland", "Zembla and Aaronland"), ("Zembla", "")):
        country = Country.objects.create(slug=label.lower(), label=label)
        if other:
            Name.objects.create(country=country, text=other, language="en")
    where = {"app_label": "archive", "model_name": "publisher", "field_name": "country", "term": "Zembla"}
    offered = json.loads(keeper.get(reverse("admin:autocomplete"), where).content)["results"]
    assert [row["text"] for row in offered] == ["Zembla", "Aaronland"]


def test_saving_a_person_renews_the_public_pages(keeper: Client, ivanov: Person) -> None:
    keeper.post(page(ivanov), sent(keeper.get(page(ivanov)), label="Renamed"))
    part = PublishedPart.objects.statements().spoken_by("igor-ivanov").newest_first()[0]
    assert "Renamed" in str(part.data["speakers"])


def test_saving_unchanged_remakes_nothing(keeper: Client, ivanov: Person) -> None:
    before = set(PublishedPart.objects.values_list("pk", flat=True))
    assert keeper.post(page(ivanov), sent(keeper.get(page(ivanov)))).status_code == 302
    assert set(PublishedPart.objects.values_list("pk", flat=True)) == before


def test_moving_a_topic_renews_the_public_pages(keeper: Client) -> None:
    topic = Topic.objects.published().filter(broader=None).order_by("pk")[0]
    root = Topic.objects.create(slug="root", label="Root", definition="A new root.")
    answer = keeper.post(page(topic), sent(keeper.get(page(topic)), broader=root.pk))
    assert answer.status_code == 302
    assert PublishedPart.objects.about("root").count() == PublishedPart.objects.about(topic.slug).count() > 0


def test_a_tenure_that_ends_earlier_falls_away_from_the_public_pages(keeper: Client, ivanov: Person) -> None:
    tenure = Tenure.objects.get(person=ivanov, capacity="holder")
    address = reverse("admin:archive_tenure_change", args=[tenure.pk])
    assert ivanov.published.filter(tenure=tenure).exists()
    assert keeper.post(address, sent(keeper.get(address), end="1999-01-01")).status_code == 302
    assert ivanov.published.exists()
    assert not ivanov.published.filter(tenure=tenure).exists()


@pytest.mark.parametrize("model", [Person, Topic, Proposition])
def test_deleting_what_is_published_is_refused_with_a_sentence(
    keeper: Client, model: type[Person | Topic | Proposition]
) -> None:
    record = model.objects.published().order_by("pk")[0]
    told = keeper.get(page(record, "delete")).content.decode()
    assert "published records that name" in told
    keeper.post(page(record, "delete"), {"post": "yes"})
    assert model.objects.filter(pk=record.pk).exists()


def test_holders_in_the_way_of_a_single_seat_are_named(keeper: Client) -> None:
    office = Office.objects.create(slug="o", label="O", is_single_seat=False)
    for slug in ("one", "two"):
        person = Person.objects.create(slug=slug, label=slug.title(), surname=slug)
        Tenure.objects.create(person=person, office=office, start="2000-01-01")
    answer = keeper.post(page(office), sent(keeper.get(page(office)), is_single_seat="on"))
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["is_single_seat"] == [
        "One and Two held this office in the same days."
    ]
    office.refresh_from_db()
    assert not office.is_single_seat


def test_a_refused_meeting_is_no_longer_the_reports(draft: Report, client: Client) -> None:
    client.force_login(account("chief", "Administrator"))
    meeting = Meeting.objects.create(slug="m", label="M", kind="talks")
    proposal = draft.meeting_proposals.create(meeting=meeting, reason="x")
    address = reverse("admin:archive_meetingproposal_change", args=[proposal.pk])
    for state, joined in (("accepted", meeting), ("refused", None)):
        assert client.post(address, sent(client.get(address), state=state)).status_code == 302
        draft.refresh_from_db()
        assert draft.meeting == joined


def test_what_is_deleted_for_good_is_said_to_be_and_stands_in_the_history_of_its_person(
    keeper: Client, ivanov: Person
) -> None:
    office = Office.objects.create(slug="envoy", label="Envoy")
    meeting = Meeting.objects.create(slug="m", label="M", kind="talks")
    rows = {
        "name": ivanov.names.create(text="I. Ivanov", language="en"),
        "tenure": Tenure.objects.create(person=ivanov, office=office, start="1990-02-03", end="1991"),
        "participation": Participation.objects.create(person=ivanov, meeting=meeting, source="A."),
    }
    for kind, row in rows.items():
        address = reverse(f"admin:archive_{kind}_delete", args=[row.pk])
        assert "This is deleted for good" in keeper.get(address).content.decode()
        assert keeper.post(address, {"post": "yes"}).status_code == 302
        assert not type(row)._default_manager.filter(pk=row.pk).exists()
    told = {
        change.of: (change.by, change.action, {field.before for field in change.fields})
        for change in keeper.get(page(ivanov, "history")).context["changes"]
        if change.action == "deleted"
    }
    assert {kind: (by, action) for kind, (by, action, _before) in told.items()} == dict.fromkeys(
        rows, ("keeper", "deleted")
    )
    assert "I. Ivanov" in told["name"][2]
    assert {"Envoy", "1990-02-03"} <= told["tenure"][2]
    assert "A." in told["participation"][2]
    assert {change.of for change in keeper.get(page(office, "history")).context["changes"]} == {"", "tenure"}


def test_a_history_tells_moments_and_answers_as_people_read_them(keeper: Client, editor: User) -> None:
    topic = Topic.objects.create(slug="unused", label="Unused", definition="Nothing.")
    Topic.objects.filter(pk=topic.pk).update(binned_at=datetime(2026, 3, 4, 15, 6, 7, tzinfo=UTC), binned_by=editor)
    Topic.objects.filter(pk=topic.pk).update(binned_at=None, binned_by=None)
    fields = {f.name: f.before for f in keeper.get(page(topic, "history")).context["changes"][0].fields}
    assert fields["In the bin since"] == "4 March 2026, 15:06:07"
    office = Office.objects.create(slug="envoy", label="Envoy", is_single_seat=True)
    (made,) = keeper.get(page(office, "history")).context["changes"]
    assert ("One holder at a time", "–", "yes") in [(f.name, f.before, f.after) for f in made.fields]
