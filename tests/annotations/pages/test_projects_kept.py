"""Each constraint on projects, rounds, decisions, offers and releases, with a value that fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import Error, transaction
from django.utils import timezone

from annotations.models import (
    Adjudication,
    Annotation,
    Assignment,
    Choice,
    Example,
    Offer,
    Project,
    Release,
    Round,
    Unit,
)
from archive.models import Report, StatementId
from tests.annotations.coded import Coded, blind_round, make_coded

pytestmark = pytest.mark.django_db


class Made:
    """A round of a project with a statement, an assignment, a decision on a coding, an offer and a release."""

    def __init__(self, coded: Coded, report: Report) -> None:
        self.coded, self.by = coded, coded.owner
        self.round = blind_round(coded)
        self.project = self.round.project
        edition = report.current_edition
        assert edition is not None
        self.edition = edition
        self.sids = list(StatementId.objects.filter(report=report).order_by("pk")[:2])
        self.unit = Unit.objects.create(project=self.project, identity=self.sids[0], edition=edition, ordinal=1)
        Choice.objects.create(project=self.project, found=2, taken=1, seed=1, by=self.by)
        self.assignment = Assignment.objects.create(round=self.round, unit=self.unit, coder=coded.member)
        moment = timezone.now()
        self.annotation = Annotation.objects.create(
            creator=coded.member,
            visibility="group",
            group=coded.group,
            report=report,
            round=self.round,
            modified=moment,
        )
        self.decision = self.adjudicate()
        self.example = Example.objects.create(code=self.code, adjudication=self.decision, by=self.by)
        self.first_offer = self.offer()
        self.release = self.freeze()

    @property
    def code(self) -> Any:
        return self.coded.entry("Firm").code

    def adjudicate(self, **values: Any) -> Adjudication:
        whole = {"round": self.round, "unit": self.unit, "reasons": "So.", "by": self.by, **values}
        return Adjudication.objects.create(**whole)

    def offer(self, **values: Any) -> Offer:
        whole = {
            "annotation": self.annotation,
            "report": self.annotation.report,
            "credit": "C",
            "by": self.by,
            **values,
        }
        return Offer.objects.create(**whole)

    def freeze(self, **values: Any) -> Release:
        whole = {
            "project": self.project, "number": 1, "version": self.coded.version, "content": "{}", "sha256": "0" * 64,
            "at": timezone.now(), "by": self.by, **values,
        }  # fmt: skip
        return Release.objects.create(**whole)

    def change_offer(self, **values: Any) -> None:
        Offer.objects.filter(pk=self.first_offer.pk).update(**values)


def decided(made: Made, **values: Any) -> dict[str, Any]:
    return {"decided_by": made.by, "decided_at": timezone.now(), **values}


KEY = "11111111-1111-4111-8111-111111111111"

WRONG: dict[str, tuple[str, Callable[[Made], object]]] = {
    "a project without a name": ("project_has_a_name", lambda made: Project.objects.update(name="")),
    "a statement twice in a project": (
        "unit_once",
        lambda made: Unit.objects.create(project=made.project, identity=made.sids[0], edition=made.edition, ordinal=2),
    ),
    "two statements in one place": (
        "unit_ordinal",
        lambda made: Unit.objects.create(project=made.project, identity=made.sids[1], edition=made.edition, ordinal=1),
    ),
    "more statements chosen than were found": (
        "choice_takes_what_is_found",
        lambda made: Choice.objects.create(project=made.project, found=1, taken=2, by=made.by),
    ),
    "a lot by a seed that is none": (
        "choice_seed",
        lambda made: Choice.objects.create(project=made.project, found=2, taken=1, seed=-1, by=made.by),
    ),
    "a choice that is changed": ("insert_only", lambda made: Choice.objects.update(seed=2)),
    "a round twice": (
        "round_once",
        lambda made: Round.objects.create(project=made.project, number=1, version=made.coded.version),
    ),
    "a round without coders": ("round_has_coders", lambda made: Round.objects.update(overlap=0)),
    "an open round that is revealed": (
        "round_closed_before_it_is_revealed",
        lambda made: Round.objects.update(revealed_at=timezone.now()),
    ),
    "a statement twice for a coder": (
        "assignment_once",
        lambda made: Assignment.objects.create(round=made.round, unit=made.unit, coder=made.coded.member),
    ),
    "a decision without reasons": ("adjudication_has_reasons", lambda made: made.adjudicate(reasons="")),
    "a decision that is changed": ("insert_only", lambda made: Adjudication.objects.update(reasons="Other.")),
    "a decision that is deleted": ("insert_only", lambda made: Adjudication.objects.all().delete()),
    "an example twice": (
        "example_once",
        lambda made: Example.objects.create(code=made.code, adjudication=made.decision, by=made.by),
    ),
    "an offer twice": ("offer_once", lambda made: made.offer()),
    "an offer decided by nobody": ("offer_decided_by_somebody", lambda made: made.change_offer(outcome="declined")),
    "an open offer that is decided": ("offer_decided_by_somebody", lambda made: made.change_offer(**decided(made))),
    "an outcome of no kind": (
        "offer_decided_by_somebody",
        lambda made: made.change_offer(**decided(made, outcome="lost")),
    ),
    "an accepted offer without a position": (
        "offer_accepted_is_a_position",
        lambda made: made.change_offer(**decided(made, outcome="accepted")),
    ),
    "a declined offer with a position": (
        "offer_accepted_is_a_position",
        lambda made: made.change_offer(**decided(made, outcome="declined", position_key=KEY)),
    ),
    "a release twice": ("release_once", lambda made: made.freeze(sha256="1" * 64)),
    "a release of another hash": (
        "release_hash",
        lambda made: made.freeze(number=2, previous=made.release, sha256="x"),
    ),
    "a second release that follows none": (
        "release_follows_the_one_before",
        lambda made: made.freeze(number=2, sha256="1" * 64),
    ),
    "a release that is changed": ("insert_only", lambda made: Release.objects.update(note="Other.")),
    "a release that is deleted": ("insert_only", lambda made: Release.objects.all().delete()),
    "a coding of a round that is not its group's": (
        "annotation_of_a_round_is_its_groups",
        lambda made: Annotation.objects.update(visibility="private", group=None),
    ),
}


def test_each_constraint_refuses_what_it_is_for(seeds: dict[str, Report]) -> None:
    made = Made(make_coded(), seeds["001"])
    told = {}
    for name, (constraint, wrong) in WRONG.items():
        with pytest.raises(Error) as refusal, transaction.atomic():
            wrong(made)
        is_meant = constraint in str(refusal.value) or constraint == "insert_only" and "Cannot" in str(refusal.value)
        told[name] = constraint if is_meant else str(refusal.value)
    assert told == {name: constraint for name, (constraint, _wrong) in WRONG.items()}


def test_each_constraint_of_the_models_has_a_value_that_fails() -> None:
    models = (Project, Unit, Choice, Round, Assignment, Adjudication, Example, Offer, Release)
    there = {constraint.name for model in models for constraint in model._meta.constraints}
    assert there <= {constraint for constraint, _wrong in WRONG.values()}
