"""Whoever may not, and whatever can't be read: refused in JSON, with nothing written and never an error of ours."""

from __future__ import annotations

import string
from typing import Any

import orjson
import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.editing import judging
from archive.models import Person, RefusedSuggestion, Report
from archive.parsing.revising.operations import OPERATIONS
from diplomacy.accounts.models import User
from tests.archive.conftest import account

from .workbench import Desk, statements

pytestmark = pytest.mark.usefixtures("seeds")

READ = ("state/", "candidates/", "topics/", "propositions/", "suggestions/", "holders/")
WRITE = ("apply/", "undo/", "redo/", "presence/", "suggestions/refuse/", "people/", "names/")


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["001"]


@pytest.fixture
def desk(report: Report, editor: User) -> Desk:
    return Desk(report, editor)


def confirming(state: Any) -> dict[str, Any]:
    part = statements(state)[0]["index"]
    return {"version": state["version"], "operations": [{"name": "confirm", "arguments": {"part": part}}]}


def test_who_is_not_signed_in_is_told_so_in_json(report: Report) -> None:
    desk = Desk(report, None)
    assert {desk.get(path)[0] for path in READ} | {desk.post(path)[0] for path in WRITE} == {401}


def test_a_reader_without_a_role_sees_nothing(report: Report) -> None:
    desk = Desk(report, account("nobody"))
    assert {desk.get(path)[0] for path in READ} | {desk.post(path)[0] for path in WRITE} == {403}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Editor", {"state/": 200, "apply/": 200, "attribute": 200, "undo/": 200, "presence/": 200, "suggestions/refuse/": 200, "people/": 201, "names/": 200}),
        ("Reviewer", {"state/": 200, "apply/": 200, "attribute": 403, "undo/": 200, "presence/": 200, "suggestions/refuse/": 403, "people/": 403, "names/": 403}),
        ("Vocabulary editor", {"state/": 200, "apply/": 403, "attribute": 403, "undo/": 403, "presence/": 200, "suggestions/refuse/": 403, "people/": 201, "names/": 403}),
    ],
)  # fmt: skip
def test_each_role_does_what_it_may(report: Report, role: str, expected: dict[str, int]) -> None:
    desk = Desk(report, account("somebody", role))
    state = desk.state()
    part = statements(state)[0]
    told = {"state/": 200, "apply/": desk.post("apply/", **confirming(state))[0]}
    told["undo/"] = desk.post("undo/", version=desk.state()["version"])[0]
    told["attribute"] = desk.apply(("attribute", {"part": part["index"], "role": "question"}))[0]
    told["presence/"] = desk.post("presence/")[0]
    told["suggestions/refuse/"] = desk.post("suggestions/refuse/", sid=part["sid"], topic="iraq")[0]
    told["people/"] = desk.post("people/", label="Newcomer Nobody")[0]
    told["names/"] = desk.post("names/", name="Vladimir Putin", person="igor-ivanov")[0]
    assert told == expected


def test_a_reviewer_undoes_her_checks_and_nobodys_words(report: Report, editor: User) -> None:
    first, second = statements(Desk(report, editor).state())[:2]
    reviewer = account("rita", "Reviewer")
    desk = Desk(report, reviewer)
    desk.apply(("confirm", {"part": first["index"]}))
    Desk(report, editor).apply(("attribute", {"part": second["index"], "role": "question"}))
    state = desk.state()
    assert desk.post("undo/", version=state["version"], with_theirs=[state["version"]])[0] == 403


def test_deciding_who_is_meant_needs_its_own_permission(report: Report) -> None:
    state = Desk(report, account("rita", "Reviewer")).state()
    status, _ = Desk(report, account("rick", "Reviewer")).post("apply/", **confirming(state), who={"A": "igor-ivanov"})
    assert status == 403


