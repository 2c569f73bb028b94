"""Pictures of what records say: references to an instrument by day, and undertakings by their deadlines."""

from __future__ import annotations

from typing import Any

from archive.picturing import NARROW, WIDE, Picture, draw_inline, picture_deadlines, picture_references

JAPAN = {"slug": "japan", "label": "Japan"}


def who(name: str, slug: str = "") -> dict[str, Any]:
    person = {"slug": slug, "label": name} if slug else None
    return {"name": name, "person": person, "country": JAPAN if slug else None, "office": None, "unresolved": None}


def body(day: str | None, *, account: str = "own", **values: Any) -> dict[str, Any]:
    statement = {"sid": "AAAA-AAAA", "url": "/s/AAAA-AAAA", "place": "1(2)", "account": account}
    return {
        "key": "k", "words": "the Action Plan", "confirmed_by": None, "statement": statement if account else None,
        "speakers": [who("Yoriko Kawaguchi", "yoriko-kawaguchi")] if account else [], "dated": None,
        "event": {"date": day, "earliest": day, "latest": day, "year_supplied": False},
        "record_keeper": {"label": "Ministry"}, "report": {"title": "Talks", "url": "/reports/AAAA-AAAA/"},
    } | values  # fmt: skip


def due(date: str | None, *by: dict[str, Any], **values: Any) -> dict[str, Any]:
    said = {
        "act": "intends",
        "by": list(by),
        "due_date": date,
        "what": {"words": "open an embassy"},
        "url": "/undertakings/k/",
    }
    return body("2003-01-10", **(said | values))


def marks(picture: Picture) -> int:
    return draw_inline(picture, WIDE).count('class="pic-mark ')


def test_each_reference_is_a_mark_in_the_row_of_who_made_it_and_a_line_of_the_table() -> None:
    bodies = [body("2003-01-10"), body("2003-05-30", account="other"), body("2003-11-04", account="")]
    picture = picture_references("The plan", "/instruments/plan/", bodies, is_cut=False)
    assert picture
    assert picture.title == "The plan: 3 references, from 10 January 2003 to 4 November 2003"
    lines = [[cell.words for cell in line] for line in picture.table.lines]
    assert [(line[0], line[2], line[4], line[5]) for line in lines] == [
        ("Yoriko Kawaguchi", "10 January 2003", "own account", "Ministry"),
        ("Yoriko Kawaguchi", "30 May 2003", "the other side’s account", "Ministry"),
        ("The record’s own narrative", "4 November 2003", "the record’s own narrative", "Ministry"),
    ]
    assert all(len(line) == len(picture.table.columns) for line in lines)
    assert marks(picture) == 3
    assert "Yoriko Kawaguchi" in draw_inline(picture, NARROW)


def test_of_one_day_there_is_no_picture() -> None:
    assert picture_references("The plan", "/", [body("2003-01-10")] * 3, is_cut=False) is None
    assert picture_references("The plan", "/", [], is_cut=False) is None
    assert picture_deadlines("/undertakings/", [due("2004"), due(None), due("soon")], is_cut=False) is None


def test_a_deadline_spans_the_days_that_its_words_can_mean_and_says_nothing_of_what_became_of_it() -> None:
    ann, bob = who("Ann", "ann"), who("Bob")
    picture = picture_deadlines("/undertakings/", [due("2003-10"), due("2004", ann, bob), due("2004", bob, bob)], is_cut=True)  # fmt: skip
    assert picture
    assert picture.title == "3 undertakings with a deadline, between 1 October 2003 and 31 December 2004"
    assert [(line[0].words, line[2].words, line[5].words) for line in picture.table.lines] == [
        ("Nobody named", "October 2003", "open an embassy"),
        ("Bob", "2004", "open an embassy"),
        ("Bob", "2004", "open an embassy"),
        ("Ann", "2004", "open an embassy"),
    ]
    assert "An undertaking of several stands in the row of each." in picture.notes
    assert "Only the 3 earliest deadlines are drawn." in picture.notes
    assert any("Whether it happened is not said." in note for note in picture.notes)
    shown = draw_inline(picture, WIDE).lower()
    assert not [verdict for verdict in ("overdue", "kept", "broken", "fulfilled") if verdict in shown]


def test_rows_beyond_the_most_are_drawn_together() -> None:
    bodies = [body(f"2003-{1 + n % 12:02}-01", speakers=[who(f"P{n}", f"p{n}")]) for n in range(50)]
    picture = picture_references("The plan", "/", bodies, is_cut=False)
    assert picture
    rows = {line[0].words for line in picture.table.lines}
    assert (len(rows), "Others (10)" in rows, len(picture.table.lines)) == (41, True, 50)
