"""The gate: what nobody has confirmed, and that no statement is published that nobody has looked at."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Identification, Report, Statement
from archive.publishing import Unseen, publish
from archive.reviewing.commenting import comment, settle
from archive.reviewing.gating import Open, gate
from archive.reviewing.submitting import OpenWork, accept
from diplomacy.accounts.models import User

from .people import change, check_all


def told(report: Report) -> list[tuple[str, str]]:
    return [(item.what.value, item.text) for item in gate(report=report).items]


def test_a_statement_is_open_until_somebody_has_looked_at_it(draft: Report, editor: User) -> None:
    assert [item.text for item in gate(report=draft).unseen] == ["1(1)", "1(2)"]
    first = Statement.objects.filter(report=draft).earliest("ordinal")
    change(draft, editor, "confirm", part=first.ordinal)
    assert [(item.text, item.ordinal) for item in gate(report=draft).unseen] == [("1(2)", first.ordinal + 2)]
    check_all(draft, editor)
    assert gate(report=draft).unseen == ()


def test_what_is_changed_has_to_be_looked_at_again(checked: Report, editor: User) -> None:
    second = Statement.objects.filter(report=checked).latest("ordinal")
    change(checked, editor, "attribute", part=second.ordinal, addressees=["Zara Zanzibarite"])
    assert [item.sid for item in gate(report=checked).unseen] == [second.identity_id]


def test_nothing_is_published_that_nobody_has_looked_at(draft: Report, editor: User) -> None:
    with pytest.raises(Unseen, match=r"nobody has looked at the statements 1\(1\), 1\(2\); check them first"):
        publish(report=draft, by=editor)
    with pytest.raises(Unseen):
        accept(report=draft, by=editor, nevertheless="Because I say so.")
    assert not draft.editions.exists()
    check_all(draft, editor)
    assert publish(report=draft, by=editor).number == "1.0"


def test_of_many_unseen_statements_the_first_are_named(seeds: dict[str, Report], editor: User) -> None:
    report = seeds["004"]
    ordinals = list(Statement.objects.filter(report=report).order_by("ordinal").values_list("ordinal", flat=True))
    by = report.revisions.latest("number").by
    assert by is not None
    change(report, by, "unconfirm", parts=ordinals)
    with pytest.raises(Unseen, match=f" and {len(ordinals) - 5} more; check them first$"):
        publish(report=report, by=editor)


def test_flags_names_comments_and_missing_facts_are_told(checked: Report, editor: User) -> None:
    assert told(checked) == []
    flag = checked.flags.create(message="Look at the date.", revision=1)
    second = Statement.objects.filter(report=checked).latest("ordinal")
    change(checked, editor, "attribute", part=second.ordinal, speakers=["Nobody Known"])
    check_all(checked, editor)
    said = comment(report=checked, text="Who   is\nthat?", by=editor, sid=second.identity_id)
    change(checked, editor, "describe", event_date=None)
    found = gate(report=checked)
    assert [(item.what, item.key, item.sid) for item in found.items] == [
        (Open.FLAG, flag.pk, ""),
        (Open.NAME, None, second.identity_id),
        (Open.COMMENT, said.pk, second.identity_id),
        (Open.BASIC, None, ""),
    ]
    texts = [item.text for item in found.items]
    assert (texts[0], texts[2], texts[3]) == ("Look at the date.", "ed: Who is that?", "It has no date of the event.")
    assert texts[1].startswith("Nobody Known is not identified: ")


def test_what_is_settled_and_decided_is_open_no_more(checked: Report, editor: User) -> None:
    said = comment(report=checked, text="Who is that?", by=editor)
    settle(comment=said, by=editor)
    second = Statement.objects.filter(report=checked).latest("ordinal")
    change(checked, editor, "attribute", part=second.ordinal, speakers=["Nobody Known"])
    check_all(checked, editor)
    assert [what for what, _text in told(checked)] == ["name"]
    Identification.objects.create(report=checked, name="Nobody Known", person=None, by=editor)
    assert told(checked) == []


def test_open_work_is_published_only_by_who_says_why(checked: Report, editor: User) -> None:
    checked.flags.create(message="Look at the date.", revision=1)
    with pytest.raises(OpenWork, match=r"has open work \(1\): settle it, or say why"):
        accept(report=checked, by=editor, nevertheless="  ")
    assert not checked.editions.exists()
    edition = accept(report=checked, by=editor, nevertheless="The date is right.")
    (kept,) = checked.comments.all()
    assert (edition.note, kept.text, kept.by, kept.settled_by) == (
        "",
        "Edition 1.0 was published with open work (1): The date is right.",
        editor,
        editor,
    )
    assert "The date is right." not in edition.content


@pytest.mark.parametrize("flags", [1, 3])
def test_the_gate_asks_as_often_for_many_open_things_as_for_one(draft: Report, editor: User, flags: int) -> None:
    for number in range(flags):
        draft.flags.create(message=f"Look {number}.", revision=1)
        comment(report=draft, text=f"Say {number}.", by=editor)
    with CaptureQueriesContext(connection) as queries:
        gate(report=draft)
    assert len(queries) == 4
