"""Plain notes are taken away with the words that they are on and their citation, by whoever sees them; codings are elsewhere."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.exchange.appendix import plain
from annotations.exchange.gathering import Scope
from annotations.exchange.notes import notes_of
from annotations.models import Annotation
from archive.models import Report
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.annotations.coded import code, make_coded
from tests.annotations.exchange.test_taking import whole
from tests.annotations.samples import SITE, STATEMENT, path, post, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]

WORDS = {
    "source": f"{SITE}/s/TKV5-GJRR",
    "selector": {"type": "TextQuoteSelector", "exact": "expressing gratitude the Russian side"},
}


def tag(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def remark(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "commenting", "value": value}


def table(user: User, folder: str = "/notebook/take/") -> list[dict[str, str]]:
    raw = whole(signed_in(user).get(f"{folder}notes.csv")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(raw, newline="")))


def document(user: User) -> str:
    return whole(signed_in(user).get("/notebook/take/notes.md")).decode()


@pytest.fixture
def note(ann: User) -> Annotation:
    """Two lines and two tags on words of a statement; a colleague has answered, and so has she."""
    return post(ann, target=WORDS, body=[remark("=1+1\n# So?"), tag("thanks"), tag("tone")], motivation=None)


def test_a_row_has_the_words_what_is_said_of_them_and_the_citation(ann: User, bob: User, note: Annotation) -> None:
    reply = post(ann, target=f"{SITE}{path(note)}", body=remark("Yes."))
    post(bob, target=f"{SITE}{path(note)}", body=remark("Not hers."))
    first, second = table(ann)
    told = {name: first[name] for name in ("annotation", "kind", "creator", "visibility", "comment", "tags", "on", "quotation", "place", "statement", "report", "edition", "account", "wording", "record_keeper", "speakers")}  # fmt: skip
    part = signed_in(ann).get("/api/v1/statements/TKV5-GJRR/").json()
    assert told == {
        "annotation": str(note.guid), "kind": "note", "creator": "ann", "visibility": "public", "comment": "'=1+1\n# So?",
        "tags": "thanks; tone", "on": "words", "quotation": "expressing gratitude the Russian side", "place": "1(1)",
        "statement": "TKV5-GJRR", "report": "8GD5-1S06", "edition": "1.0", "account": part["account"],
        "wording": part["wording"], "record_keeper": first["record_keeper"], "speakers": first["speakers"],
    }  # fmt: skip
    assert first["record_keeper"] in first["citation"]
    assert (second["kind"], second["reply_to"], second["annotation"]) == ("reply", str(note.guid), str(reply.guid))
    assert (second["quotation"], second["citation"]) == (first["quotation"], first["citation"])


def test_the_document_is_passage_by_passage_and_takes_no_word_for_markup(ann: User, note: Annotation) -> None:
    post(ann, target=f"{SITE}{path(note)}", body=remark("Yes."))
    post(ann, target=STATEMENT, body=[], motivation="highlighting")
    day = note.created.date().isoformat()
    written = document(ann)
    first, second = written.split("\n## ")[1:]
    quoted, attested, cited, *items = first.split("\n\n")[1:]
    assert quoted == "> expressing gratitude the Russian side"
    assert attested.startswith("Said by ")
    assert cited == plain(table(ann)[0]["citation"])
    assert "\n\n".join(items) == (
        f"- ann, {day}, notes:\\\n  \\=1+1\\\n  \\# So?\\\n  Tags: thanks; tone\n- ann, {day}, replies:\\\n  Yes.\n"
    )
    assert second.endswith(f"- ann, {day}, notes:\\\n  It marks the words and says nothing of them.\n")


def test_codings_and_what_others_see_alone_are_not_in_it(ann: User) -> None:
    coded = make_coded()
    post(coded.member, **coded.shared(body=[code(coded.entry("Firm")), remark("Coded.")]))
    shared = post(coded.member, **coded.shared(body=remark("For us.")))
    post(coded.member, body=remark("For me."), visibility="private")
    folder = "/groups/coders/take/"
    assert [[row["comment"] for row in table(user, folder)] for user in (coded.member, coded.owner)] == [
        ["For us."], ["For us."],
    ]  # fmt: skip
    assert sorted(row["comment"] for row in table(coded.member)) == ["For me.", "For us."]
    assert (table(coded.owner), table(ann)) == ([], [])
    for user, status in ((coded.stranger, 404), (coded.former, 404), (None, 302)):
        for name in ("notes.csv", "notes.md"):
            assert signed_in(user).get(f"{folder}{name}").status_code == status, (user, name)
    shared.refresh_from_db()


def test_of_a_withdrawn_record_the_note_stays_and_none_of_its_words(
    ann: User, note: Annotation, seeds: dict[str, Report], superuser: User
) -> None:
    withdraw(report=seeds["001"], by=superuser, reason="To look at what stays.")
    (row,) = table(ann)
    assert (row["comment"], row["quotation"], row["citation"], row["title"]) == ("'=1+1\n# So?", "", "", "")
    told = document(ann)
    assert "Its record is not public any more" in told
    assert "expressing gratitude" not in told


def test_more_notes_take_no_more_queries(ann: User) -> None:
    numbers = []
    for more in (1, 2):
        for at in range(more):
            post(ann, body=[remark(f"Note {at}."), tag("a")])
        with CaptureQueriesContext(connection) as queries:
            assert len(list(notes_of(Scope(), by=ann))) == (1 if more == 1 else 3)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
