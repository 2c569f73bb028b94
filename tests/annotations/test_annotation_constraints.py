"""Each rule that the database keeps on annotations, their anchors, mentions and keys: a value that fails it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, models, transaction
from django.utils import timezone

from annotations.grouping import found
from annotations.models import Anchor, Annotation, AnnotationVersion, Body, IdempotencyKey, Mention, ResearchGroup
from archive.models import Edition, Report
from diplomacy.accounts.models import User

NOW = timezone.now


@pytest.fixture
def rows(seeds: dict[str, Report], ann: User, bob: User) -> dict[str, Any]:
    report = seeds["001"]
    annotation = Annotation.objects.create(creator=ann, report=report, modified=NOW())
    version = AnnotationVersion.objects.create(
        annotation=annotation, number=1, motivations=["commenting"], visibility="private", at=NOW(), by=ann
    )
    Body.objects.create(version=version, ordinal=0, kind="comment", value="x")
    assert report.current_edition is not None
    anchor = Anchor.objects.create(annotation=annotation, edition=report.current_edition, major=1)
    Mention.objects.create(annotation=annotation, recipient=bob, kind="named")
    IdempotencyKey.objects.create(user=ann, key="k", request_sha256="0" * 64, status=201, answer=b"")
    return {
        "annotation": annotation,
        "version": version,
        "anchor": anchor,
        "report": report,
        "ann": ann,
        "bob": bob,
        "group": found(name="G", by=ann),
    }


def annotation(rows: dict[str, Any], **values: Any) -> None:
    Annotation.objects.create(**{"creator": rows["ann"], "report": rows["report"], "modified": NOW(), **values})


def version(rows: dict[str, Any], **values: Any) -> None:
    whole = {
        "annotation": rows["annotation"],
        "number": 2,
        "motivations": ["commenting"],
        "visibility": "private",
        "at": NOW(),
        "by": rows["ann"],
    }
    AnnotationVersion.objects.create(**{**whole, **values})


def body(rows: dict[str, Any], **values: Any) -> None:
    Body.objects.create(**{"version": rows["version"], "ordinal": 1, "kind": "comment", "value": "x", **values})


def anchor(rows: dict[str, Any], **values: Any) -> None:
    Anchor.objects.create(
        **{"annotation": rows["annotation"], "edition": rows["report"].current_edition, "major": 2, **values}
    )


def mention(rows: dict[str, Any], **values: Any) -> None:
    Mention.objects.create(**{"annotation": rows["annotation"], "recipient": rows["bob"], "kind": "reply", **values})


def key(rows: dict[str, Any], **values: Any) -> None:
    IdempotencyKey.objects.create(
        **{"user": rows["ann"], "key": "l", "request_sha256": "0" * 64, "status": 201, "answer": b"", **values}
    )


Make = Callable[..., None]
FAILING: list[tuple[str, Make, Callable[[dict[str, Any]], dict[str, Any]]]] = [
    ("annotation_visibility", annotation, lambda rows: {"visibility": "group"}),
    ("annotation_visibility", annotation, lambda rows: {"visibility": "friends"}),
    ("annotation_group_only_where_shared", annotation, lambda rows: {"visibility": "public", "group": rows["group"]}),
    ("annotation_reply_is_in_a_thread", annotation, lambda rows: {"reply_to": rows["annotation"]}),
    ("annotation_reply_is_in_a_thread", annotation, lambda rows: {"thread": rows["annotation"]}),
    ("annotation_counts_from_one", annotation, lambda rows: {"number": 0}),
    ("guid", annotation, lambda rows: {"guid": rows["annotation"].guid}),
    ("annotation_version_once", version, lambda rows: {"number": 1}),
    ("annotation_version_motivations", version, lambda rows: {"motivations": []}),
    ("annotation_version_motivations", version, lambda rows: {"motivations": ["commenting", "liking"]}),
    ("annotation_version_visibility", version, lambda rows: {"visibility": "group"}),
    ("annotation_version_visibility", version, lambda rows: {"visibility": "public", "group": rows["group"]}),
    ("body_once", body, lambda rows: {"ordinal": 0}),
    ("body_says_something", body, lambda rows: {"value": ""}),
    ("body_says_something", body, lambda rows: {"source": "https://example.org/"}),
    ("body_says_something", body, lambda rows: {"kind": "tag", "value": ""}),
    ("body_says_something", body, lambda rows: {"kind": "link"}),
    ("body_says_something", body, lambda rows: {"kind": "other"}),
    ("body_purpose_of_the_vocabulary", body, lambda rows: {"purpose": "liking"}),
    ("anchor_once", anchor, lambda rows: {"major": 1}),
    ("anchor_is_on_words", anchor, lambda rows: {"start": 3, "end": 3, "exact": "x"}),
    ("anchor_is_on_words", anchor, lambda rows: {"start": 3, "exact": "x"}),
    ("anchor_is_on_words", anchor, lambda rows: {"end": 3}),
    ("anchor_quotes_its_words", anchor, lambda rows: {"start": 3, "end": 4}),
    ("anchor_lost_has_no_place", anchor, lambda rows: {"status": "lost", "start": 3, "end": 4, "exact": "x"}),
    ("anchor_lost_has_no_place", anchor, lambda rows: {"status": "lost", "identity_id": "TKV5GJRR"}),
    ("anchor_status", anchor, lambda rows: {"status": "gone"}),
    ("anchor_doubt_has_a_reason", anchor, lambda rows: {"is_certain": False}),
    ("mention_once_unread", mention, lambda rows: {"kind": "named"}),
    ("mention_kind", mention, lambda rows: {"kind": "liked"}),
    ("idempotency_key_once", key, lambda rows: {"key": "k"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "values"), FAILING)
def test_a_value_that_fails(
    rows: dict[str, Any], name: str, make: Make, values: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        make(rows, **values(rows))
    make(rows)


def test_every_rule_has_a_value_that_fails() -> None:
    kept: set[str] = set()
    for model in (Annotation, AnnotationVersion, Body, Anchor, Mention, IdempotencyKey):
        kept |= {constraint.name for constraint in model._meta.constraints}
    elsewhere = {name for name in kept if "round" in name}
    assert kept - elsewhere == {name for name, _make, _values in FAILING} - {"guid"}


@pytest.mark.parametrize("what", ["version", "body"])
def test_what_was_said_is_not_rewritten(rows: dict[str, Any], what: str) -> None:
    row: models.Model = rows["version"] if what == "version" else rows["version"].bodies.get()
    with pytest.raises(DatabaseError, match="insert_only"), transaction.atomic():
        type(row)._default_manager.filter(pk=row.pk).update(**({"number": 7} if what == "version" else {"value": "y"}))


def test_what_was_read_can_be_told_again(rows: dict[str, Any]) -> None:
    Mention.objects.update(read_at=NOW())
    mention(rows, kind="named")
    assert (Mention.objects.count(), uuid.UUID(str(rows["annotation"].guid)).version) == (2, 4)


def test_an_edition_and_a_group_with_annotations_are_kept(rows: dict[str, Any]) -> None:
    annotation(rows, visibility="group", group=rows["group"])
    for kept in (ResearchGroup.objects.filter(pk=rows["group"].pk), Edition.objects.filter(report=rows["report"])):
        with pytest.raises((models.ProtectedError, DatabaseError)), transaction.atomic():
            kept.delete()
