"""Each file has what the asker sees, and what comes back from it is what went out, but for what is said."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.exchange.gathering import Scope, codings_of
from annotations.exchange.importing.bringing import bring
from annotations.models import Annotation, Membership, Project
from annotations.projects import deciding, rounds
from annotations.writing import write_annotation
from diplomacy.accounts.models import User
from tests.annotations.coded import Coded
from tests.annotations.samples import signed_in

from .conftest import give

FILES = (
    "annotations.jsonld",
    "codings.csv",
    "project.qdpx",
    "appendix.html",
    "appendix.md",
    "network.graphml",
    "network.gexf",
)
pytestmark = pytest.mark.django_db


def whole(answer: Any) -> bytes:
    """The bytes of an answer, sent at once or in pieces."""
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def file(user: User, project: Project, name: str, query: str = "") -> bytes:
    answer = signed_in(user).get(f"/groups/{project.group.slug}/projects/{project.guid}/take/{name}{query}")
    assert answer.status_code == 200, answer.status_code
    content = whole(answer)
    if name.endswith("qdpx"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return packed.read("project.qde")
    return content


def reveal(project, by):
    coding_round = project.rounds.get()
    rounds.reveal_round(coding_round=coding_round, by=by)
    return coding_round


def holds(user, project) -> dict[str, bool]:
    """By file whether the member's coding shows in it to that account."""
    marks = {"appendix.html": b"Firm", "appendix.md": b"Firm", "network.graphml": b"vladimir-putin", "network.gexf": b"vladimir-putin", "project.qdpx": b"PlainTextSelection", "codings.csv": b"member-of-coders", "annotations.jsonld": b"quagga"}  # fmt: skip
    return {name: marks[name] in file(user, project, name) for name in FILES}


def test_a_blind_round_gives_nobody_anothers_codings_in_any_file(coded: Coded, project) -> None:
    give(coded, project, coded.member)
    hidden, shown = dict.fromkeys(FILES, False), dict.fromkeys(FILES, True)
    assert holds(coded.member, project) == shown
    assert holds(coded.owner, project) == hidden
    assert holds(coded.editor, project) == hidden
    reveal(project, coded.owner)
    assert holds(coded.owner, project) == shown
    for user, status in ((coded.stranger, 404), (coded.former, 404), (None, 302)):
        for name in ("", *FILES):
            answer = signed_in(user).get(f"/groups/coders/projects/{project.guid}/take/{name}")
            assert answer.status_code == status, (user, name)