def test_what_is_in_the_bin_is_not_changed(draft: Report, editor: User) -> None:
    Report.objects.filter(pk=draft.pk).update(binned_at=timezone.now(), binned_by=editor, bin_reason="x")
    desk = Desk(draft, editor)
    state = desk.state()
    assert not any(state["may"][name] for name in ("change", "check", "settle", "identify", "submit"))
    answers = [
        desk.post("apply/", **confirming(state)),
        desk.post("undo/", version=state["version"]),
        desk.post("suggestions/refuse/", sid=statements(state)[0]["sid"], topic="peace-treaty"),
        desk.post("flags/settle/", flag=1),
        desk.post("take/"),
    ]
    assert [(status, "in the bin" in told["errors"][0]["message"]) for status, told in answers] == [(422, True)] * 5


def test_another_method_and_another_report_are_refused(report: Report, editor: User, superuser: User) -> None:
    desk = Desk(report, superuser)
    assert {desk.post(path)[0] for path in READ} | {desk.get(path)[0] for path in WRITE} == {405}
    report.pk = 999_999
    assert {Desk(report, editor).get(path)[0] for path in READ} == {404}


def test_a_request_from_another_site_is_refused(report: Report, editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert client.post(f"/admin/desk/reports/{report.pk}/presence/").status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no json",
        b"[]",
        b"3",
        b'"text"',
        b"null",
        b'{"version": 2}',
        b'{"version": "2", "operations": [{"name": "merge"}]}',
        b'{"version": true, "operations": [{"name": "merge"}]}',
        b'{"version": 99999999999999999999, "operations": [{"name": "merge"}]}',
        b'{"version": 2, "operations": []}',
        b'{"version": 2, "operations": {"name": "merge"}}',
        b'{"version": 2, "operations": ["merge"]}',
        b'{"version": 2, "operations": [{"name": 3}]}',
        b'{"version": 2, "operations": [{"name": "merge", "arguments": []}]}',
        b'{"version": 2, "operations": [{"name": "restore", "arguments": {"revision": 1}}]}',
        b'{"version": 2, "operations": [{"name": "take_back", "arguments": {"revision": 2}}]}',
        b'{"version": 2, "operations": [{"name": "batch", "arguments": {"operations": []}}]}',
        b'{"version": 2, "operations": [{"name": "describe", "arguments": {"title": "a\\u0000b"}}]}',
        b'{"version": 2, "operations": [{"name": "describe", "arguments": {"title": "a\\ud800b"}}]}',
        b'{"version": 2, "operations": [{"name": "describe", "arguments": {"participants": [[[[[[1]]]]]]}}]}',
        b'{"version": 2, "operations": [{"name": "describe"}], "token": "x"}',
        b'{"version": 2, "operations": [{"name": "describe"}], "token": 4}',
        b'{"version": 2, "operations": [{"name": "describe"}], "who": []}',
        b'{"version": 2, "operations": [{"name": "describe"}], "who": {"A": 3}}',
        pytest.param(b"[" * 5000, id="open brackets"),
        pytest.param(b'{"version": 2, "operations": ' + b"[" * 900 + b"]" * 900 + b"}", id="deep"),
        pytest.param(
            orjson.dumps({"version": 2, "operations": [{"name": "merge", "arguments": {"part": 1}}] * 501}), id="501"
        ),
        pytest.param(
            orjson.dumps({"version": 2, "operations": [{"name": "describe", "arguments": {"title": "x" * 5000}}]}),
            id="long title",
        ),
        "{“version”: 2}".encode(),
        b"\xff\xfe",
        pytest.param(b'{"version": 2, "x": "' + b"x" * 1_000_000 + b'"}', id="megabyte"),
    ],
)
def test_what_can_not_be_read_is_refused_with_a_reason(desk: Desk, report: Report, body: bytes) -> None:
    status, told = desk.send("apply/", body)
    assert (status, list(told), 0 < len(told["errors"][0]["message"]) <= 600) == (422, ["errors"], True)
    assert Report.objects.get(pk=report.pk).version == report.version


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(alphabet=string.printable + "é日\x00\u202e", max_size=8)
    | st.sampled_from(["peace-treaty", "igor-ivanov", "japan", "1.2", "statement", "answer", "named"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["person", "office", "x", ""]), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip
NAMES = (
    "part", "parts", "at", "to", "kind", "path", "direction", "speakers", "addressees", "attribution", "speech", "role",
    "conveyed_by", "answers", "by", "start", "end", "person", "office", "title", "event_date", "participants", "sid",
    "topic", "topics", "key", "proposition", "act", "evidence", "strength", "holder_person", "claims_also_for", "reading",
    "reason", "note", "witness", "self", "layers", "breakdown",
)  # fmt: skip


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted({*OPERATIONS, *judging.OPERATIONS, "restore", "x"})),
            st.dictionaries(st.sampled_from(NAMES), ANY, max_size=6),
        ),
        min_size=1,
        max_size=2,
    ),
    st.integers(0, 5),
)
def test_arguments_of_any_shape_are_applied_or_refused(
    desk: Desk, report: Report, operations: list[tuple[str, dict[str, Any]]], index: int
) -> None:
    state = desk.state()
    part = statements(state)[index]
    for name, arguments in operations:
        if name in OPERATIONS and name != "describe":
            arguments.setdefault("part", part["index"])
        elif name in judging.OPERATIONS:
            arguments.setdefault("sid", part["sid"])
    status, told = desk.apply(*operations, version=state["version"])
    assert (status, "version" in told, "errors" in told) in ((200, True, False), (422, False, True)), told


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    st.sampled_from(["undo/", "redo/", "presence/", "suggestions/refuse/", "people/", "names/"]),
    st.dictionaries(
        st.sampled_from(["version", "token", "with_theirs", "sid", "topic", "topics", "label", "surname", "slug", "country", "is_another", "name", "person", "note"]),
        ANY,
        max_size=6,
    ),
)  # fmt: skip
def test_no_body_of_the_other_addresses_is_an_error_of_ours(
    report: Report, superuser: User, path: str, data: dict[str, Any]
) -> None:
    assert Desk(report, superuser).post(path, **data)[0] in (200, 201, 404, 409, 422)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    st.sampled_from(["candidates/", "topics/", "propositions/", "suggestions/", "holders/"]),
    st.text(max_size=300) | st.sampled_from(["%", "_", "\\", "'", '"', "\x00", " ", "a b c d", "x" * 5000]),
    st.text(max_size=8) | st.integers(-5, 2**70).map(str),
)
def test_no_question_is_an_error_of_ours(desk: Desk, path: str, q: str, part: str) -> None:
    data = {name: value.encode("utf-8", "ignore").decode() for name, value in (("q", q), ("part", part))}
    assert desk.get(path, **data)[0] in (200, 422)


