"""How projects, rounds, decisions, offers and releases are described, and what is sent to make them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers as s

from annotations.models import Offer
from annotations.projects.choosing import MOST_UNITS
from annotations.reading import LONGEST_BODY

from .bases import StrictSerializer

LONGEST_QUERY = 4_000
MOST_CODERS = 100


def _optional(text: str, **options: Any) -> s.CharField:
    return s.CharField(allow_null=True, help_text=text, **options)


def _words(text: str, most: int = LONGEST_BODY, **options: Any) -> s.CharField:
    return s.CharField(max_length=most, help_text=text, **options)


def _maybe(text: str, most: int = LONGEST_BODY) -> s.CharField:
    return _words(text, most, required=False, default="", allow_blank=True)


class _RoundNamed(s.Serializer):
    """A round of a project."""

    id = s.URLField(help_text="Its address here: what a coding in it names as its `round`.")
    number = s.IntegerField(min_value=1, help_text="Its number, counted from 1.")
    is_open = s.BooleanField(help_text="Whether it is coded in.")
    is_seen = s.BooleanField(help_text="Whether the group sees all its codings: it is not blind, or revealed.")


class _Choice(s.Serializer):
    """A choosing of statements, with what it takes to draw the same ones again."""

    search = s.CharField(help_text="The search, as in an address.")
    found = s.IntegerField(min_value=1, help_text="How many it found that were not in the project yet, newest first.")
    taken = s.IntegerField(min_value=1, help_text="How many of them were taken.")
    seed = s.IntegerField(allow_null=True, help_text="Of the lot; null where all were taken.")
    at = s.DateTimeField(help_text="When.")


@extend_schema_serializer(component_name="Project")
class ProjectSerializer(s.Serializer):
    """A group's plan to code a set of statements by one codebook."""

    guid = s.UUIDField(help_text="What other programs know it by.")
    name = s.CharField(help_text="Its name.")
    description = _optional("What it is to find out.")
    url = s.URLField(help_text="Its page for people.")
    group = s.CharField(help_text="The group whose it is, by the name in its address.")
    codebook = s.UUIDField(help_text="The codebook by which it codes.")
    search = _optional("The search that chose its statements last, as in an address.")
    statements = s.IntegerField(min_value=0, help_text="How many statements it has.")
    choices = _Choice(many=True, help_text="How they were chosen, the first time first.")
    rounds = _RoundNamed(many=True, help_text="Its rounds, the first one first.")
    made_at = s.DateTimeField(help_text="When it was founded.")
    closed_at = s.DateTimeField(allow_null=True, help_text="Since when nothing is coded in it.")


@extend_schema_serializer(component_name="NewProject")
class NewProjectSerializer(StrictSerializer):
    """A project to found."""

    group = s.SlugField(max_length=60, help_text="A group of yours, by the name in its address.")
    name = _words("Its name.", 120)
    codebook = s.UUIDField(help_text="A codebook of the group, or a public one, by its GUID.")
    description = _maybe("What it is to find out.")


@extend_schema_serializer(component_name="ProjectStatement")
class UnitSerializer(s.Serializer):
    """A statement of a project, and the edition in which it was chosen: that one is coded."""

    statement = s.CharField(help_text="The statement, by its SID.")
    report = s.CharField(help_text="The report, by its RID.")
    edition = s.CharField(help_text="The edition.")
    url = s.URLField(help_text="The statement in that edition: the target of codings in a round.")
    ordinal = s.IntegerField(min_value=1, help_text="Its place in the project.")


@extend_schema_serializer(component_name="ChooseStatements")
class ChooseSerializer(StrictSerializer):
    """A search of the archive whose statements are taken into the project."""

    search = _words(
        "The parameters of a search, as in its address: `topic=peace-treaty&date_after=2003`.", LONGEST_QUERY
    )
    number = s.IntegerField(
        min_value=1, max_value=MOST_UNITS, required=False, help_text="Draw so many of them by lot; without it, all."
    )
    seed = s.IntegerField(min_value=0, max_value=2**53, required=False, help_text="Of the lot; without it, one is drawn.")  # fmt: skip


