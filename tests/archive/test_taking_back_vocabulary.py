"""Changes of the vocabulary and their ways back: what is taken back is as before, and later work keeps it from that."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from archive.authorities import (
    New,
    RefusedChange,
    RefusedMerge,
    divide_topic,
    merge_people,
    merge_topics,
    move_topic,
    plan_move,
    plan_rename,
    plan_topic_merge,
    rename,
    retag,
)
from archive.changing import Obstructed
from archive.changing.reverting import revert
from archive.editing import Operation, apply
from archive.editing.working_copy import working_value, write_rows
from archive.models import (
    ChangeSet,
    Country,
    FormerSlug,
    Identification,
    Meeting,
    Name,
    Office,
    Participation,
    Person,
    Position,
    Proposition,
    PublishedTopic,
    PublishedVoice,
    Report,
    Tag,
    Tenure,
    Topic,
    TopicLabel,
    Voice,
)
from archive.projecting import project
from diplomacy.accounts.models import User
from tests.archive.conftest import publish_checked

pytestmark = pytest.mark.usefixtures("seeds")

State = dict[str, Any]


def vocabulary() -> State:
    """All that a change of the vocabulary can touch, as values."""
    return {
        "topics": list(
            Topic.objects.order_by("pk").values_list("pk", "slug", "label", "broader", "merged_into", "wikidata")
        ),
        "related": sorted(Topic.related.through.objects.values_list("from_topic", "to_topic")),
        "labels": sorted(TopicLabel.objects.values_list("topic", "language", "text", "is_preferred")),
        "tags": sorted(Tag.objects.values_list("statement__identity", "topic", "start", "end", "by"), key=str),
        "propositions": list(Proposition.objects.order_by("pk").values_list("pk", "slug", "topic")),
        "published": sorted(PublishedTopic.objects.values_list("part__identity", "topic", "is_direct"), key=str),
    }


def people() -> State:
    """All that a merge of people can touch, as values."""
    return {
        "people": list(Person.objects.order_by("pk").values_list("pk", "slug", "merged_into")),
        "names": sorted(Name.objects.values_list("person", "text", "language", "scheme", "used_by"), key=str),
        "tenures": list(Tenure.objects.order_by("pk").values_list("pk", "person")),
        "decisions": list(Identification.objects.order_by("pk").values_list("pk", "person")),
        "parts": sorted(Participation.objects.values_list("meeting", "person", "role", "tenure", "source"), key=str),
        "voices": sorted(
            Voice.objects.values_list("statement__identity", "capacity", "ordinal", "person", "tenure"), key=str
        ),
        "positions": sorted(Position.objects.values_list("key", "holder_person", "attributed_by"), key=str),
        "published": sorted(
            PublishedVoice.objects.values_list("part__identity", "capacity", "person", "tenure"), key=str
        ),
    }


def topic(slug: str) -> Topic:
    return Topic.objects.get(slug=slug)


def latest() -> ChangeSet:
    return ChangeSet.objects.latest("pk")


def tagged(slug: str) -> set[str]:
    return set(Tag.objects.filter(topic__slug=slug).values_list("statement__identity", flat=True))


# Topics that are merged ------------------------------------------------------------------------------------------------


def test_a_merge_of_topics_moves_all_and_the_plan_says_how_much(editor: User) -> None:
    gone, heir = topic("peace-treaty"), topic("energy")
    statements = tagged("peace-treaty")
    plan = plan_topic_merge(topic=gone, into=heir)
    narrower, claims = set(gone.narrower.all()), set(gone.propositions.all())
    assert (plan.statements, plan.narrower, plan.propositions) == (len(statements), len(narrower), len(claims))
    had = tagged("energy")
    merge_topics(topic=gone, into=heir, by=editor)
    assert tagged("peace-treaty") == set()
    assert tagged("energy") == statements | had
    assert set(heir.narrower.all()) >= narrower
    assert set(heir.propositions.all()) >= claims
    assert ("en", gone.label, False) in heir.labels.values_list("language", "text", "is_preferred")
    assert not PublishedTopic.objects.filter(topic=gone).exists()


def test_rows_after_a_merge_are_what_the_value_makes_of_them(seeds: dict[str, Report], editor: User) -> None:
    merge_topics(topic=topic("peace-treaty"), into=topic("energy"), by=editor)
    before = vocabulary()
    for report in Report.objects.order_by("pk"):
        write_rows(report=report, value=working_value(report))
        project(report=report)
    assert vocabulary() == before


def test_a_merge_that_is_taken_back_leaves_no_trace(seeds: dict[str, Report], editor: User) -> None:
    before = vocabulary()
    versions = list(Report.objects.order_by("pk").values_list("version", flat=True))
    change_set = merge_topics(topic=topic("peace-treaty"), into=topic("energy"), by=editor)
    assert vocabulary() != before
    revert(change_set=change_set, by=editor)
    assert vocabulary() == before
    assert list(Report.objects.order_by("pk").values_list("version", flat=True)) == versions


def test_topics_are_parted_though_the_record_was_worked_on_since(seeds: dict[str, Report], editor: User) -> None:
    before = vocabulary()
    change_set = merge_topics(topic=topic("peace-treaty"), into=topic("energy"), by=editor)
    for report in seeds.values():
        report.refresh_from_db()
        describe = Operation("describe", {"place": "Elsewhere"})
        apply(report=report, operation=describe, expected_version=report.version, by=editor)
        assert "peace-treaty" not in {tag.topic for tag in working_value(report).layers.tags}
    revert(change_set=change_set, by=editor)
    assert vocabulary() == before


def test_a_statement_that_was_tagged_anew_keeps_topics_together_and_is_named(
    seeds: dict[str, Report], editor: User
) -> None:
    change_set = merge_topics(topic=topic("peace-treaty"), into=topic("energy"), by=editor)
    key, rows = next(iter(change_set.data["tags"].items()))
    report, sid = Report.objects.get(pk=key), rows[0][0]
    again = Operation("set_topics", {"sid": sid, "topics": ["trade"], "by": "ed"})
    apply(report=report, operation=again, expected_version=report.version, by=editor)
    with pytest.raises(Obstructed) as refused:
        revert(change_set=change_set, by=editor)
    (obstacle,) = refused.value.obstacles
    assert (obstacle.about, "1 of the statements" in obstacle.reason) == (report, True)
    assert topic("peace-treaty").merged_into == topic("energy")


def test_a_chain_of_merges_is_parted_from_its_end(editor: User) -> None:
    before = vocabulary()
    first = merge_topics(topic=topic("peace-treaty"), into=topic("energy"), by=editor)
    second = merge_topics(topic=topic("energy"), into=topic("trade"), by=editor)
    assert topic("peace-treaty").merged_into == topic("trade")
    with pytest.raises(Obstructed, match="part those first"):
        revert(change_set=first, by=editor)
    revert(change_set=second, by=editor)
    revert(change_set=first, by=editor)
    assert vocabulary() == before


def test_a_label_that_was_changed_since_keeps_topics_together(editor: User) -> None:
    change_set = merge_topics(topic=topic("peace-treaty"), into=topic("energy"), by=editor)
    TopicLabel.objects.filter(pk=change_set.data["labels"][0][0]).update(text="Changed")
    with pytest.raises(Obstructed, match="was changed or deleted since"):
        revert(change_set=change_set, by=editor)


def test_merges_of_topics_that_make_no_sense_are_refused(editor: User) -> None:
    below = Topic.objects.filter(broader__isnull=False)[0]
    assert below.broader is not None
    with pytest.raises(RefusedMerge, match="itself"):
        merge_topics(topic=below, into=below, by=editor)
    with pytest.raises(RefusedMerge, match="stands under"):
        merge_topics(topic=below.broader, into=below, by=editor)
    merge_topics(topic=topic("peace-treaty"), into=topic("energy"), by=editor)
    with pytest.raises(RefusedMerge, match="already"):
        merge_topics(topic=topic("peace-treaty"), into=topic("trade"), by=editor)


def test_a_merged_topic_is_chosen_as_its_heir_and_leads_there(draft: Report, editor: User, client: Client) -> None:
    merge_topics(topic=topic("peace-treaty"), into=topic("energy"), by=editor)
    draft.refresh_from_db()
    statement = draft.parts.filter(kind="statement").latest("ordinal").statement
    tag = Operation("tag", {"sid": statement.identity_id, "topic": "peace-treaty", "by": "ed"})
    apply(report=draft, operation=tag, expected_version=draft.version, by=editor)
    assert [t.topic for t in statement.tags.all()] == [topic("energy")]
    answer = client.get("/topics/peace-treaty/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/topics/energy/")
    assert client.get("/topics/peace-treaty/attention.svg").headers["Location"] == "/topics/energy/attention.svg"


def test_an_edition_published_after_a_merge_names_the_heir_and_those_before_stay(
    draft: Report, seeds: dict[str, Report], editor: User
) -> None:
    hashes = {pk: report.current_edition.sha256 for pk, report in seeds.items() if report.current_edition}
    merge_topics(topic=topic("peace-treaty"), into=topic("energy"), by=editor)
    publish_checked(draft, editor)
    draft.refresh_from_db()
    assert draft.current_edition is not None
    named = {tag["topic"]["slug"] for tag in draft.current_edition.document["judgements"]["topics"]}
    assert named == {"energy", "zanzibarite-question"}
    for pk, report in seeds.items():
        report.refresh_from_db()
        assert report.current_edition is not None
        assert report.current_edition.sha256 == hashes[pk]


# Moves, divisions, addresses --------------------------------------------------------------------------------------------


def test_a_move_is_taken_back_unless_the_topic_was_moved_again(editor: User) -> None:
    before = vocabulary()
    moved = topic("peace-treaty")
    plan = plan_move(topic=moved, under=topic("energy"))
    assert plan.published == PublishedTopic.objects.filter(topic=moved).values("report").distinct().count()
    first = move_topic(topic=moved, under=topic("energy"), by=editor)
    assert set(PublishedTopic.objects.of("energy").values_list("part", flat=True)) >= set(
        PublishedTopic.objects.of("peace-treaty").values_list("part", flat=True)
    )
    second = move_topic(topic=moved, under=topic("trade"), by=editor)
    with pytest.raises(Obstructed, match="moved again"):
        revert(change_set=first, by=editor)
    revert(change_set=second, by=editor)
    revert(change_set=first, by=editor)
    assert vocabulary() == before


def test_the_database_itself_refuses_a_circle() -> None:
    below = Topic.objects.filter(broader__isnull=False)[0]
    above = below.broader
    assert above is not None
    above.broader = below
    with pytest.raises(IntegrityError), transaction.atomic():
        above.save()


def test_a_move_into_a_circle_is_refused_in_words(editor: User) -> None:
    below = Topic.objects.filter(broader__isnull=False)[0]
    with pytest.raises(RefusedChange, match="stands under it"):
        move_topic(topic=below.broader, under=below, by=editor)


def test_a_division_and_what_was_tagged_anew_are_taken_back_in_their_order(
    seeds: dict[str, Report], editor: User
) -> None:
    before = vocabulary()
    one = topic("peace-treaty")
    division = divide_topic(topic=one, into=[New("talks", "Talks", "a"), New("text", "Text", "b")], by=editor)
    divided = latest()
    assert division.statements == len(tagged("peace-treaty"))
    spans = list(Tag.objects.filter(topic=one).order_by("statement", "pk"))
    chosen = spans[::2]
    change_set = retag(tags=chosen, to=division.topics[0], by=editor)
    assert tagged("talks") == {tag.statement.identity_id for tag in chosen}
    assert {tag.by for tag in Tag.objects.filter(topic__slug="talks")} == {"ed"}
    with pytest.raises(Obstructed, match="are tagged with “Talks”"):
        revert(change_set=divided, by=editor)
    revert(change_set=change_set, by=editor)
    revert(change_set=divided, by=editor)
    assert vocabulary() == before


def test_tags_that_were_changed_since_stay_anew(editor: User) -> None:
    tag = Tag.objects.filter(topic__slug="peace-treaty", start=None).order_by("pk")[0]
    report, sid = tag.statement.report, tag.statement.identity_id
    change_set = retag(tags=[tag], to=topic("trade"), by=editor)
    report.refresh_from_db()
    again = Operation("set_topics", {"sid": sid, "topics": ["energy"], "by": "ed"})
    apply(report=report, operation=again, expected_version=report.version, by=editor)
    with pytest.raises(Obstructed, match="1 of these statements"):
        revert(change_set=change_set, by=editor)


def test_a_division_needs_two_addresses_that_nobody_has(editor: User) -> None:
    one = topic("peace-treaty")
    with pytest.raises(RefusedChange, match="address of another"):
        divide_topic(topic=one, into=[New("energy", "E", "a"), New("text", "T", "b")], by=editor)
    with pytest.raises(RefusedChange, match="two or more"):
        divide_topic(topic=one, into=[New("text", "T", "a"), New("text", "U", "b")], by=editor)


MOVED: list[tuple[type[Any], str, str]] = [
    (Person, "igor-ivanov", "/people/{}/"),
    (Country, "japan", "/countries/{}/"),
    (Office, "prime-minister-of-japan", "/offices/{}/"),
    (Topic, "peace-treaty", "/topics/{}/"),
    (Proposition, "peace-treaty-early", "/propositions/{}/"),
    (Meeting, "joint-press-conference-2003-01-10", "/meetings/{}/"),
]


def test_an_address_of_before_leads_to_that_of_today_for_every_kind(
    editor: User, client: Client, seeds: dict[str, Report]
) -> None:
    shown = {page: client.get(page.format(slug)).content for _model, slug, page in MOVED}
    renamed = []
    for model, slug, page in MOVED:
        record = model.objects.get(slug=slug)
        assert plan_rename(record=record, slug="another").published > 0, page
        renamed.append(rename(record=record, slug="another", by=editor))
        moved = client.get(page.format(slug) + "?after=x")
        assert (moved.status_code, moved.headers["Location"]) == (301, page.format("another") + "?after=x")
        assert client.get(page.format("another")).status_code == 200, page
    for report in Report.objects.all():  # what is made anew later still knows whom the value and the edition mean
        write_rows(report=report, value=working_value(report))
        project(report=report)
    for _model, _slug, page in MOVED:
        assert client.get(page.format("another")).status_code == 200, page
    for change_set in reversed(renamed):
        revert(change_set=change_set, by=editor)
    for _model, slug, page in MOVED:
        assert client.get(page.format("another")).headers["Location"] == page.format(slug)
        assert client.get(page.format(slug)).content == shown[page], page


def test_a_record_that_was_never_public_leads_nowhere(draft: Report, editor: User, client: Client) -> None:
    rename(record=topic("zanzibarite-question"), slug="another", by=editor)
    assert client.get("/topics/zanzibarite-question/").status_code == 404


def test_positions_and_tags_follow_what_was_renamed(draft: Report, editor: User) -> None:
    for record, slug in (
        (topic("zanzibarite-question"), "question"),
        (Proposition.objects.get(slug="zanzibarite-first"), "first"),
        (Person.objects.get(slug="zara-zanzibarite"), "zara"),
    ):
        rename(record=record, slug=slug, by=editor)
    draft.refresh_from_db()
    layers = working_value(draft).layers
    assert {tag.topic for tag in layers.tags} == {"question", "peace-treaty"}
    assert [(p.proposition, p.holder_person) for p in layers.positions] == [("first", "zara")]
    describe = Operation("describe", {"place": "Elsewhere"})
    apply(report=draft, operation=describe, expected_version=draft.version, by=editor)
    assert Position.objects.get(statement__report=draft).proposition.slug == "first"


def test_nobody_takes_over_an_address_of_before(editor: User) -> None:
    rename(record=topic("peace-treaty"), slug="another", by=editor)
    for slug in ("peace-treaty", "energy"):
        with pytest.raises(RefusedChange, match="address of another"):
            rename(record=topic("trade"), slug=slug, by=editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.create(slug="peace-treaty", label="Other", definition="x")
    rename(record=topic("another"), slug="peace-treaty", by=editor)
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["another"]


@pytest.mark.parametrize("slug", ["", "Peace", "a b", "-a", "a/b", "x" * 81, "peace-treaty"])
def test_what_is_no_address_is_refused(slug: str, editor: User) -> None:
    with pytest.raises(RefusedChange):
        rename(record=topic("peace-treaty"), slug=slug, by=editor)


# People ------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def twins(seeds: dict[str, Report], editor: User) -> tuple[Person, Person]:
    """Igor Ivanov, and another record of him with names, a decision and parts in meetings of both."""
    ivanov = Person.objects.get(slug="igor-ivanov")
    heir = Person.objects.create(slug="i-s-ivanov", label="Igor S. Ivanov", surname="Ivanov")
    Name.objects.create(person=heir, text="Иванов И. С.", language="ru")
    name = ivanov.names.order_by("pk")[0]
    Name.objects.create(person=heir, text=name.text, language=name.language, scheme=name.scheme, used_by=name.used_by)
    Identification.objects.create(report=seeds["000"], name="I. Ivanov", person=ivanov, by=editor)
    both = Meeting.objects.create(slug="both", label="Both", kind="talks")
    alone = Meeting.objects.create(slug="alone", label="Alone", kind="talks")
    Participation.objects.create(meeting=both, person=ivanov, role="principal", source="one")
    Participation.objects.create(meeting=both, person=heir, role="attendant", source="two")
    Participation.objects.create(meeting=alone, person=ivanov, role="attendant", source="three")
    third = Person.objects.create(slug="third", label="Third", surname="Third")
    merge_people(person=third, into=ivanov)
    return ivanov, heir


def test_people_who_are_parted_have_what_they_had(twins: tuple[Person, Person], editor: User) -> None:
    before = people()
    merge_people(person=twins[0], into=twins[1], by=editor)
    assert people() != before
    change_set = latest()
    assert (change_set.by, change_set.summary) == (editor, "Merged “Igor Ivanov” into “Igor S. Ivanov”")
    revert(change_set=change_set, by=editor)
    assert people() == before


def test_people_are_parted_though_the_records_were_worked_on_since(
    twins: tuple[Person, Person], seeds: dict[str, Report], editor: User
) -> None:
    before = people()
    merge_people(person=twins[0], into=twins[1], by=editor)
    change_set = latest()
    for report in seeds.values():
        report.refresh_from_db()
        describe = Operation("describe", {"title": "Another title"})
        apply(report=report, operation=describe, expected_version=report.version, by=editor)
    revert(change_set=change_set, by=editor)
    assert people() == before


def change_name(heir: Person, reports: dict[str, Report], by: User) -> None:
    heir.names.filter(text="Igor Ivanov").update(text="Changed")


def give_tenure(heir: Person, reports: dict[str, Report], by: User) -> None:
    other = Person.objects.create(slug="other", label="Other", surname="Other")
    Tenure.objects.filter(pk=heir.tenures.order_by("pk")[0].pk).update(person=other)


def decide_anew(heir: Person, reports: dict[str, Report], by: User) -> None:
    Identification.objects.filter(name="I. Ivanov").delete()
    Identification.objects.create(report=reports["000"], name="I. Ivanov", person=heir, by=by)


def change_part(heir: Person, reports: dict[str, Report], by: User) -> None:
    Participation.objects.filter(person=heir, meeting__slug="both").update(source="other")


def merge_on(heir: Person, reports: dict[str, Report], by: User) -> None:
    merge_people(person=heir, into=Person.objects.create(slug="last", label="Last", surname="Last"))


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (change_name, "name “Igor Ivanov”"),
        (give_tenure, "a tenure that"),
        (decide_anew, "“I. Ivanov” was decided anew"),
        (change_part, "in a meeting of both"),
        (merge_on, "merged into “Last” since"),
    ],
)
def test_later_work_keeps_people_together_and_is_named(
    later: Any, why: str, twins: tuple[Person, Person], seeds: dict[str, Report], editor: User
) -> None:
    merge_people(person=twins[0], into=twins[1], by=editor)
    change_set = latest()
    later(twins[1], seeds, editor)
    before = people()
    with pytest.raises(Obstructed) as refused:
        revert(change_set=change_set, by=editor)
    assert [why in obstacle.reason for obstacle in refused.value.obstacles] == [True]
    assert people() == before
