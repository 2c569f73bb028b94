"""An operation is answered with what it has changed: laid over the state that the page has, that is the state as it is now."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import orjson
import pytest

from archive.deciding import decide
from archive.editing.working_copy import working_value
from archive.models import Flag, Person, Report
from archive.parsing.revising.rebasing import Working
from diplomacy.accounts.models import User
from tests.archive.conftest import account
from tests.parsing.revising.moves import MOVES

from .workbench import Desk, made, statements

pytestmark = pytest.mark.usefixtures("seeds")

MERGE = """
import { readFileSync } from "node:fs";
import { merged } from "%s";
const told = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(told.map(({ before, answer }) => merged(before, answer))));
"""
SCRIPT = Path(__file__).parents[3] / "diplomacy/static/js/desk/delta.js"


def merged(told: list[dict[str, Any]]) -> list[Any]:
    """What the page makes of each state and the answer after it."""
    script = MERGE % SCRIPT.as_uri()
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script], input=orjson.dumps(told), capture_output=True, check=True
    )
    return list(orjson.loads(done.stdout))


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["001"]


@pytest.mark.skipif(shutil.which("node") is None, reason="no node here")
def test_the_earlier_state_with_an_answer_laid_over_it_is_the_later_state(report: Report, editor: User) -> None:
    chance = random.Random(20)
    desk = Desk(report, editor)
    told: list[Any] = []
    states: list[Any] = []
    before = desk.state()
    names = [*sorted(MOVES), "undo", "redo"]
    while len(told) < 60:
        name = names[len(told) % len(names)] if chance.random() < 0.5 else chance.choice(names)
        if chance.random() < 0.3:
            # What belongs to no version is told with the next answer.
            person = Person.objects.filter(slug=chance.choice(["vladimir-putin", "igor-ivanov"])).first()
            decide(name="Vladimir Putin", reports=[report], person=person, by=editor)
            start = chance.choice(before["parts"])["start"]
            Flag.objects.create(report=report, message="Look.", start=start, end=start + 3, revision=1)
        if name in ("undo", "redo"):
            status, answer = desk.post(f"{name}/", version=before["version"], delta=True)
        else:
            current = Report.objects.get(pk=report.pk)
            value = working_value(current)
            arguments = MOVES[name](Working(value.breakdown, value.layers), report.text, chance)
            status, answer = desk.apply((name, arguments), version=before["version"], delta=True)
        if status != 200 or "changes" not in answer:
            before = desk.state()
            continue
        after = desk.state()
        told.append({"before": before, "answer": answer})
        states.append({**after, "merged_with": [], "repeated": False} if name not in ("undo", "redo") else after)
        before = after
    assert merged(told) == states


def test_an_answer_tells_of_the_parts_that_have_changed_alone(editor: User) -> None:
    desk = Desk(made(12, editor), editor)
    before = desk.state()
    one = statements(before)[5]
    status, answer = desk.apply(("confirm", {"part": one["index"]}), delta=True)
    assert (status, answer["since"], answer["version"]) == (200, before["version"], before["version"] + 1)
    assert "text" not in answer
    assert "mentions" not in answer
    assert [(c["at"], c["gone"], [p["sid"] for p in c["parts"]]) for c in answer["changes"]] == [
        (one["index"], 1, [one["sid"]])
    ]
    assert answer["changes"][0]["parts"][0] == desk.state()["parts"][one["index"]]


def test_who_is_at_an_earlier_version_and_who_does_not_ask_for_less_get_the_whole_state(
    report: Report, editor: User
) -> None:
    desk, other = Desk(report, editor), Desk(report, account("otto", "Editor"))
    seen = desk.state()["version"]
    one, two = statements(desk.state())[:2]
    _, answer = other.apply(("confirm", {"part": one["index"]}))
    assert answer["text"] == report.text
    status, answer = desk.apply(("confirm", {"part": two["index"]}), version=seen, delta=True)
    assert (status, answer["text"]) == (200, report.text)
    assert answer == {**desk.state(), "merged_with": answer["merged_with"], "repeated": False}


def test_an_answer_takes_as_many_queries_in_a_long_record_as_in_a_short_one(editor: User) -> None:
    counts: list[list[int]] = []
    for items in (2, 12):
        desk = Desk(made(items, editor), editor)
        state = desk.state()
        one = statements(state)[0]
        counts.append([])
        for operation in (
            ("confirm", {"part": one["index"]}),
            ("attribute", {"part": one["index"], "speakers": ["Junichiro Koizumi"]}),
            ("set_topics", {"sid": one["sid"], "topics": ["trade"]}),
            ("split", {"part": one["index"], "at": state["text"].index(" ", one["start"] + 12)}),
            ("merge", {"part": one["index"]}),
        ):
            status, state = desk.post(
                "apply/",
                version=state["version"],
                operations=[{"name": operation[0], "arguments": operation[1]}],
                delta=True,
            )
            assert (status, "changes" in state) == (200, True)
            counts[-1].append(desk.queries)
    assert counts[0] == counts[1]