@extend_schema_serializer(component_name="ChosenStatements")
class ChosenSerializer(s.Serializer):
    """What came of a search."""

    new = s.IntegerField(min_value=0, help_text="How many statements are new in the project.")
    statements = s.IntegerField(min_value=0, help_text="How many it has now.")
    search = s.CharField(help_text="The search, as it was understood.")
    seed = s.IntegerField(allow_null=True, help_text="Of the lot: with it the same statements are drawn.")


class ProgressSerializer(s.Serializer):
    """How far a coder is: that, and nothing of what was coded."""

    coder = _optional("The account's name; null where it was erased.")
    statements = s.IntegerField(min_value=0, help_text="How many statements were given to the coder.")
    done = s.IntegerField(min_value=0, help_text="How many of them are done.")


@extend_schema_serializer(component_name="Round")
class RoundSerializer(_RoundNamed):
    """One pass of a project by one published version of its codebook."""

    project = s.UUIDField(help_text="The project.")
    url = s.URLField(help_text="Its page for people.")
    codebook = s.UUIDField(help_text="The codebook.")
    codebook_version = s.IntegerField(min_value=1, help_text="The version by which it codes.")
    is_blind = s.BooleanField(help_text="Whether nobody sees another's codings before it is revealed.")
    overlap = s.IntegerField(min_value=1, help_text="How many code each statement.")
    note = _optional("What is said of it.")
    opened_at = s.DateTimeField(help_text="When it was opened.")
    closed_at = s.DateTimeField(allow_null=True, help_text="Since when nothing is coded in it.")
    revealed_at = s.DateTimeField(allow_null=True, help_text="Since when the group sees its codings.")
    progress = ProgressSerializer(many=True, help_text="Its coders, by name.")


@extend_schema_serializer(component_name="NewRound")
class NewRoundSerializer(StrictSerializer):
    """A round to open."""

    coders = s.ListField(
        child=s.CharField(max_length=150), min_length=1, max_length=MOST_CODERS, help_text="Members of the group, by name."
    )  # fmt: skip
    codebook_version = s.IntegerField(
        min_value=1, max_value=2**31 - 1, required=False, help_text="A published version; without it, the newest."
    )
    overlap = s.IntegerField(min_value=1, max_value=MOST_CODERS, default=2, help_text="How many code each statement.")
    is_blind = s.BooleanField(default=True, help_text="Whether nobody sees another's codings before it is revealed.")
    note = _maybe("What is said of it.")
    statements = s.ListField(
        child=s.CharField(max_length=20), min_length=1, max_length=MOST_UNITS, required=False,
        help_text="Only these of the project, by their SIDs.",
    )  # fmt: skip


@extend_schema_serializer(component_name="Assignment")
class AssignmentSerializer(s.Serializer):
    """That a coder codes a statement in a round."""

    coder = _optional("The account's name; null where it was erased.")
    statement = s.CharField(help_text="The statement, by its SID.")
    target = s.URLField(help_text="The statement in the edition that is coded.")
    url = s.URLField(help_text="The page on which it is coded.")
    done_at = s.DateTimeField(allow_null=True, help_text="Since when the coder has given all that the statement gets.")


@extend_schema_serializer(component_name="Done")
class DoneSerializer(StrictSerializer):
    """Whether a statement is done."""

    is_done = s.BooleanField(help_text="That all is given, also where that is nothing; or that it is not so any more.")


@extend_schema_serializer(component_name="Adjudication")
class DecisionSerializer(s.Serializer):
    """What was decided on a statement after a round."""

    statement = s.CharField(help_text="The statement, by its SID.")
    held = s.ListField(child=s.UUIDField(), help_text="The codings that hold, by the GUIDs of their annotations.")
    reasons = s.CharField(help_text="Why.")
    by = _optional("Who decided; null where the account was erased.")
    at = s.DateTimeField(help_text="When.")
    is_current = s.BooleanField(help_text="Whether it is the newest one: that holds.")


