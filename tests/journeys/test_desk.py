"""At the workbench: a record is set right and handed in with few keys."""

from __future__ import annotations

from playwright.sync_api import expect

from archive.models import Report, Submission
from diplomacy.accounts.models import User
from tests.journeys.desk import (
    Keys,
    Open,
    anew,
    candidate,
    open_desk,
    right_topics,
    seen,
    settle,
    statements,
    take,
    told_of,
    topics_of,
    value_of,
)

__all__ = ["anew", "open_desk"]

ALLOWED = 40
"""Presses of keys, held ones too, in which somebody who knows the keys sets a record right and hands it in."""


def test_a_record_is_right_and_handed_in_with_few_keys(
    open_desk: Open, archive: dict[str, Report], anew: Report, editor: User
) -> None:
    page = open_desk(anew, editor)
    press = Keys(page)
    chosen = page.locator("#panel-heading")

    expect(chosen).to_contain_text("1(1)(a)")
    press("w")  # Kawaguchi says it to Ivanov, not the other way round
    seen(page, "Action Plan")
    press("1", "1", "1", "c")
    expect(chosen).to_contain_text("1(1)(b)")
    take(page, press, "Oil pipeline")
    expect(chosen).to_contain_text("1(2), statement 1")
    take(page, press, "Visits")
    expect(chosen).to_contain_text("1(2), statement 2")
    take(page, press, "Intergovernmental")
    expect(chosen).to_contain_text("1(3), statement 1")
    take(page, press, "Visits")
    expect(chosen).to_contain_text("1(3), statement 2")
    press("s")
    expect(candidate(page)).to_contain_text("Yoriko Kawaguchi")
    press("Enter")
    expect(page.locator("#outline .is-chosen .name")).to_have_text("Yoriko Kawaguchi")
    press("t", *"vis")
    expect(candidate(page)).to_contain_text("Visits")
    press("Tab", "c")
    expect(chosen).to_contain_text("1(3), statement 3")
    take(page, press, "Visits")
    expect(chosen).to_contain_text("2(1)")
    take(page, press, "Reconstruction")
    expect(chosen).to_contain_text("2(2)")
    take(page, press, "Iraq")
    expect(chosen).to_contain_text("3, para. 1, statement 1")
    press("t", *"ass")
    expect(candidate(page)).to_contain_text("assurances")
    press("Tab", "c")
    expect(chosen).to_contain_text("statement 2")
    press("s")
    expect(candidate(page)).to_contain_text("Yoriko Kawaguchi")
    press("Enter")
    take(page, press, "Six-Party")
    expect(chosen).to_contain_text("statement 3")
    take(page, press, "Six-Party")
    expect(page.locator("#gate")).to_contain_text("Every statement has been looked at")
    settle(page)
    press("Control+Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    press("Control+Enter")
    expect(page.locator("#submission")).to_contain_text("Handed in for review")

    assert press.presses < ALLOWED, press.presses
    value = value_of(anew)
    expected = value_of(archive["003"])
    told = [told_of(value.breakdown.segments[index]) for index in statements(value.breakdown)]
    assert told == [told_of(expected.breakdown.segments[index]) for index in statements(expected.breakdown)]
    assert all(part.confirmed_by == (editor.pk,) for part in value.breakdown.statements())
    # Each is tagged, and with nothing that the seed's editors have not seen in it.
    for given, right in zip(topics_of(value), right_topics(value.breakdown), strict=True):
        assert given
        assert given <= right
    submission = Submission.objects.get(report=anew)
    assert (submission.by, submission.version, submission.outcome) == (
        editor,
        Report.objects.get(pk=anew.pk).version,
        "open",
    )