def test_a_new_person_needs_a_name_and_is_not_made_twice(report: Report, superuser: User) -> None:
    desk = Desk(report, superuser)
    assert desk.post("people/", label="Zoë  Zaal", country="japan") == (
        201,
        {"slug": "zoe-zaal", "label": "Zoë Zaal", "name": "Zoë Zaal"},
    )
    person = Person.objects.select_related("country").get(slug="zoe-zaal")
    assert (person.surname, str(person.country)) == ("Zaal", "Japan")
    status, told = desk.post("people/", label="zoë zaal")
    assert (status, told["existing"]) == (422, [{"slug": "zoe-zaal", "label": "Zoë Zaal"}])
    assert desk.post("people/", label="Zoë Zaal", is_another=True)[1]["slug"] == "zoe-zaal-2"
    for wrong in (
        {"label": "  "},
        {"label": 3},
        {"label": "A", "country": "atlantis"},
        {"label": "x" * 300},
        {"label": "A", "slug": "no slug"},
    ):
        assert desk.post("people/", **wrong)[0] == 422  # fmt: skip


def test_a_refused_topic_is_kept_once_with_who_refused_it(desk: Desk, editor: User) -> None:
    sid = statements(desk.state())[0]["sid"]
    for _ in range(2):
        assert desk.post("suggestions/refuse/", sid=sid, topics=["iraq", "energy"]) == (
            200,
            {"refused": ["energy", "iraq"]},
        )
    rows = RefusedSuggestion.objects.order_by("topic__slug").values_list("identity", "topic__slug", "by")
    assert list(rows) == [(sid, "energy", editor.pk), (sid, "iraq", editor.pk)]
    assert desk.post("suggestions/refuse/", sid="ZZZZZZZZ", topic="iraq")[0] == 404
    assert desk.post("suggestions/refuse/", sid=sid, topic="no-such")[0] == 404
