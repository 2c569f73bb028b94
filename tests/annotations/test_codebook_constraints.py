"""Each constraint on codebooks and codings, with a value that fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import Error, transaction

from annotations.models import (
    ClaimEntry,
    Code,
    Codebook,
    CodebookVersion,
    CodeCoding,
    CodeEntry,
    CodeMove,
    PositionCoding,
)
from archive.models import Person, Proposition, Report, Topic
from tests.annotations.coded import Coded, code, make_coded, position
from tests.annotations.samples import post

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded()


def draft(coded: Coded, **values: Any) -> CodebookVersion:
    return CodebookVersion.objects.create(**{"codebook": coded.codebook, "number": 2, **values})


def entry(coded: Coded, **values: Any) -> CodeEntry:
    version = coded.codebook.versions.filter(published_at=None).first() or draft(coded)
    fresh = values.pop("code", None) or Code.objects.create(codebook=coded.codebook)
    return CodeEntry.objects.create(**{"version": version, "code": fresh, "ordinal": 1, "name": "N", **values})


def claim(coded: Coded, **values: Any) -> ClaimEntry:
    version = coded.codebook.versions.filter(published_at=None).first() or draft(coded)
    whole = {"version": version, "claim": coded.claim.claim, "ordinal": 1, "text": "T", "topic": Topic.objects.first(), "supports": "s", "opposes": "o"}  # fmt: skip
    return ClaimEntry.objects.create(**{**whole, **values})


def move(coded: Coded, **values: Any) -> CodeMove:
    version = coded.codebook.versions.filter(published_at=None).first() or draft(coded)
    firm = coded.entry("Firm").code
    return CodeMove.objects.create(**{"version": version, "kind": "retire", "code": firm, **values})


def beneath_itself(coded: Coded) -> None:
    one = entry(coded)
    CodeEntry.objects.filter(pk=one.pk).update(parent=one)


def twice(make: Callable[..., object], **values: Any) -> Callable[[Coded], object]:
    def make_two(coded: Coded) -> None:
        make(coded, **values)
        make(coded, **values)

    return make_two


CODEBOOKS: list[tuple[str, Callable[[Coded], object]]] = [
    ("codebook_visibility", lambda c: Codebook.objects.update(visibility="private")),
    ("codebook_has_a_name", lambda c: Codebook.objects.update(name="")),
    ("codebook_version_once", lambda c: draft(c, number=1)),
    ("codebook_version_one_draft", lambda c: (draft(c), draft(c, number=3))),
    ("codebook_version_published_whole", lambda c: draft(c, published_at="2020-01-01T00:00:00Z")),
    ("codebook_version_published_whole", lambda c: draft(c, sha256="0" * 64)),
    ("codebook_version_published_whole", lambda c: draft(c, content="{}")),
    ("codebook_version_published_whole", lambda c: draft(c, published_at="2020-01-01T00:00:00Z", published_by=c.owner, sha256="0" * 64)),
    ("codebook_version_published_whole", lambda c: draft(c, published_at="2020-01-01T00:00:00Z", published_by=c.owner, sha256="x", content="{}")),
    ("code_entry_once", lambda c: twice(entry, code=c.entry("Firm").code)(c)),
    ("code_entry_shortcut_once", twice(entry, shortcut="x")),
    ("code_entry_has_a_name", lambda c: entry(c, name="")),
    ("code_entry_colour", lambda c: entry(c, colour="#12345")),
    ("code_entry_colour", lambda c: entry(c, colour="#ABCDEF")),
    ("code_entry_not_beneath_itself", beneath_itself),
    ("claim_entry_once", twice(claim)),
    ("claim_entry_says_both_sides", lambda c: claim(c, text="")),
    ("claim_entry_says_both_sides", lambda c: claim(c, supports="")),
    ("claim_entry_says_both_sides", lambda c: claim(c, opposes="")),
    ("code_move_once", twice(move)),
    ("code_move_goes_somewhere", lambda c: move(c, kind="merge")),
    ("code_move_goes_somewhere", lambda c: move(c, kind="retire", to=c.entry("Soft").code)),
    ("frozen", lambda c: CodeEntry.objects.filter(version=c.version).update(name="Other")),
    ("frozen", lambda c: ClaimEntry.objects.filter(version=c.version).delete()),
    ("frozen", lambda c: move(c, version=c.version)),
    ("frozen", lambda c: c.entry("Trade").topics.clear()),
]  # fmt: skip


@pytest.mark.parametrize(("constraint", "write"), CODEBOOKS)
def test_no_such_codebook_is_kept(coded: Coded, constraint: str, write: Callable[[Coded], object]) -> None:
    with pytest.raises(Error, match=constraint), transaction.atomic():
        write(coded)


CODINGS: list[tuple[str, dict[str, Any]]] = [
    ("positioncoding_one_holder", {"holder_collective": "all"}),
    ("positioncoding_one_holder", {"holder_person": None}),
    ("positioncoding_strength_within_scale", {"strength": 3}),
    ("positioncoding_strength_within_scale", {"strength": None}),
    ("positioncoding_strength_within_scale", {"direction": "neutral"}),
    ("positioncoding_strength_within_scale", {"direction": "likes"}),
    ("positioncoding_collective_is_named", {"holder_person": None, "holder_collective": ""}),
    ("positioncoding_words_of_the_scheme", {"act": "sings"}),
    ("positioncoding_words_of_the_scheme", {"evidence": "certain"}),
    ("positioncoding_one_claim", {"proposition": None}),
    ("positioncoding_one_claim", {"claim": "the claim"}),
    ("positioncoding_confidence", {"confidence": 4}),
    ("positioncoding_confidence", {"confidence": 0}),
]


@pytest.mark.parametrize(("constraint", "values"), CODINGS)
def test_no_such_position_is_kept(coded: Coded, constraint: str, values: dict[str, Any]) -> None:
    annotation = post(coded.member, **coded.shared(body={"type": "TextualBody", "value": "A word."}))
    body = annotation.versions.get().bodies.get()
    whole = {
        "holder_person": Person.objects.get(slug="vladimir-putin"),
        "proposition": Proposition.objects.get(slug="peace-treaty-early"),
        "direction": "supports", "strength": 1, "act": "states", "evidence": "explicit", **values,
    }  # fmt: skip
    if "claim" in values:
        whole["claim"] = coded.claim
    with pytest.raises(Error, match=constraint), transaction.atomic():
        PositionCoding.objects.create(body=body, **whole)


def test_codings_are_confident_within_the_scale_and_never_changed(coded: Coded) -> None:
    annotation = post(coded.member, **coded.shared(body=[code(coded.entry("Firm")), position()]))
    other = post(coded.member, **coded.shared(body={"type": "TextualBody", "value": "A word."}))
    body = other.versions.get().bodies.get()
    with pytest.raises(Error, match="codecoding_confidence"), transaction.atomic():
        CodeCoding.objects.create(body=body, entry=coded.entry("Firm"), confidence=4)
    for rows in (CodeCoding.objects.all(), PositionCoding.objects.all()):
        with pytest.raises(Error, match="insert_only|Cannot update"), transaction.atomic():
            rows.update(confidence=1)
    assert annotation.versions.count() == 1
