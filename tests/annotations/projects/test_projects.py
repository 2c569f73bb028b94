"""A project from its search to what the editors take over; and nothing of a blind round is seen before it is revealed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from annotations import codebooks
from annotations.agreement import Continuum, Measure, Span, nominal_alpha, u_alpha
from annotations.agreement.codings import NotTakenUp, code_table, direction_table
from annotations.codebooks import RefusedCodebook
from annotations.forgetting import forget
from annotations.models import (
    Anchor,
    Annotation,
    AnnotationVersion,
    Body,
    CodeCoding,
    CodeEntry,
    Membership,
    PositionCoding,
    Project,
    ResearchGroup,
    Round,
    Unit,
)
from annotations.projects import choosing, deciding, offering, reliability, rounds
from annotations.projects.choosing import RefusedProject
from annotations.projects.comparing import subjects
from annotations.projects.marking import read_marked
from annotations.targeting import statement_spans
from archive.models import AuditEntry, Person, Position, Proposition, Report
from archive.searching.query import Query
from diplomacy.accounts.models import User

pytestmark = pytest.mark.django_db

Code = Callable[..., Annotation]


@pytest.fixture
def people(seeds: dict[str, Report]) -> dict[str, User]:
    return {name: User.objects.create_user(name) for name in ("kay", "ann", "bob", "eve")}


@pytest.fixture
def project(people: dict[str, User]) -> Project:
    """A project on the peace treaty, of which kay is the keeper, and ann and bob are members."""
    kay = people["kay"]
    group = ResearchGroup.objects.create(slug="coders", name="Coders", made_by=kay)
    for name, role in (("kay", "owner"), ("ann", "member"), ("bob", "member")):
        Membership.objects.create(group=group, user=people[name], role=role)
    codebook = codebooks.found(group=group, name="Frames", by=kay)
    draft = codebook.versions.get()
    for name in ("Threat", "Hope"):
        codebooks.add_code(draft=draft, by=kay, name=name)
    codebooks.publish(draft=draft, by=kay)
    project = choosing.found(group=group, name="Peace treaty", codebook=codebook, by=kay)
    assert choosing.choose(project=project, query=Query(topic="peace-treaty"), by=kay) > 3
    project.refresh_from_db()
    return project


@pytest.fixture
def coding_round(project: Project, people: dict[str, User]) -> Round:
    coders = [people["ann"], people["bob"]]
    version = project.codebook.versions.get()
    return rounds.open_round(project=project, version=version, coders=coders, overlap=2, by=people["kay"])


def code(
    unit: Unit,
    by: User,
    in_round: Round,
    entry: CodeEntry | None = None,
    *,
    words: tuple[int, int] | None = None,
    **stance: Any,
) -> Annotation:
    """A coding of a statement, or of the code points `words` of it."""
    moment = timezone.now()
    group = in_round.project.group
    annotation = Annotation.objects.create(
        creator=by, visibility="group", group=group, report=unit.edition.report, round=in_round, modified=moment
    )
    anchor = Anchor(annotation=annotation, edition=unit.edition, major=unit.edition.major, identity=unit.identity)
    if words is not None:
        at = statement_spans(unit.edition)[unit.identity_id][0]
        anchor.start, anchor.end = at + words[0], at + words[1]
        anchor.exact = unit.edition.document["record"]["text"][anchor.start : anchor.end]
    anchor.save()
    version = AnnotationVersion.objects.create(
        annotation=annotation, number=1, motivations=["classifying"], visibility="group", group=group, at=moment, by=by
    )
    if entry is not None:
        body = Body.objects.create(version=version, ordinal=0, kind="code")
        CodeCoding.objects.create(body=body, entry=entry)
    if stance:
        body = Body.objects.create(version=version, ordinal=1, kind="position")
        PositionCoding.objects.create(body=body, **stance)
    return annotation


def finish(coding_round: Round, unit: Unit, *coders: User) -> None:
    for coder in coders:
        assignment = rounds.find_assignment(coding_round=coding_round, sid=unit.identity_id, by=coder)
        assert assignment is not None
        rounds.finish(assignment=assignment, by=coder)


def test_what_a_search_chose_stays_and_a_second_one_adds_to_it(project: Project, people: dict[str, User]) -> None:
    before = list(project.units.values_list("identity", flat=True))
    assert choosing.choose(project=project, query=Query(topic="peace-treaty"), by=people["kay"]) == 0
    assert choosing.choose(project=project, query=Query(topic="korea"), by=people["kay"], number=2, seed=1) == 2
    after = list(project.units.values_list("identity", flat=True))
    assert (after[: len(before)], len(after)) == (before, len(before) + 2)
    with pytest.raises(RefusedProject, match="not an identifier"):
        choosing.choose(project=project, query=Query(topic="a b"), by=people["kay"])
    with pytest.raises(RefusedCodebook):
        choosing.choose(project=project, query=Query(topic="energy"), by=people["ann"])


def test_the_audit_names_who_changed_a_project_or_its_codebook(project: Project, people: dict[str, User]) -> None:
    kay = people["kay"]
    codebooks.describe(codebook=project.codebook, name="Renamed", description="", visibility="group", by=kay)
    tables = ("annotations_project", "annotations_codebook")
    entries = AuditEntry.objects.filter(table__in=tables)
    assert {(entry.table, entry.by) for entry in entries} == {(table, kay) for table in tables}


def test_a_round_gives_each_statement_to_so_many_members(
    project: Project, coding_round: Round, people: dict[str, User]
) -> None:
    assert coding_round.assignments.count() == 2 * project.units.count()
    version = project.codebook.versions.get()
    ask = {"project": project, "version": version, "by": people["kay"], "overlap": 1}
    with pytest.raises(RefusedProject, match="open already"):
        rounds.open_round(coders=[people["ann"]], **ask)
    rounds.close_round(coding_round=coding_round, by=people["kay"])
    with pytest.raises(RefusedProject, match="members"):
        rounds.open_round(coders=[people["eve"]], **ask)
    with pytest.raises(RefusedProject, match="3 coders"):
        rounds.open_round(coders=[people["ann"], people["bob"]], **{**ask, "overlap": 3})


def test_while_a_round_is_blind_each_coder_sees_her_own_alone_whatever_role_others_have(
    project: Project, coding_round: Round, people: dict[str, User]
) -> None:
    unit = project.units.first()
    assert unit is not None
    mine = code(unit, people["ann"], coding_round, CodeEntry.objects.get(name="Threat"))
    seen = {name: Annotation.objects.visible_to(user).filter(pk=mine.pk).exists() for name, user in people.items()}
    assert seen == {"kay": False, "ann": True, "bob": False, "eve": False}
    with pytest.raises(reliability.StillBlind):
        reliability.read_round(coding_round)
    with pytest.raises(RefusedProject, match="Reveal"):
        deciding.adjudicate(coding_round=coding_round, unit=unit, annotations=[mine], reasons="So.", by=people["kay"])
    with pytest.raises(RefusedCodebook):
        rounds.reveal_round(coding_round=coding_round, by=people["ann"])
    revealed = rounds.reveal_round(coding_round=coding_round, by=people["kay"])
    assert revealed.closed_at is not None
    seen = {name: Annotation.objects.visible_to(user).filter(pk=mine.pk).exists() for name, user in people.items()}
    assert seen == {"kay": True, "ann": True, "bob": True, "eve": False}


def test_a_closed_round_and_anothers_statement_are_not_coded(
    project: Project, coding_round: Round, people: dict[str, User]
) -> None:
    assignment = coding_round.assignments.filter(coder=people["ann"]).select_related("round__project").first()
    assert assignment is not None
    with pytest.raises(RefusedProject, match="Somebody else"):
        rounds.finish(assignment=assignment, by=people["bob"])
    assert rounds.finish(assignment=assignment, by=people["ann"]).done_at is not None
    done = {row["coder__username"]: row["done"] for row in rounds.progress(coding_round)}
    assert done == {"ann": 1, "bob": 0}
    rounds.close_round(coding_round=coding_round, by=people["kay"])
    with pytest.raises(RefusedProject, match="closed"):
        rounds.finish(assignment=assignment, by=people["ann"], is_done=False)


def test_agreement_counts_what_coders_said_of_the_statements_that_they_have_done(
    project: Project, coding_round: Round, people: dict[str, User]
) -> None:
    ann, bob = people["ann"], people["bob"]
    threat = CodeEntry.objects.get(name="Threat")
    first, second, third, fourth = project.units.all()[:4]
    stance = {
        "holder_person": Person.objects.get(slug="vladimir-putin"), "act": "states", "evidence": "explicit",
        "proposition": Proposition.objects.order_by("pk")[0],
    }  # fmt: skip
    code(first, ann, coding_round, threat, direction="supports", strength=2, **stance)
    code(first, bob, coding_round, threat, direction="opposes", strength=1, **stance)
    code(second, ann, coding_round, threat)
    code(fourth, ann, coding_round, threat)  # she has not finished it
    for unit in (first, second, third):
        finish(coding_round, unit, ann, bob)
    revealed = rounds.reveal_round(coding_round=coding_round, by=people["kay"])
    coded = reliability.read_round(revealed)
    table = code_table(coded.codes, coded.readings, str(threat.code.guid))
    assert (len(coded.readings), table.pairs) == (6, 3)
    # By hand: pairs (1,1), (1,0), (0,0); D_o = 1/3, D_e = 2·3·3/(6·5) = 3/5.
    assert nominal_alpha(table.table).coefficient == pytest.approx(1 - (1 / 3) / (3 / 5))
    directions = direction_table(coded.stances, coded.readings, not_taken_up=NotTakenUp.MISSING)
    assert directions.pairs == 1


def test_words_that_coders_mark_are_compared_by_u_alpha(
    project: Project, coding_round: Round, people: dict[str, User]
) -> None:
    ann, bob = people["ann"], people["bob"]
    threat = CodeEntry.objects.get(name="Threat")
    first, second, third = project.units.all()[:3]
    code(first, ann, coding_round, threat)
    finish(coding_round, first, ann, bob)
    assert read_marked(coding_round) == ()
    code(first, bob, coding_round, threat, words=(4, 10))
    code(second, ann, coding_round, threat, words=(0, 5))
    code(third, ann, coding_round, threat, words=(0, 5))  # she has not finished it
    finish(coding_round, second, ann, bob)
    spans = {unit.identity_id: statement_spans(unit.edition)[unit.identity_id] for unit in (first, second)}
    lengths = {sid: end - start for sid, (start, end) in spans.items()}
    guid, name = str(threat.code.guid), first.identity_id
    expected = (
        Continuum(
            name, lengths[name], ("ann", "bob"), (Span("ann", guid, 0, lengths[name]), Span("bob", guid, 4, 10))
        ),
        Continuum(second.identity_id, lengths[second.identity_id], ("ann", "bob"), (Span("ann", guid, 0, 5),)),
    )
    assert [
        (one.name, one.length, sorted(one.coders, key=str), sorted(one.spans, key=str))
        for one in read_marked(coding_round)
    ] == [(one.name, one.length, sorted(one.coders, key=str), sorted(one.spans, key=str)) for one in expected]
    revealed = rounds.reveal_round(coding_round=coding_round, by=people["kay"])
    (compared,) = subjects(revealed, reliability.read_round(revealed), only=guid)
    told = {one.measure: one.coefficient for one in compared.measure(compared.found.table)}
    assert told[Measure.U_ALPHA] == u_alpha(expected, guid).coefficient


@pytest.mark.parametrize("keeps_shared", [True, False])
def test_the_silence_of_an_erased_coder_is_no_answer(
    keeps_shared: bool, project: Project, coding_round: Round, people: dict[str, User]
) -> None:
    unit = project.units.first()
    assert unit is not None
    code(unit, people["bob"], coding_round, CodeEntry.objects.get(name="Threat"))
    finish(coding_round, unit, people["ann"], people["bob"])
    revealed = rounds.reveal_round(coding_round=coding_round, by=people["kay"])
    forget(people["bob"], keeps_shared=keeps_shared)
    coded = reliability.read_round(revealed)
    who = ["ann", "bob"] if keeps_shared else ["ann"]
    assert (sorted(one.coder for one in coded.readings), len(coded.codes)) == (who, int(keeps_shared))


def test_an_adjudicated_position_is_offered_taken_over_with_credit_and_offered_no_second_time(
    project: Project, coding_round: Round, people: dict[str, User], editor: User
) -> None:
    kay = people["kay"]
    unit = project.units.first()
    assert unit is not None
    proposition = Proposition.objects.order_by("-pk")[0]
    held = code(
        unit, people["ann"], coding_round, direction="supports", strength=1, act="proposes", evidence="inferred",
        proposition=proposition, holder_collective="Unnamed diplomats", rationale="By one step.",
    )  # fmt: skip
    with pytest.raises(RefusedProject, match="adjudicated"):
        offering.offer(annotation=held, credit="Ann", by=kay)
    rounds.reveal_round(coding_round=coding_round, by=kay)
    deciding.adjudicate(coding_round=coding_round, unit=unit, annotations=[held], reasons="Plain.", by=kay)
    made = offering.offer(annotation=held, credit="Ann (Coders)", by=kay)
    with pytest.raises(RefusedProject, match="offered already"):
        offering.offer(annotation=held, credit="Ann", by=kay)
    report = Report.objects.get(pk=made.report_id)
    taken = offering.take_over(offer=made, by=editor, expected_version=report.version)
    assert taken.position_key is not None
    position = Position.objects.get(key=taken.position_key)
    statement = position.statement
    assert (position.by, position.direction, position.strength, position.holder, position.rationale) == (
        "Ann (Coders)", "supports", 1, "Unnamed diplomats", "By one step.",
    )  # fmt: skip
    assert (statement.identity_id, position.start, position.end) == (unit.identity_id, statement.start, statement.end)
    with pytest.raises(RefusedProject, match="decided already"):
        offering.decline(offer=made, answer="No.", by=editor)


def test_the_newest_decision_holds_and_earlier_ones_stay(
    project: Project, coding_round: Round, people: dict[str, User]
) -> None:
    unit = project.units.first()
    assert unit is not None
    threat = CodeEntry.objects.get(name="Threat")
    held = code(unit, people["ann"], coding_round, threat)
    elsewhere = code(project.units.all()[1], people["ann"], coding_round, threat)
    rounds.reveal_round(coding_round=coding_round, by=people["kay"])
    decide = {"coding_round": coding_round, "unit": unit, "by": people["kay"]}
    first = deciding.adjudicate(annotations=[held], reasons="It is one.", **decide)
    with pytest.raises(RefusedProject, match="Only codings of this statement"):
        deciding.adjudicate(annotations=[elsewhere], reasons="So.", **decide)
    with pytest.raises(RefusedProject, match="Say why"):
        deciding.adjudicate(annotations=[], reasons=" ", **decide)
    deciding.make_example(adjudication=first, code=threat.code, by=people["kay"], note="A plain one.")
    second = deciding.adjudicate(annotations=[], reasons="It is none.", **decide)
    assert deciding.current(coding_round) == {unit.pk: second}
    assert list(first.annotations.all()) == [held]
    assert [example.note for example in threat.code.examples.all()] == ["A plain one."]
