"""Codings of which it is not plain what they are in a new version wait for their coders, who choose."""

from __future__ import annotations

import pytest
from django.db import transaction

from annotations import codebooks
from annotations.codebooks import RefusedCodebook
from annotations.models import Annotation, CodebookVersion, CodeEntry, CodeTopic
from archive.composing import digest
from archive.models import Report, Topic
from diplomacy.accounts.models import User
from tests.annotations.coded import Coded, address, blind_round, code, make_coded, position
from tests.annotations.samples import post

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded()


def codes_of(annotation: Annotation) -> list[str]:
    """What the annotation says now: its codes and claims, each with the version that it is of."""
    bodies = annotation.versions.get(number=Annotation.objects.get(pk=annotation.pk).number).bodies.order_by("ordinal")
    entries = [body.code.entry if body.kind == "code" else body.position.claim for body in bodies]
    return [f"{entry} {entry.version.number}" for entry in entries if entry is not None]


def split(coded: Coded, *names: str) -> CodebookVersion:
    """The next version, in which the code Trade is split into codes of these names."""
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    (trade,) = [entry.code for entry in draft.entries.filter(name="Trade")]
    codebooks.split_code(draft=draft, code=trade, into=[{"name": name} for name in names], by=coded.owner)
    return codebooks.publish(draft=draft, by=coded.owner)


def entries(version: CodebookVersion, *names: str) -> list[int]:
    return list(version.entries.filter(name__in=names).values_list("pk", flat=True))


def test_a_coding_of_a_split_code_waits_for_its_coder_who_says_what_it_is_now(coded: Coded) -> None:
    body = [code(coded.entry("Firm")), code(coded.entry("Trade")), position(proposition=address(coded.claim), holder=None, collective="all")]  # fmt: skip
    annotation = post(coded.member, **coded.shared(body=body))
    version = split(coded, "Exports", "Imports", "Transit")
    assert codebooks.bring(version=version, by=coded.owner) == 0
    (row,) = codebooks.waiting(version=version, by=coded.member)
    assert [(str(body.code.entry), [str(one) for one in fate.options]) for body, fate in row.bodies] == [
        ("Trade", ["Exports", "Imports", "Transit"])
    ]
    assert codebooks.waiting(version=version, by=coded.owner) == []
    ((key, _),) = row.bodies
    with pytest.raises(RefusedCodebook, match="Only its coder"):
        codebooks.choose(annotation=annotation, version=version, chosen={key.pk: []}, by=coded.owner)
    with pytest.raises(RefusedCodebook, match="Say of each code"):
        codebooks.choose(annotation=annotation, version=version, chosen={}, by=coded.member)
    with pytest.raises(RefusedCodebook, match="Choose among"):
        codebooks.choose(
            annotation=annotation, version=version, chosen={key.pk: entries(version, "Firm")}, by=coded.member
        )
    chosen = {key.pk: entries(version, "Exports", "Transit")}
    codebooks.choose(annotation=annotation, version=version, chosen=chosen, by=coded.member)
    assert codes_of(annotation) == ["Firm 2", "Exports 2", "Transit 2", "A treaty can wait. 2"]
    assert codebooks.waiting(version=version, by=coded.member) == []
    with pytest.raises(RefusedCodebook, match="does not wait"):
        codebooks.choose(annotation=annotation, version=version, chosen=chosen, by=coded.member)


def test_a_coder_may_say_that_it_is_none_of_them(coded: Coded) -> None:
    annotation = post(coded.member, **coded.shared(body=[code(coded.entry("Firm")), code(coded.entry("Trade"))]))
    version = split(coded, "Exports", "Imports")
    ((key, _),) = codebooks.waiting(version=version, by=coded.member)[0].bodies
    codebooks.choose(annotation=annotation, version=version, chosen={key.pk: []}, by=coded.member)
    assert codes_of(annotation) == ["Firm 2"]


def test_a_coding_waits_also_where_its_code_was_split_some_versions_ago(coded: Coded) -> None:
    annotation = post(coded.member, **coded.shared(body=code(coded.entry("Trade"))))
    split(coded, "Exports", "Imports")
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    exports, firm = (draft.entries.get(name=name).code for name in ("Exports", "Firm"))
    codebooks.merge_codes(draft=draft, codes=[exports], into=firm, by=coded.owner)
    version = codebooks.publish(draft=draft, by=coded.owner)
    (row,) = codebooks.waiting(version=version, by=coded.member)
    assert (row.annotation, [str(one) for one in row.bodies[0][1].options]) == (annotation, ["Firm", "Imports"])


