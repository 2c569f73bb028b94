"""What is taken away and brought in by the tests."""

from __future__ import annotations

import pytest

from annotations.models import Annotation
from annotations.projects import rounds
from annotations.projects.choosing import choose, found
from archive.models import Report
from archive.searching.query import Query
from tests.annotations.coded import Coded, code, make_coded, position
from tests.annotations.samples import SITE, document

STATEMENT = f"{SITE}/s/TKV5-GJRR"


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    """A group with a codebook that its members alone see."""
    return make_coded()


@pytest.fixture
def project(coded: Coded):
    """A project of that group on the peace treaty, with a blind round that is open."""
    project = found(group=coded.group, name="Tones", codebook=coded.codebook, by=coded.owner)
    choose(project=project, query=Query(topic="peace-treaty"), by=coded.owner)
    rounds.open_round(
        project=project, version=coded.version, coders=[coded.editor, coded.member], overlap=2, by=coded.owner
    )
    return project


def give(coded: Coded, project, who, **members) -> Annotation:
    """A coding of words of the project's first statement in its round: a code and a position, with a comment."""
    import json

    from annotations.annotating import annotate
    from annotations.reading import read_annotation
    from annotations.writing import write_creator

    unit = project.units.select_related("edition").order_by("ordinal").first()
    text = unit.edition.document["record"]["text"]
    part = next(part for part in unit.edition.document["record"]["parts"] if part.get("sid") == unit.identity_id)
    words = text[part["start"] : part["end"]].split(".")[0]
    body = [code(coded.entry("Firm")), position(), {"type": "TextualBody", "value": "=cmd|' /C calc'!A0 quagga"}]
    target = {
        "type": "SpecificResource",
        "source": f"{SITE}/s/{unit.identity_id}",
        "selector": {"type": "TextPositionSelector", "start": part["start"], "end": part["start"] + len(words)},
    }
    raw = json.dumps(document(body=body, target=target, visibility=None, motivation=None, **members)).encode()
    proposed = read_annotation(raw, creator=write_creator(who), site=SITE, licence="")
    return annotate(by=who, proposed=proposed, in_round=project.rounds.get())
