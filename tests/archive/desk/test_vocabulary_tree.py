"""Topics at the desk: the tree, moves, labels, merging, dividing, addresses; each looked at before it is made."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import ChangeSet, Report, Tag, Topic, TopicLabel
from diplomacy.accounts.models import User
from tests.archive.admin.conftest import sent
from tests.archive.conftest import account

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.fixture
def vera(db: None) -> User:
    """A vocabulary editor."""
    return account("vera", "Vocabulary editor")


@pytest.fixture
def keeper(client: Client, vera: User) -> Client:
    client.force_login(vera)
    return client


def topic(slug: str) -> Topic:
    return Topic.objects.get(slug=slug)


def form_of(answer: Any, **changes: Any) -> dict[str, Any]:
    """What a browser would send of a topic's page."""
    data = sent(answer)
    labels = answer.context["labels"]
    for one in [labels.management_form, *labels.forms]:
        for bound in one:
            if bound.value() not in (None, False):
                data[bound.html_name] = bound.value()
    return {**data, **changes}


def looked_at_and_made(client: Client, address: str, **values: Any) -> tuple[Any, Any]:
    """The page that shows what a change touches, and the answer to making it."""
    looked = client.post(address, {**values, "step": "look"})
    asked = looked.context["looked_at"]
    return looked, client.post(address, {**values, "step": "do", "looked_at": asked})


def test_the_tree_has_every_topic_under_its_broader_one(keeper: Client) -> None:
    entries = keeper.get(reverse("desk:topic_tree")).context["topics"]

    def places(found: list[dict[str, Any]], above: int | None) -> dict[int, int | None]:
        known: dict[int, int | None] = {}
        for entry in found:
            known |= {entry["pk"]: above, **places(entry["children"], entry["pk"])}
        return known

    assert places(entries, None) == dict(Topic.objects.values_list("pk", "broader"))


def test_the_tree_takes_as_many_queries_with_more_topics(keeper: Client) -> None:
    address = reverse("desk:topic_tree")

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            keeper.get(address)
        return len(found)

    keeper.get(address)
    before = count()
    above = None
    for number in range(3):
        above = Topic.objects.create(slug=f"t{number}", label=f"T{number}", definition="x", broader=above)
        TopicLabel.objects.create(topic=above, language="ja", text=f"話{number}")
    assert count() == before


def test_a_move_is_looked_at_before_it_is_made(keeper: Client, vera: User) -> None:
    moved, under = topic("peace-treaty"), topic("energy")
    address = reverse("desk:topic_move", args=[moved.pk])
    before = moved.broader
    looked, done = looked_at_and_made(keeper, address, under=under.pk)
    assert any("narrower topic" in words for words in looked.context["touched"])
    assert looked.context["is_looked_at"]
    assert done.headers["Location"] == reverse("desk:topic_tree")
    moved.refresh_from_db()
    assert (before == under, moved.broader) == (False, under)
    change_set = ChangeSet.objects.get()
    assert (change_set.verb, change_set.by) == ("move_topic", vera)


def test_the_tree_s_own_way_to_a_move_shows_what_it_touches_and_writes_nothing(keeper: Client) -> None:
    moved, under = topic("peace-treaty"), topic("energy")
    looked = keeper.get(reverse("desk:topic_move", args=[moved.pk]), {"under": under.pk})
    assert looked.context["is_looked_at"]
    keeper.get(
        reverse("desk:topic_move", args=[moved.pk]),
        {"under": under.pk, "step": "do", "looked_at": looked.context["looked_at"]},
    )
    assert topic("peace-treaty").broader == moved.broader
    at_top = keeper.get(reverse("desk:topic_move", args=[moved.pk]), {"under": ""})
    assert at_top.context["is_looked_at"] is (moved.broader is not None)


def test_what_was_changed_after_the_look_is_looked_at_again(keeper: Client) -> None:
    moved = topic("peace-treaty")
    address = reverse("desk:topic_move", args=[moved.pk])
    looked = keeper.post(address, {"under": topic("energy").pk, "step": "look"})
    answer = keeper.post(address, {"under": topic("trade").pk, "step": "do", "looked_at": looked.context["looked_at"]})
    assert answer.status_code == 200
    assert topic("peace-treaty").broader == moved.broader


