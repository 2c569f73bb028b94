"""A codebook goes through drafts and frozen versions, and what was coded by an earlier one follows, or waits for its coder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from annotations import codebooks
from annotations.codebooks import RefusedCodebook
from annotations.models import (
    Annotation,
    AnnotationVersion,
    Body,
    Code,
    Codebook,
    CodebookVersion,
    CodeCoding,
    CodeEntry,
    Membership,
    Project,
    ResearchGroup,
    Round,
)
from archive.models import Report, Topic
from diplomacy.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper() -> User:
    return User.objects.create_user("kay", password="a long pass phrase")


@pytest.fixture
def group(keeper: User) -> ResearchGroup:
    group = ResearchGroup.objects.create(slug="coders", name="Coders", made_by=keeper)
    Membership.objects.create(group=group, user=keeper, role="owner")
    return group


@pytest.fixture
def draft(group: ResearchGroup, keeper: User) -> CodebookVersion:
    return codebooks.found(group=group, name="Frames", by=keeper).versions.get()


def add(draft: CodebookVersion, by: User, *names: str, parent: Code | None = None) -> list[Code]:
    return [codebooks.add_code(draft=draft, by=by, name=name, parent=parent).code for name in names]


def names(version: CodebookVersion) -> list[tuple[str, str | None]]:
    """The tree: each code and the one above it, in order."""
    entries = version.entries.select_related("parent").order_by("parent__ordinal", "ordinal")
    return [(entry.name, entry.parent.name if entry.parent else None) for entry in entries]


def coding(
    report: Report, by: User, group: ResearchGroup, *entries: CodeEntry, in_round: Round | None = None
) -> Annotation:
    moment = timezone.now()
    annotation = Annotation.objects.create(
        creator=by, visibility="group", group=group, report=report, modified=moment, round=in_round
    )
    version = AnnotationVersion.objects.create(
        annotation=annotation, number=1, motivations=["classifying"], visibility="group", group=group, at=moment, by=by
    )
    for ordinal, entry in enumerate(entries):
        body = Body.objects.create(version=version, ordinal=ordinal, kind="code")
        CodeCoding.objects.create(body=body, entry=entry, confidence=2)
    return annotation


def codes_of(annotation: Annotation) -> list[tuple[str, int]]:
    """The codes of the annotation as it is now, each with the version that it is of."""
    annotation.refresh_from_db()
    bodies = annotation.versions.get(number=annotation.number).bodies.all()
    return [(body.code.entry.name, body.code.entry.version.number) for body in bodies]


def entry(version: CodebookVersion, name: str) -> CodeEntry:
    return version.entries.get(name=name)


@pytest.mark.parametrize("role", ["member", None])
def test_only_owners_and_editors_keep_a_codebook(
    draft: CodebookVersion, group: ResearchGroup, keeper: User, role: str | None
) -> None:
    (code,) = add(draft, keeper, "Threat")
    other = User.objects.create_user("other")
    if role:
        Membership.objects.create(group=group, user=other, role=role)
    deeds: list[Callable[[], object]] = [
        lambda: codebooks.found(group=group, name="Mine", by=other),
        lambda: codebooks.add_code(draft=draft, by=other, name="New"),
        lambda: codebooks.change_code(draft=draft, code=code, by=other, name="New"),
        lambda: codebooks.move_code(draft=draft, code=code, by=other, parent=None),
        lambda: codebooks.remove_code(draft=draft, code=code, by=other),
        lambda: codebooks.retire_code(draft=draft, code=code, by=other),
        lambda: codebooks.publish(draft=draft, by=other),
        lambda: codebooks.begin_draft(codebook=draft.codebook, by=other),
    ]
    for deed in deeds:
        with pytest.raises(RefusedCodebook, match="Owners and editors"):
            deed()
    assert names(draft) == [("Threat", None)]


def test_a_published_version_is_frozen_by_the_database_too(draft: CodebookVersion, keeper: User) -> None:
    (code,) = add(draft, keeper, "Threat")
    version = codebooks.publish(draft=draft, by=keeper, note="First.")
    with pytest.raises(RefusedCodebook, match="published"):
        codebooks.change_code(draft=version, code=code, by=keeper, name="Menace")
    writes: list[Callable[[], object]] = [
        lambda: CodeEntry.objects.filter(version=version).update(name="Menace"),
        lambda: CodeEntry.objects.filter(version=version).delete(),
        lambda: CodeEntry.objects.create(
            version=version, code=Code.objects.create(codebook=version.codebook), ordinal=9, name="X"
        ),
        lambda: CodebookVersion.objects.filter(pk=version.pk).update(note="Other."),
        lambda: version.delete(),
    ]
    for write in writes:
        with pytest.raises(Exception, match="frozen|published_stays|Cannot"), transaction.atomic():
            write()
    assert names(version) == [("Threat", None)]


def test_a_draft_begins_as_the_last_version_and_keeps_the_identity_of_codes(
    draft: CodebookVersion, keeper: User, seeds: Any
) -> None:
    (above,) = add(draft, keeper, "Security")
    (below,) = add(draft, keeper, "Threat", parent=above)
    topic = Topic.objects.order_by("pk")[0]
    codebooks.change_code(draft=draft, code=below, by=keeper, colour="#1B6E5A", shortcut="t", topics=[topic])
    codebooks.add_claim(
        draft=draft, by=keeper, text="Talks help.", topic=topic, supports="says so", opposes="denies it"
    )
    first = codebooks.publish(draft=draft, by=keeper)
    second = codebooks.begin_draft(codebook=draft.codebook, by=keeper)
    assert codebooks.begin_draft(codebook=draft.codebook, by=keeper) == second
    one, other = codebooks.document(first), codebooks.document(second)
    assert (one["codes"], one["claims"], other["number"]) == (other["codes"], other["claims"], 2)
    assert {code["colour"] for code in one["codes"]} == {"", "#1b6e5a"}
    with pytest.raises(RefusedCodebook, match="says just what version 1 says"):
        codebooks.publish(draft=second, by=keeper)
    codebooks.discard_draft(draft=second, by=keeper)
    assert Codebook.objects.get().versions.get() == first


def test_the_tree_has_no_circles_and_no_two_names_in_one_place(draft: CodebookVersion, keeper: User) -> None:
    security, energy = add(draft, keeper, "Security", "Energy")
    (threat,) = add(draft, keeper, "Threat", parent=security)
    with pytest.raises(RefusedCodebook, match="beneath itself"):
        codebooks.move_code(draft=draft, code=security, by=keeper, parent=threat)
    with pytest.raises(RefusedCodebook, match="already"):
        codebooks.add_code(draft=draft, by=keeper, name="energy")
    codebooks.move_code(draft=draft, code=energy, by=keeper, parent=None, before=security)
    assert [name for name, above in names(draft) if above is None] == ["Energy", "Security"]
    codebooks.change_code(draft=draft, code=energy, by=keeper, shortcut="e")
    with pytest.raises(RefusedCodebook, match="“Energy” already"):
        codebooks.change_code(draft=draft, code=threat, by=keeper, shortcut="e")


def test_what_was_published_is_retired_and_not_removed(draft: CodebookVersion, keeper: User) -> None:
    (threat,) = add(draft, keeper, "Threat")
    codebooks.publish(draft=draft, by=keeper)
    second = codebooks.begin_draft(codebook=draft.codebook, by=keeper)
    (fresh,) = add(second, keeper, "Fresh")
    codebooks.remove_code(draft=second, code=fresh, by=keeper)
    with pytest.raises(RefusedCodebook, match="retire it"):
        codebooks.remove_code(draft=second, code=threat, by=keeper)
    codebooks.retire_code(draft=second, code=threat, by=keeper, reason="Never used.")
    codebooks.publish(draft=second, by=keeper)
    assert [(m["kind"], m["to"], m["reason"]) for m in codebooks.document(second)["moves"]] == [
        ("retire", None, "Never used.")
    ]


def test_codings_follow_renamed_and_merged_codes_and_wait_where_one_was_split(
    draft: CodebookVersion, group: ResearchGroup, keeper: User, seeds: dict[str, Report]
) -> None:
    threat, menace, aid, trade = add(draft, keeper, "Threat", "Menace", "Aid", "Trade")
    first = codebooks.publish(draft=draft, by=keeper)
    report = seeds["000"]
    merged = coding(report, keeper, group, entry(first, "Threat"), entry(first, "Menace"))
    renamed = coding(report, keeper, group, entry(first, "Aid"))
    split = coding(report, keeper, group, entry(first, "Trade"), entry(first, "Aid"))

    second = codebooks.begin_draft(codebook=draft.codebook, by=keeper)
    codebooks.merge_codes(draft=second, codes=[menace], into=threat, by=keeper, reason="The same.")
    codebooks.change_code(draft=second, code=aid, by=keeper, name="Assistance")
    codebooks.split_code(draft=second, code=trade, into=[{"name": "Exports"}, {"name": "Imports"}], by=keeper)
    version = codebooks.publish(draft=second, by=keeper)
    told = {one.code: (one.kind, one.heirs, one.codings) for one in codebooks.foresee(version=version, by=keeper)}
    assert told == {
        "Menace": ("merge", ("Threat",), 1),
        "Assistance": ("rename", ("Assistance",), 2),
        "Trade": ("split", ("Exports", "Imports"), 1),
    }
    assert codebooks.bring(version=version, by=keeper) == 2
    assert codes_of(merged) == [("Threat", 2)]
    assert codes_of(renamed) == [("Assistance", 2)]
    assert codes_of(split) == [("Trade", 1), ("Aid", 1)]
    assert [one.annotation for one in codebooks.waiting(version=version, by=keeper)] == [split]
    assert merged.versions.get(number=1).bodies.count() == 2, "what was coded before is there still"
    assert codebooks.bring(version=version, by=keeper) == 0, "a second time there is nothing to bring"


def test_a_code_that_was_merged_and_whose_heir_is_merged_in_turn_goes_on_as_the_last(
    draft: CodebookVersion, group: ResearchGroup, keeper: User, seeds: dict[str, Report]
) -> None:
    a, b, c = add(draft, keeper, "A", "B", "C")
    first = codebooks.publish(draft=draft, by=keeper)
    annotation = coding(seeds["000"], keeper, group, entry(first, "A"))
    second = codebooks.begin_draft(codebook=draft.codebook, by=keeper)
    codebooks.merge_codes(draft=second, codes=[a], into=b, by=keeper)
    codebooks.merge_codes(draft=second, codes=[b], into=c, by=keeper)
    version = codebooks.publish(draft=second, by=keeper)
    assert {(m["code"], m["to"]) for m in codebooks.document(version)["moves"]} == {
        (str(a.guid), str(c.guid)),
        (str(b.guid), str(c.guid)),
    }
    codebooks.bring(version=version, by=keeper)
    assert codes_of(annotation) == [("C", 2)]


def test_codings_of_a_round_stay_with_its_version_and_those_of_a_blind_one_are_not_counted(
    draft: CodebookVersion, group: ResearchGroup, keeper: User, seeds: dict[str, Report]
) -> None:
    (threat,) = add(draft, keeper, "Threat")
    first = codebooks.publish(draft=draft, by=keeper)
    project = Project.objects.create(group=group, name="P", codebook=draft.codebook, made_by=keeper)
    blind = Round.objects.create(project=project, number=1, version=first)
    coder = User.objects.create_user("coder")
    Membership.objects.create(group=group, user=coder)
    annotation = coding(seeds["000"], coder, group, entry(first, "Threat"), in_round=blind)
    second = codebooks.begin_draft(codebook=draft.codebook, by=keeper)
    codebooks.change_code(draft=second, code=threat, by=keeper, name="Menace")
    version = codebooks.publish(draft=second, by=keeper)
    assert [one.codings for one in codebooks.foresee(version=version, by=keeper)] == [0]
    assert [one.codings for one in codebooks.foresee(version=version, by=coder)] == [1]
    assert codebooks.bring(version=version, by=keeper) == 0
    assert codes_of(annotation) == [("Threat", 1)]


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"colour": "red"}, "code_entry_colour"),
        ({"name": ""}, "code_entry_has_a_name"),
    ],
)
def test_the_database_refuses(draft: CodebookVersion, fields: dict[str, str], constraint: str) -> None:
    code = Code.objects.create(codebook=draft.codebook)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        CodeEntry.objects.create(version=draft, code=code, ordinal=1, **{"name": "N", **fields})
