"""The rows of the working copy: an edit writes what has changed, however long the record is."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DataError, connection
from django.test.utils import CaptureQueriesContext

from archive.copying import update_rows
from archive.editing import Operation, apply
from archive.importing import import_record
from archive.models import Mention, Part, Report, Statement, Voice
from diplomacy.accounts.models import User
from tests.archive.conftest import received

pytestmark = pytest.mark.usefixtures("seeds")

ITEM = "{n}. Trade\n\n(1) President Putin thanked Prime Minister Koizumi. In response, Prime Minister Koizumi noted item {n}.\n\n"


def long_report(items: int) -> Report:
    head = (
        f"Talks of {items}\n\nSeptember 1, 2003\n\nPresident Vladimir Putin met Prime Minister Junichiro Koizumi.\n\n"
    )
    text = head + "".join(ITEM.format(n=n) for n in range(1, items + 1))
    import_record(received(text, name=f"{items}.txt"))
    return Report.objects.get(identity=f"file:mofa-japan/{items}.txt")


def keys(report: Report) -> dict[str, set[Any]]:
    return {
        "parts": set(report.parts.values_list("pk", "ordinal", "start")),
        "statements": set(Statement.objects.filter(report=report).values_list("pk", "identity")),
        "voices": set(Voice.objects.filter(statement__report=report).values_list("pk", flat=True)),
        "mentions": set(Mention.objects.filter(report=report).values_list("pk", flat=True)),
    }


def change(report: Report, by: User, name: str, **arguments: Any) -> None:
    apply(report=report, operation=Operation(name, arguments), expected_version=report.version, by=by)
    report.refresh_from_db()


def test_rows_that_an_edit_does_not_touch_stay(editor: User) -> None:
    report = long_report(4)
    before = keys(report)
    change(report, editor, "describe", title="Other talks")
    assert keys(report) == before
    statement = Statement.objects.filter(report=report).earliest("ordinal")
    change(report, editor, "attribute", part=statement.ordinal, speakers=["Igor Ivanov"])
    after = keys(report)
    assert (after["parts"], after["statements"], after["mentions"]) == (
        before["parts"], before["statements"], before["mentions"],
    )  # fmt: skip
    assert len(before["voices"] - after["voices"]) == 1
    assert statement.voices.get(capacity="speaker").name == "Igor Ivanov"


def test_a_split_gives_the_parts_after_it_their_new_places(editor: User) -> None:
    report = long_report(4)
    part = Statement.objects.filter(report=report).earliest("ordinal")
    statements = keys(report)["statements"]
    change(report, editor, "split", part=part.ordinal, at=report.text.index(" Prime", part.start) + 1)
    assert statements < keys(report)["statements"]
    ordinals = list(report.parts.order_by("start").values_list("ordinal", flat=True))
    assert ordinals == list(range(len(ordinals)))


@pytest.mark.parametrize("name", ["describe", "confirm", "split"])
def test_an_edit_takes_as_many_queries_in_a_long_record_as_in_a_short_one(editor: User, name: str) -> None:
    counts = []
    for items in (3, 30):
        report = long_report(items)
        part = Statement.objects.filter(report=report).earliest("ordinal")
        arguments: dict[str, dict[str, Any]] = {
            "describe": {"title": "Other talks"},
            "confirm": {"parts": [part.ordinal]},
            "split": {"part": part.ordinal, "at": report.text.index(" Prime", part.start) + 1},
        }
        with CaptureQueriesContext(connection) as queries:
            change(report, editor, name, **arguments[name])
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_value_too_long_for_its_column_is_refused_and_not_cut(editor: User) -> None:
    part = long_report(1).parts.earliest("ordinal")
    with pytest.raises(DataError):
        update_rows(Part, ("path", "rule"), [(part.pk, ("x" * 201, "rule"))])
