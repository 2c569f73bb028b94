"""The workbench's page: what it shows, what its forms do without a script, and whose keys are whose."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.desk.guidelines import GUIDELINES
from archive.desk.workbench.finding import find_words
from archive.desk.workbench.keys import ACTIONS, GROUPS, bindings, read_shortcuts
from archive.desk.workbench.state import state_of
from archive.editing import Operation, apply
from archive.editing.working_copy import working_value
from archive.models import AuditEntry, Comment, DeskPreference, Flag, Identification, Presence, Report
from archive.parsing.breakdown import Kind
from diplomacy.accounts.models import User
from tests.archive.conftest import account


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """An editor who is signed in."""
    client.force_login(editor)
    return client


def address(report: Report, part: int | str | None = None) -> str:
    return reverse("desk:workbench", args=[report.pk]) + ("" if part is None else f"?part={part}")


def fields(report: Report, part: int) -> dict[str, Any]:
    """The form as it is sent without a change."""
    state = state_of(report, User.objects.order_by("pk").last())
    of = state["parts"][part]
    return {
        "version": state["version"],
        "part": part,
        "kind": of["kind"],
        "path": of["path"] or "",
        "speakers": "; ".join(voice["name"] for voice in of["speakers"]),
        "addressees": "; ".join(voice["name"] for voice in of["addressees"]),
        "conveyed_by": of["conveyed_by"]["name"] if of["conveyed_by"] else "",
        **{name: of[name] or "" for name in ("attribution", "speech", "role", "answers")},
        "topics": "; ".join(topic["label"] for topic in of["topics"] if topic["start"] is None),
    }


def send(desk: Client, report: Report, part: int, do: str, **values: str) -> HttpResponse:
    report = Report.objects.get(pk=report.pk)
    return desk.post(address(report), {**fields(report, part), "do": do, **values})  # type: ignore[return-value]


def parts_of(report: Report) -> Any:
    return working_value(Report.objects.get(pk=report.pk)).breakdown.segments


def said_first(report: Report) -> int:
    """The index of the first statement."""
    return next(n for n, part in enumerate(parts_of(report)) if part.kind is Kind.STATEMENT)


def test_the_page_has_every_character_of_the_text_in_its_lines(desk: Client, draft: Report) -> None:
    html = desk.get(address(draft)).content.decode()
    source = html[html.index('id="source"') : html.index('id="source-help"')]
    source = re.sub(r'<span class="note not-words">.*?</span>(?=[^<]|<span class="part|</span>)', "", source)
    lines = re.findall(r'<div class="line" data-from="\d+">(.*?)</div>', source)
    shown = "\n".join(re.sub(r"<[^>]+>", "", line) for line in lines)
    assert shown == draft.text


QUERIES = 12
"""Session, account and its permissions take four of them, the frame one; nothing is asked for each part."""


def grow(report: Report, number: int, by: User) -> None:
    """So many comments, flags, decisions, positions, findings, accounts that have checked, and editors who are there."""
    value = working_value(report)
    part = value.breakdown.statements()[0]
    for n in range(number):
        other = account(f"more{number}{n}", "Editor")
        Comment.objects.create(report=report, identity_id=part.sid, version=report.version, text="So?", by=other)
        Flag.objects.create(report=report, message="look", start=part.start, end=part.end, revision=1)
        Identification.objects.create(report=report, name=f"Name {number}{n}", by=other)
        Presence.objects.create(report=report, user=other, seen_at=timezone.now())
        index = next(i for i, one in enumerate(value.breakdown.segments) if one.sid == part.sid)
        position = {
            "sid": part.sid, "proposition": "peace-treaty-early", "holder_country": "japan", "direction": "neutral", "act": "asks",
            "evidence": "explicit", "start": part.start, "end": part.end, "by": "x", "claims_also_for": ["igor-ivanov"],
        }  # fmt: skip
        # Each of its own words: of the same ones something is said once.
        place = {"start": part.start, "end": part.end - 2 * number - n, "kind": "place", "country": "", "name": "Kolga", "rule": "", "confidence": 1}  # fmt: skip
        steps = [
            {"name": "code", "arguments": position},
            {"name": "note", "arguments": {"kind": "place", "said": place, "by": "x"}},
            {"name": "confirm", "arguments": {"part": index, "by": other.pk}},
        ]
        operation = Operation("batch", {"operations": steps})
        apply(report=report, operation=operation, expected_version=report.version, by=by)
        report.refresh_from_db()


def test_the_page_costs_the_same_whatever_the_report_has(
    desk: Client, draft: Report, seeds: dict[str, Report], editor: User, django_assert_max_num_queries: Any
) -> None:
    numbers = []
    grow(draft, 1, editor)
    desk.get(address(draft))  # what is asked once for each process
    for more in (0, 3):
        grow(draft, more, editor)
        with django_assert_max_num_queries(QUERIES) as queries:
            assert desk.get(address(draft)).status_code == 200
        numbers.append(len(queries))
    assert numbers == [QUERIES, QUERIES]
    # Twelve statements cost what forty do; where there is nothing to undo it is not asked what that is.
    for report in (seeds["003"], seeds["004"]):
        with django_assert_max_num_queries(QUERIES - 1):
            assert desk.get(address(report)).status_code == 200


def test_a_link_chooses_a_part_by_its_number_or_a_statement_by_its_identity(desk: Client, draft: Report) -> None:
    first = said_first(draft)
    sid = parts_of(draft)[first].sid
    for part in (first, sid):
        chosen = desk.get(address(draft, part)).context["chosen"]
        assert (chosen["index"], chosen["sid"]) == (first, sid)
    for nonsense in ("99999", "x", "-1", "\u0662"):
        assert desk.get(address(draft, nonsense)).context["chosen"]["index"] == first


def test_without_a_script_the_fields_are_saved(desk: Client, draft: Report) -> None:
    first = said_first(draft)
    answer = send(
        desk, draft, first, "save", speakers="Vladimir Putin", addressees="Zara Zanzibarite", topics="Peace treaty"
    )
    assert (answer.status_code, answer["Location"]) == (302, f"{address(draft)}?part={first}#panel")
    part = parts_of(draft)[first]
    assert (part.speakers, part.addressees) == (("Vladimir Putin",), ("Zara Zanzibarite",))
    value = working_value(Report.objects.get(pk=draft.pk))
    assert {tag.topic for tag in value.layers.tags if tag.sid == part.sid} == {"peace-treaty"}


def test_a_form_without_a_change_makes_no_version(desk: Client, draft: Report) -> None:
    before = draft.version
    for part in range(len(parts_of(draft))):
        assert send(desk, draft, part, "save").status_code == 302
    draft.refresh_from_db()
    assert draft.version == before


def test_confirming_goes_on_to_the_next_statement_that_nobody_has_looked_at(
    desk: Client, draft: Report, editor: User
) -> None:
    first = said_first(draft)
    second = next(n for n, p in enumerate(parts_of(draft)) if p.kind is Kind.STATEMENT and n > first)
    answer = send(desk, draft, first, "confirm")
    assert answer["Location"] == f"{address(draft)}?part={second}#panel"
    assert parts_of(draft)[first].confirmed_by == (editor.pk,)
    send(desk, draft, first, "unconfirm")
    assert parts_of(draft)[first].confirmed_by == ()


def test_without_a_script_parts_are_divided_and_joined_and_it_is_undone(desk: Client, draft: Report) -> None:
    # On the first statement rests a position, which would lose its words.
    assert send(desk, draft, said_first(draft), "split", words="that the peace treaty").status_code == 409
    before = parts_of(draft)
    last = len(before) - 1
    send(desk, draft, last, "split", words="that the zanzibarite")
    divided = parts_of(draft)
    assert len(divided) == len(before) + 1
    assert draft.text[divided[last + 1].start :].startswith("that the zanzibarite")
    send(desk, draft, last, "move", words="was a matter")
    assert draft.text[parts_of(draft)[last + 1].start :].startswith("was a matter")
    send(desk, draft, last, "undo")
    send(desk, draft, last, "undo")
    assert parts_of(draft) == before
    send(desk, draft, last, "redo")
    assert parts_of(draft) == divided
    send(desk, draft, last, "merge")
    assert [(p.start, p.end) for p in parts_of(draft)] == [(p.start, p.end) for p in before]


def test_without_a_script_a_position_is_coded_and_taken_back(desk: Client, draft: Report) -> None:
    first = said_first(draft)
    coded = {
        "proposition": "peace-treaty-early", "holder": "Vladimir Putin", "direction": "opposes", "strength": "1",
        "act": "states", "evidence": "inferred", "position_words": "should await", "rationale": "Waiting.",
    }  # fmt: skip
    assert send(desk, draft, first, "code", **coded).status_code == 302
    positions = working_value(Report.objects.get(pk=draft.pk)).layers.positions
    new = next(p for p in positions if p.proposition == "peace-treaty-early")
    assert (new.holder_person, new.direction, new.strength, new.by) == ("vladimir-putin", "opposes", 1, "ed")
    assert draft.text[new.start : new.end] == "should await"
    send(desk, draft, first, f"uncode:{new.key}")
    assert new.key not in {p.key for p in working_value(Report.objects.get(pk=draft.pk)).layers.positions}


def test_without_a_script_words_are_emended_and_that_is_taken_back(desk: Client, draft: Report) -> None:
    first = said_first(draft)
    assert send(desk, draft, first, "emend", emend_words="should", reading="must", reason="a slip").status_code == 302
    (one,) = working_value(Report.objects.get(pk=draft.pk)).layers.emendations
    assert (draft.text[one.start : one.end], one.reading, one.reason, one.by) == ("should", "must", "a slip", "ed")
    send(desk, draft, first, f"unemend:{one.start}-{one.end}")
    assert working_value(Report.objects.get(pk=draft.pk)).layers.emendations == ()


def test_a_flag_is_settled_with_the_word_on_what_was_found(desk: Client, draft: Report, editor: User) -> None:
    flag = Flag.objects.create(report=draft, message="Look here.", start=0, end=5, revision=1)
    assert send(desk, draft, 0, f"settle:{flag.pk}", settle_words="It is a title.").status_code == 302
    flag.refresh_from_db()
    assert flag.settled_by == editor
    assert AuditEntry.objects.filter(table="archive_flag").latest("pk").why == "It is a title."
    other = Flag.objects.create(report=draft, message="And here.", revision=1)
    path = reverse("desk:settle_flag", args=[draft.pk])
    answer = desk.post(path, {"flag": other.pk, "words": "Nothing."}, content_type="application/json")
    assert (answer.status_code, answer.json()["flags"]) == (200, [])
    assert desk.post(path, {"flag": other.pk}, content_type="application/json").status_code == 422


@pytest.mark.parametrize(
    ("do", "values", "told"),
    [
        ("save", {"topics": "no such topic"}, "There is no topic “no such topic”"),
        ("split", {"words": "not in there"}, "“not in there” does not stand in this part"),
        ("split", {"words": ""}, "does not stand in this part"),
        ("code", {"proposition": "zanzibarite-first", "holder": "Nobody At All"}, "is no heading of one person"),
        ("emend", {"emend_words": "should", "reading": "must", "reason": ""}, "Say why the words are read otherwise"),
        ("unemend:1", {}, "no such emendation"),
        ("settle:12", {}, "The flag is settled already"),
        ("dance", {}, "There is no button “dance”"),
        ("save", {"version": "x"}, "for which version"),
        ("comment", {"comment_text": "\0"}, "has a NUL character"),
    ],
)
def test_what_can_t_be_done_is_told_and_what_was_typed_is_kept(
    desk: Client, draft: Report, do: str, values: dict[str, str], told: str
) -> None:
    answer = send(desk, draft, said_first(draft), do, **values)
    assert answer.status_code == 409
    html = answer.content.decode()
    assert told in html
    assert Report.objects.get(pk=draft.pk).version == draft.version
    if "holder" in values:
        assert 'value="Nobody At All"' in html


def test_another_s_change_of_the_same_part_meanwhile_is_told(desk: Client, draft: Report, superuser: User) -> None:
    first = said_first(draft)
    mine = fields(draft, first)
    other = Client()
    other.force_login(superuser)
    send(other, draft, first, "save", speakers="Igor Ivanov")
    answer = desk.post(address(draft), {**mine, "do": "save", "speakers": "Junichiro Koizumi"})
    assert answer.status_code == 409
    assert "root changed the same part meanwhile" in answer.content.decode()
    assert parts_of(draft)[first].speakers == ("Igor Ivanov",)


def test_who_may_not_change_sees_the_record_and_no_fields(client: Client, draft: Report) -> None:
    reader = account("reader")
    client.force_login(reader)
    assert client.get(address(draft)).status_code == 403
    from django.contrib.auth.models import Permission

    reader.user_permissions.add(Permission.objects.get(codename="view_report", content_type__app_label="archive"))
    html = client.get(address(draft)).content.decode()
    assert "Your roles don’t allow you to change it." in html
    assert 'id="f-speakers"' not in html
    assert send(client, draft, said_first(draft), "confirm").status_code == 403
    assert send(client, draft, said_first(draft), "undo").status_code == 403


def test_each_field_has_its_rule_beside_it_and_a_way_to_the_whole(desk: Client, draft: Report) -> None:
    html = desk.get(address(draft)).content.decode()
    method = desk.get("/about/method/").content.decode()
    for name, guideline in GUIDELINES.items():
        assert f'id="rule-{name}"' in html, name
        assert f'id="{guideline.section}"' in method, name


def test_keys_are_kept_for_one_account_and_only_those_that_differ(desk: Client, editor: User, superuser: User) -> None:
    path = reverse("desk:keys")
    answer = desk.post(path, {"shortcuts": {**bindings({}), "next": "0"}}, content_type="application/json")
    assert (answer.status_code, answer.json()["keys"]["next"]) == (200, "0")
    assert DeskPreference.objects.get(user=editor).shortcuts == {"next": "0"}
    answer = desk.post(path, {"are_shortcuts_on": False}, content_type="application/json")
    assert answer.json()["are_shortcuts_on"] is False
    assert DeskPreference.objects.get(user=editor).shortcuts == {"next": "0"}
    assert not DeskPreference.objects.filter(user=superuser).exists()


@pytest.mark.parametrize("body", ["[" * 100_000, '{"shortcuts": {"next": "\\ud800"}}', "[]", "{"])
def test_keys_that_can_t_be_read_are_refused(body: str, desk: Client) -> None:
    answer = desk.post(reverse("desk:keys"), body, content_type="application/json")
    assert (answer.status_code, list(answer.json()), DeskPreference.objects.exists()) == (422, ["errors"], False)


@pytest.mark.parametrize(
    "wrong", [{"next": "k"}, {"next": "Shift"}, {"next": "1"}, {"next": "jj"}, {"no": "j"}, {"next": 4}, [], "j"]
)
def test_keys_that_can_t_be_are_refused(wrong: Any) -> None:
    with pytest.raises(ValidationError):
        read_shortcuts(wrong)


def test_usual_keys_differ_and_an_empty_one_is_none() -> None:
    assert read_shortcuts(bindings({})) == {}
    assert read_shortcuts({"next": "", "previous": ""}) == {"next": "", "previous": ""}
    assert bindings({"next": ""})["next"] == ""


def test_the_page_s_modules_know_every_action() -> None:
    source = (Path(settings.BASE_DIR) / "diplomacy/static/js/desk/actions.js").read_text()
    body = source[source.index("const actions = {") : source.index("function place()")]
    known = set(re.findall(r"^    (\w+)(?:\(\)|:)", body, re.MULTILINE))
    assert known == set(ACTIONS)


def test_the_sentences_that_the_modules_say_are_there() -> None:
    from archive.desk.workbench.sentences import SENTENCES

    folder = Path(settings.BASE_DIR) / "diplomacy/static/js/desk"
    source = "\n".join(path.read_text() for path in folder.glob("*.js"))
    said = set(re.findall(r"""\b(?:say|word|words)\(\s*"(\w+)\"""", source))
    said |= set(re.findall(r"""\b(?:say|word|words)\([^;,()`\n]*\? "(\w+)" :""", source))
    assert said - set(SENTENCES) == set()


def test_the_table_of_keys_in_the_docs_is_that_of_the_code() -> None:
    page = (Path(settings.BASE_DIR) / "docs/desk.md").read_text()
    page = page.partition("\n## The workbench\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \|$", page, re.MULTILINE)
    told = [(key.replace("\\|", "|"), what) for key, what in rows]
    assert told == [(action.key, str(action.label)) for _label, actions in GROUPS for action in actions]


def test_words_are_found_whatever_white_space_stands_between_them() -> None:
    text = "He said  that\nhe knew that he said so."
    assert find_words(text, "said that he", 0, len(text)) == (3, 16)
    with pytest.raises(ValidationError, match="2 times"):
        find_words(text, "that", 0, len(text))


def test_the_state_in_the_page_is_json_that_no_script_runs(desk: Client, draft: Report) -> None:
    html = desk.get(address(draft)).content.decode()
    found = re.search(r'<script id="state" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found
    assert json.loads(found[1])["version"] == draft.version