def test_codes_of_one_coding_that_exclude_each_other_in_the_new_version_wait_too(coded: Coded) -> None:
    annotation = post(coded.member, **coded.shared(body=[code(coded.entry("Trade")), code(coded.entry("Firm"))]))
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    trade, tone = (draft.entries.get(name=name).code for name in ("Trade", "Tone"))
    codebooks.move_code(draft=draft, code=trade, parent=tone, by=coded.owner)
    version = codebooks.publish(draft=draft, by=coded.owner)
    assert codebooks.bring(version=version, by=coded.owner) == 0
    (row,) = codebooks.waiting(version=version, by=coded.member)
    (trade_key, _), (firm_key, _) = row.bodies
    both = {trade_key.pk: entries(version, "Trade"), firm_key.pk: entries(version, "Firm")}
    with pytest.raises(RefusedCodebook, match="exclude each other"):
        codebooks.choose(annotation=annotation, version=version, chosen=both, by=coded.member)
    codebooks.choose(annotation=annotation, version=version, chosen=both | {firm_key.pk: []}, by=coded.member)
    assert codes_of(annotation) == ["Trade 2"]


def test_private_codings_are_brought_by_their_coder_alone(coded: Coded) -> None:
    annotation = post(coded.member, visibility="private", motivation=None, body=code(coded.entry("Firm")))
    version = split(coded, "Exports", "Imports")
    assert codebooks.bring(version=version, by=coded.owner) == 0
    assert codebooks.bring_own(version=version, by=coded.stranger) == 0
    assert codebooks.bring_own(version=version, by=coded.member) == 1
    assert codes_of(annotation) == ["Firm 2"]


def test_what_a_draft_will_do_is_foreseen_with_the_codings_of_rounds_that_stay(coded: Coded) -> None:
    post(coded.member, **coded.shared(body=code(coded.entry("Firm"))))
    annotation = post(coded.member, **coded.shared(body=code(coded.entry("Trade"))))
    Annotation.objects.filter(pk=annotation.pk).update(round=blind_round(coded))
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    for name in ("Firm", "Trade"):
        codebooks.change_code(
            draft=draft, code=draft.entries.get(name=name).code, by=coded.owner, name=f"{name} indeed"
        )
    told = {
        user: [(one.code, one.kind, one.codings, one.in_rounds, one.reason) for one in codebooks.foresee(version=draft, by=user)]
        for user in (coded.member, coded.owner)
    }  # fmt: skip
    firm = ("Firm indeed", "rename", 1, 0, "was “Firm”")
    trade = ("Trade indeed", "rename", 1, 1, "was “Trade”")
    assert told[coded.member] == [firm, trade]
    assert told[coded.owner] == [firm, (*trade[:2], 0, 0, trade[4])]


def test_the_hash_of_a_version_is_that_of_its_words_whatever_is_renamed_later(coded: Coded) -> None:
    before = codebooks.document(coded.version)
    codebooks.describe(codebook=coded.codebook, name="Other frames", description="", visibility="group", by=coded.owner)  # fmt: skip
    Topic.objects.filter(slug="peace-treaty").update(slug="treaty-of-peace")
    coded.version.refresh_from_db()
    assert codebooks.document(CodebookVersion.objects.get(pk=coded.version.pk)) == before
    assert digest(coded.version.content) == coded.version.sha256
    for write in (
        lambda: coded.entry("Trade").topics.clear(),
        lambda: CodeTopic.objects.create(entry=coded.entry("Firm"), topic=Topic.objects.get(slug="korea")),
    ):
        with pytest.raises(Exception, match="frozen"), transaction.atomic():
            write()


def test_a_codebook_that_is_coded_by_in_public_stays_public(seeds: dict[str, Report], bob: User) -> None:
    coded = make_coded(visibility="public")
    words = {"codebook": coded.codebook, "name": "Frames", "description": "", "by": coded.owner}
    codebooks.describe(**words, visibility="group")
    codebooks.describe(**words, visibility="public")
    post(bob, body=code(coded.entry("Firm")), motivation=None)
    with pytest.raises(RefusedCodebook, match="stays public"):
        codebooks.describe(**words, visibility="group")


def test_reasons_of_retired_codes_go_on_into_later_versions(coded: Coded) -> None:
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    firm = draft.entries.get(name="Firm").code
    codebooks.retire_code(draft=draft, code=firm, by=coded.owner, reason="Never agreed on.")
    codebooks.publish(draft=draft, by=coded.owner)
    version = split(coded, "Exports", "Imports")
    retired = [(move["kind"], move["reason"]) for move in codebooks.document(version)["moves"]]
    assert ("retire", "Never agreed on.") in retired
    assert CodeEntry.objects.get(version=version, code=firm).is_retired