def test_a_topic_does_not_move_under_itself_or_what_is_narrower(keeper: Client) -> None:
    below = Topic.objects.filter(broader__isnull=False)[0]
    above = below.broader
    assert above is not None
    answer = keeper.post(reverse("desk:topic_move", args=[above.pk]), {"under": below.pk, "step": "look"})
    assert "stands under it" in str(answer.context["form"].errors)
    answer = keeper.post(reverse("desk:topic_move", args=[above.pk]), {"under": above.pk, "step": "look"})
    assert answer.context["form"].errors


def test_labels_definition_and_matches_are_edited(keeper: Client) -> None:
    one = topic("peace-treaty")
    address = reverse("desk:topic", args=[one.pk])
    page = keeper.get(address)
    number = len(page.context["labels"].forms) - 2
    changes: dict[str, Any] = {
        "label": "Treaty of peace",
        "scope_note": "Only the treaty.",
        "wikidata": "Q625298",
        "mappings": "closeMatch https://example.org/peace\ncloseMatch https://example.org/peace",
        "related": [topic("energy").pk],
        f"labels-{number}-language": "fr",
        f"labels-{number}-text": "Traité de paix",
        f"labels-{number}-is_preferred": "on",
    }
    assert keeper.post(address, form_of(page, **changes)).status_code == 302
    one.refresh_from_db()
    assert (one.label, one.scope_note, one.wikidata) == ("Treaty of peace", "Only the treaty.", "Q625298")
    assert one.matches == [["closeMatch", "https://example.org/peace"]]
    assert list(one.related.all()) == [topic("energy")]
    assert one.labels.get(language="fr").text == "Traité de paix"
    assert one.labels.get(language="en", is_preferred=True).text == "Treaty of peace"


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("mappings", "sameAs https://example.org/", "write how it matches"),
        ("mappings", "closeMatch javascript:alert(1)", "write how it matches"),
        ("wikidata", "peace", "Q and a number"),
    ],
)
def test_what_is_no_match_is_refused(keeper: Client, field: str, value: str, word: str) -> None:
    address = reverse("desk:topic", args=[topic("peace-treaty").pk])
    answer = keeper.post(address, form_of(keeper.get(address), **{field: value}))
    assert word in str(answer.context["form"].errors)


def test_a_language_has_one_preferred_label(keeper: Client) -> None:
    one = topic("peace-treaty")
    address = reverse("desk:topic", args=[one.pk])
    page = keeper.get(address)
    number = len(page.context["labels"].forms) - 2
    values = {"language": "ja", "text": "和平", "is_preferred": "on"}
    answer = keeper.post(address, form_of(page, **{f"labels-{number}-{k}": v for k, v in values.items()}))
    assert "a language has one" in str(answer.context["labels"].non_form_errors())


def test_a_new_topic_has_a_place_and_a_label(keeper: Client) -> None:
    values = {"label": "Ice", "slug": "ice", "broader": topic("energy").pk, "definition": "Ice on the sea."}
    answer = keeper.post(reverse("desk:topic_new"), values)
    made = topic("ice")
    assert answer.headers["Location"] == reverse("desk:topic", args=[made.pk])
    assert (made.broader, [(one.language, one.text) for one in made.labels.all()]) == (
        topic("energy"),
        [("en", "Ice")],
    )
    again = keeper.post(reverse("desk:topic_new"), values)
    assert "is or was the address" in str(again.context["form"].errors)


def test_a_merge_is_looked_at_and_made(keeper: Client) -> None:
    gone, heir = topic("trade"), topic("energy")
    tagged = Tag.objects.filter(topic=gone).values("statement").distinct().count()
    address = reverse("desk:topic_merge", args=[gone.pk])
    looked, done = looked_at_and_made(keeper, address, into=heir.pk)
    assert any(words.startswith(f"{tagged} statement") for words in looked.context["touched"])
    assert done.headers["Location"] == reverse("desk:topic", args=[heir.pk])
    gone.refresh_from_db()
    assert gone.merged_into == heir
    assert keeper.get(address).status_code == 302
    page = keeper.get(reverse("desk:topic", args=[gone.pk]))
    assert not page.context["may_change"]
    assert gone.pk not in [
        pk for pk, _label in keeper.get(reverse("desk:topic_new")).context["form"].fields["broader"].choices
    ]