def test_a_row_says_whose_words_they_are_and_computes_nothing(coded: Coded, project) -> None:
    annotation = give(coded, project, coded.member)
    give(coded, project, coded.editor)
    coding_round = reveal(project, coded.owner)
    unit = project.units.order_by("ordinal").first()
    deciding.adjudicate(
        coding_round=coding_round, unit=unit, annotations=[annotation], reasons="Clear.", by=coded.owner
    )
    raw = file(coded.member, project, "codings.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(raw, newline="")))
    assert [(row["kind"], row["coder"], row["adjudicated"]) for row in rows] == [
        ("code", "member-of-coders", "held"), ("position", "member-of-coders", "held"),
        ("code", "editor-of-coders", "not held"), ("position", "editor-of-coders", "not held"),
    ]  # fmt: skip
    decided = file(coded.member, project, "codings.csv", "?decided=on").decode("utf-8-sig")
    assert list(csv.DictReader(io.StringIO(decided, newline=""))) == rows[:2]
    edition = unit.edition.document
    part = next(part for part in edition["record"]["parts"] if part.get("sid") == unit.identity_id)
    quotation = edition["record"]["text"][int(rows[0]["start"]) : int(rows[0]["end"])]
    told = {name: rows[1][name] for name in ("quotation", "account", "adjudicated", "coder", "direction", "strength", "value", "place", "round", "speakers", "comment", "code_name", "proposition", "record_keeper")}  # fmt: skip
    assert told == {
        "quotation": quotation, "account": part["account"], "adjudicated": "held", "coder": "member-of-coders",
        "direction": "supports", "strength": "2", "value": "2", "place": part["place"], "round": "1",
        "speakers": "; ".join(who["person"]["label"] for who in part["speakers"]), "comment": "'=cmd|' /C calc'!A0 quagga",
        "code_name": "", "proposition": "peace-treaty-early", "record_keeper": edition["record"]["record_keeper"]["label"],
    }  # fmt: skip


def bodies(annotation: Annotation) -> list[dict]:
    body = write_annotation(Annotation.objects.with_everything().get(pk=annotation.pk)).get("body", [])
    found = [
        {k: v for k, v in one.items() if k not in ("purpose", "format")}
        for one in (body if isinstance(body, list) else [body])
    ]
    return sorted(found, key=lambda one: json.dumps(one, sort_keys=True))


@pytest.mark.parametrize(
    ("name", "kind"), [("annotations.jsonld", "jsonld"), ("codings.csv", "csv"), ("project.qdpx", "qdpx")]
)
def test_what_goes_out_comes_back_on_the_same_words_and_says_the_same(coded: Coded, project, name, kind) -> None:
    annotation = give(coded, project, coded.member)
    reveal(project, coded.owner)
    answer = signed_in(coded.editor).get(f"/groups/coders/projects/{project.guid}/take/{name}")
    raw = whole(answer)
    result = bring(raw, kind=kind, by=coded.editor)
    assert [(one.problem, one.doubt) for one in result.brought] == [("", "")]
    assert result.left == ()
    (one,) = result.brought
    assert one.notes != ()  # that it was somebody else's
    new = one.annotation
    assert new is not None
    assert (new.creator, new.visibility, new.round) == (coded.editor, "private", None)
    place = ("identity_id", "major", "start", "end", "exact", "prefix", "suffix")
    assert new.anchors.values(*place).get() == annotation.anchors.values(*place).get()
    assert bodies(new) == bodies(annotation)
    again = bring(raw, kind=kind, by=coded.editor)
    assert [one.problem for one in again.brought] == ["you have brought it in before"]


def test_a_withdrawn_record_leaves_the_coding_and_none_of_its_words(coded: Coded, project, editor) -> None:
    from archive.publishing import withdraw

    annotation = give(coded, project, coded.member)
    reveal(project, coded.owner)
    words = annotation.anchors.get().exact
    assert words.encode() in file(coded.owner, project, "appendix.md").replace(b"\\", b"")
    withdraw(report=annotation.report, by=editor, reason="a mistake")
    found = file(coded.owner, project, "appendix.md")
    assert words.encode() not in found.replace(b"\\", b"")
    assert b"not public any more" in found
    assert words.encode() not in file(coded.owner, project, "codings.csv")


def test_ones_own_are_ones_own(coded: Coded, project) -> None:
    give(coded, project, coded.member)
    assert b"quagga" in whole(signed_in(coded.member).get("/notebook/take/annotations.jsonld"))
    assert b"quagga" not in whole(signed_in(coded.editor).get("/notebook/take/annotations.jsonld"))
    Membership.objects.filter(user=coded.member).update(left_at="2026-01-01T00:00:00Z")
    assert signed_in(coded.member).get("/groups/coders/take/codings.csv").status_code == 404


def test_more_codings_take_no_more_queries(coded: Coded, project: Project) -> None:
    counts: list[int] = []
    for who in (coded.member, coded.editor):
        give(coded, project, who)
        if not counts:
            reveal(project, coded.owner)
            project.rounds.update(closed_at=None, revealed_at=None, is_blind=False)
        with CaptureQueriesContext(connection) as queries:
            assert len(list(codings_of(Scope(coded.group, project), by=coded.owner))) == 2 * (len(counts) + 1)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