@extend_schema_serializer(component_name="NewAdjudication")
class NewDecisionSerializer(StrictSerializer):
    """A decision."""

    statement = s.CharField(max_length=20, help_text="The statement, by its SID.")
    held = s.ListField(
        child=s.UUIDField(), max_length=1_000,
        help_text="The codings of it that hold, by the GUIDs of their annotations; none where nothing is coded.",
    )  # fmt: skip
    reasons = _words("Why: the coders will read it.")


class CoderSerializer(s.Serializer):
    """A coder of a statement."""

    coder = _optional("The account's name; null where it was erased.")
    is_done = s.BooleanField(help_text="Whether the statement is done.")


@extend_schema_serializer(component_name="RoundStatement")
class RoundStatementSerializer(UnitSerializer):
    """A statement of a round; while the round is blind, who codes it, whether they differ and what was decided are null."""

    coders = CoderSerializer(many=True, allow_null=True, help_text="Who codes it.")
    differs = s.BooleanField(allow_null=True, help_text="Whether two who have done it said different things.")
    decision = DecisionSerializer(allow_null=True, help_text="What was decided last.")


@extend_schema_serializer(component_name="NewExample")
class NewExampleSerializer(StrictSerializer):
    """A decision to be shown in the codebook."""

    statement = s.CharField(max_length=20, help_text="The statement that was decided on, by its SID.")
    code = s.UUIDField(help_text="The code of the round's version, by its GUID.")
    is_positive = s.BooleanField(default=True, help_text="Whether it shows how the code is used, or how it is not.")
    note = _maybe("What is said of it.")


@extend_schema_serializer(component_name="Example")
class ExampleSerializer(s.Serializer):
    """A decision that is shown in the codebook."""

    statement = s.CharField(help_text="The statement, by its SID.")
    code = s.UUIDField(help_text="The code.")
    is_positive = s.BooleanField(help_text="Whether it shows how the code is used, or how it is not.")
    note = _optional("What is said of it.")


@extend_schema_serializer(component_name="Offer")
class OfferSerializer(s.Serializer):
    """An adjudicated position that is offered to the editors of its record."""

    annotation = s.UUIDField(help_text="The coding, by the GUID of its annotation.")
    report = s.CharField(help_text="The report, by its RID.")
    credit = s.CharField(help_text="Who is named as having coded it.")
    by = _optional("Who offered it; null where the account was erased.")
    at = s.DateTimeField(help_text="When.")
    outcome = s.ChoiceField(choices=Offer.Outcome.values, help_text="What the editors said.")
    answer = _optional("Why they declined it.")
    decided_at = s.DateTimeField(allow_null=True, help_text="When they said so.")


@extend_schema_serializer(component_name="NewOffer")
class NewOfferSerializer(StrictSerializer):
    """An offer."""

    annotation = s.UUIDField(help_text="A coding that holds, of one position on a proposition of the archive.")
    credit = _words("Who is to be named as having coded it.", 150)


@extend_schema_serializer(component_name="Release")
class ReleaseSerializer(s.Serializer):
    """A frozen state of a project."""

    sha256 = s.CharField(help_text="The SHA-256 of its document: what it is known by.")
    project = s.UUIDField(help_text="The project.")
    project_name = s.CharField(help_text="What the project was called.")
    number = s.IntegerField(min_value=1, help_text="Its number, counted from 1.")
    codebook = s.UUIDField(help_text="The codebook.")
    codebook_version = s.IntegerField(min_value=1, help_text="The version of the last round in it.")
    note = _optional("What is new in it.")
    is_public = s.BooleanField(help_text="Whether everybody reads it; else its group does.")
    at = s.DateTimeField(help_text="When it was made.")
    previous_sha256 = _optional("Of the release before it.")
    url = s.URLField(help_text="Its page for people.")
    document = s.URLField(help_text="Its document, canonical JSON (RFC 8785): these bytes are hashed.")


@extend_schema_serializer(component_name="NewRelease")
class NewReleaseSerializer(StrictSerializer):
    """A release to make. It can't be changed or taken back."""

    project = s.UUIDField(help_text="The project, by its GUID.")
    note = _maybe("What is new in it, and who is to be credited.", 4_000)
    is_public = s.BooleanField(default=False, help_text="Whether everybody may read it. Coders are numbers in it.")