def test_a_division_makes_two_topics_and_its_statements_are_tagged_anew_several_at_a_time(
    keeper: Client, seeds: dict[str, Report]
) -> None:
    one = Topic.objects.get(
        pk=Tag.objects.order_by().values_list("topic", flat=True).filter(topic__slug="peace-treaty")[0]
    )
    values = {
        "label_1": "Talks",
        "slug_1": "talks",
        "definition_1": "a",
        "label_2": "Text",
        "slug_2": "text",
        "definition_2": "b",
    }
    looked, done = looked_at_and_made(keeper, reverse("desk:topic_divide", args=[one.pk]), **values)
    assert "“Talks” and “Text”" in looked.context["touched"][0]
    address = reverse("desk:topic_statements", args=[one.pk])
    assert done.headers["Location"] == address
    rows = keeper.get(address).context["rows"]
    assert [row["pk"] for row in rows] == [
        str(pk) for pk in Tag.objects.filter(topic=one).order_by("pk").values_list("pk", flat=True)
    ]
    chosen = [row["pk"] for row in rows[:3]]
    places = list(Tag.objects.filter(pk__in=chosen).order_by("pk").values_list("statement__identity", "start", "end"))
    answer = keeper.post(address, {"tags": chosen, "to": topic("talks").pk})
    assert answer.headers["Location"] == address
    assert sorted(
        Tag.objects.filter(topic__slug="talks").values_list("statement__identity", "start", "end")
    ) == sorted(places)
    assert Tag.objects.filter(topic=one).count() == len(rows) - 3
    change_set = ChangeSet.objects.get(verb="retag")
    assert {revision.operation for revision in change_set.revisions.all()} == {"batch"}
    stale = keeper.post(address, {"tags": chosen[:1], "to": topic("talks").pk})
    assert "changed meanwhile" in str(stale.context["form"].errors)


def test_the_worklist_takes_as_many_queries_with_three_rows_as_with_one(keeper: Client, draft: Report) -> None:
    def count(slug: str) -> int:
        address = reverse("desk:topic_statements", args=[topic(slug).pk])
        keeper.get(address)
        with CaptureQueriesContext(connection) as found:
            rows = keeper.get(address).context["rows"]
        assert rows
        return len(found)

    assert count("zanzibarite-question") == count("peace-treaty")


def test_an_address_is_changed_after_a_look(keeper: Client, client: Client) -> None:
    one = topic("peace-treaty")
    looked, done = looked_at_and_made(keeper, reverse("desk:rename", args=["topic", one.pk]), slug="treaty-of-peace")
    assert any("peace-treaty" in words for words in looked.context["touched"])
    assert done.headers["Location"] == reverse("desk:topic", args=[one.pk])
    assert keeper.get("/topics/peace-treaty/").headers["Location"] == "/topics/treaty-of-peace/"


@pytest.mark.parametrize("role", ["Editor", "Reviewer"])
def test_only_vocabulary_editors_change_the_vocabulary(role: str, client: Client) -> None:
    client.force_login(account("other", role))
    one = topic("peace-treaty")
    for name, arguments in (
        ("topic_new", []), ("scheme_import", []), ("topic_move", [one.pk]), ("topic_merge", [one.pk]),
        ("topic_divide", [one.pk]), ("topic_statements", [one.pk]), ("rename", ["topic", one.pk]),
        ("proposition_new", []),
    ):  # fmt: skip
        assert client.get(reverse(f"desk:{name}", args=arguments)).status_code == 403, name
    page = client.get(reverse("desk:topic", args=[one.pk]))
    assert not page.context["may_change"]
    client.post(reverse("desk:topic", args=[one.pk]), form_of(page, label="Changed"))
    assert topic("peace-treaty").label == one.label


def test_nobody_sees_the_vocabulary_s_desk_without_an_account(client: Client) -> None:
    for name in ("topic_tree", "propositions", "scheme_import"):
        assert "login" in client.get(reverse(f"desk:{name}")).headers["Location"]
    assert "login" in client.get(reverse("desk:scheme_export", args=["ttl"])).headers["Location"]
