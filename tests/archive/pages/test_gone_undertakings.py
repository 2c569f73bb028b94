"""The address of an undertaking that a newer edition has no more leads on."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from archive.editing import Operation, apply
from archive.models import EditionUndertaking, Finding, PublishedUndertaking, Report
from archive.models.identifiers import show
from archive.publishing import withdraw
from archive.rendering.phrases import show_account_briefly
from archive.searching import gone as searching
from archive.searching.gone import find_alike, find_gone, find_heir
from diplomacy.accounts.models import User
from tests.archive.conftest import publish_checked
from tests.archive.editing.test_evidence import EARLIER, take_in, undertake

pytestmark = pytest.mark.django_db

WORDS = "he would open an embassy in Nairobi by the end of 2004"


@pytest.fixture
def earlier(editor: User) -> Report:
    return take_in(EARLIER, "earlier.txt", editor)


@pytest.fixture
def gone(earlier: Report, editor: User, superuser: User) -> str:
    """An undertaking that stood in the first edition and does not in the second."""
    key = undertake(earlier, editor, WORDS)
    publish_checked(earlier, superuser)
    dismiss(earlier, editor, key)
    publish_checked(earlier, superuser)
    return key


def dismiss(report: Report, by: User, key: str) -> None:
    report.refresh_from_db()
    settled = Operation("settle", {"keys": [key], "state": "dismissed", "by": by.called})
    apply(report=report, operation=settled, expected_version=report.version, by=by)
    report.refresh_from_db()


def test_it_says_where_the_undertaking_stood_last(client: Client, earlier: Report, gone: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"/undertakings/{gone}/")
    page, rid = answer.content.decode(), show(earlier.rid)
    assert (answer.status_code, len(asked) <= 6) == (410, True)
    for words in (WORDS, f'href="/reports/{rid}/1/"', "edition 1.0", f'href="/reports/{rid}/"', escape(str(earlier))):
        assert words in page
    document = earlier.editions.earliest("pk").document
    (account,) = {part["account"] for part in document["record"]["parts"] if part["kind"] == "statement"}
    (told,) = re.findall(r"<dt>Whose account</dt>\s*<dd>(.+), (.+)</dd>", page)
    assert told == (show_account_briefly(account), escape(document["record"]["record_keeper"]["label"]))
    assert "Perhaps what it is now" not in page


def test_the_api_says_the_same(client: Client, earlier: Report, gone: str) -> None:
    answer = client.get(f"/api/v1/undertakings/{gone}/")
    problem = answer.json()
    site = "http://127.0.0.1:8000"
    assert answer.status_code == 410
    assert {name: problem[name] for name in ("report", "edition", "edition_url", "successor")} == {
        "report": f"{site}/reports/{show(earlier.rid)}/",
        "edition": "1.0",
        "edition_url": f"{site}/reports/{show(earlier.rid)}/1/",
        "successor": None,
    }


def test_it_leads_to_the_same_act_in_wider_words_of_the_same_statement(
    client: Client, earlier: Report, gone: str, editor: User, superuser: User
) -> None:
    heir = undertake(earlier, editor, f"Foreign Minister Tamm said that {WORDS}")
    publish_checked(earlier, superuser)
    answer = client.get(f"/undertakings/{gone}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/undertakings/{heir}/")
    assert client.get(f"/api/v1/undertakings/{gone}/").json()["successor"].endswith(f"/undertakings/{heir}/")


def test_what_is_only_like_it_is_offered_and_not_said_to_be_the_same(
    client: Client, earlier: Report, gone: str, editor: User, superuser: User
) -> None:
    near = undertake(earlier, editor, f"Tamm said that {WORDS.removesuffix('by the end of 2004').rstrip()}")
    publish_checked(earlier, superuser)
    answer = client.get(f"/undertakings/{gone}/")
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Nobody has said that one of them is the same." in page
    assert f'href="/undertakings/{near}/"' in page


def test_of_a_withdrawn_record_stands_the_tombstone(
    client: Client, earlier: Report, gone: str, superuser: User
) -> None:
    withdraw(report=earlier, by=superuser, reason="for the test")
    answer = client.get(f"/undertakings/{gone}/")
    assert (answer.status_code, "for the test" in answer.content.decode()) == (410, True)
    assert WORDS not in answer.content.decode()
    assert client.get(f"/api/v1/undertakings/{gone}/").json()["reason"] == "for the test"


def test_what_never_stood_in_an_edition_is_not_known(client: Client, earlier: Report, editor: User) -> None:
    key = undertake(earlier, editor, WORDS)
    assert not EditionUndertaking.objects.filter(key=key).exists()
    assert client.get(f"/undertakings/{key}/").status_code == 404
    dismiss(earlier, editor, key)
    assert client.get(f"/undertakings/{key}/").status_code == 404


def test_an_unlikely_one_had_no_page_and_gets_none_when_it_is_gone(
    client: Client, earlier: Report, editor: User, superuser: User
) -> None:
    key = undertake(earlier, editor, WORDS)
    Finding.objects.filter(key=key).update(confidence=0.4, state="proposed", by="")
    publish_checked(earlier, superuser)
    assert client.get(f"/undertakings/{key}/").status_code == 404
    dismiss(earlier, editor, key)
    undertake(earlier, editor, f"Foreign Minister Tamm said that {WORDS}")
    publish_checked(earlier, superuser)
    answer = client.get(f"/undertakings/{key}/")
    assert (answer.status_code, WORDS in answer.content.decode()) == (404, False)
    assert f'<a href="/reports/{show(earlier.rid)}/">The record: ' in answer.content.decode()
    assert client.get(f"/api/v1/undertakings/{key}/").status_code == 410


def test_of_several_editions_that_had_it_the_last_is_told(earlier: Report, editor: User, superuser: User) -> None:
    key = undertake(earlier, editor, WORDS)
    publish_checked(earlier, superuser)
    undertake(earlier, editor, "He would also send forty doctors.")
    last = publish_checked(earlier, superuser)
    dismiss(earlier, editor, key)
    publish_checked(earlier, superuser)
    found = find_gone(UUID(key))
    assert found is not None
    assert found.edition == last


def test_what_has_no_page_is_neither_its_heir_nor_offered(
    client: Client, earlier: Report, gone: str, editor: User, superuser: User
) -> None:
    heir = undertake(earlier, editor, f"Foreign Minister Tamm said that {WORDS}")
    publish_checked(earlier, superuser)
    PublishedUndertaking.objects.filter(key=heir).update(is_confirmed=False, confidence=0.4)
    answer = client.get(f"/undertakings/{gone}/")
    assert (answer.status_code, heir in answer.content.decode()) == (410, False)


def said(words: str = WORDS, start: int = 0, act: str = "intends", sid: str = "TKV5-GJRR") -> dict[str, Any]:
    return {"words": words, "start": start, "act": act, "statement": {"sid": sid} if sid else None}


def test_the_heir_is_the_one_of_the_same_act_in_the_same_statement() -> None:
    old, wider = said(), said(f"Tamm said that  {WORDS.upper()}")
    assert find_heir(old, "TKV5GJRR", [wider, said("he would send doctors")]) == wider
    assert find_heir(wider, "TKV5GJRR", [old]) == old
    assert find_heir(old, "TKV5GJRR", [said(act="pledged")]) is None
    assert find_heir(old, "TKV5GJRR", [said(sid="8GD5-1S06")]) is None
    assert find_heir(old, "TKV5GJRR", [said(sid="")]) is None
    assert find_heir(old, "TKV5GJRR", [wider, said()]) is None


def test_the_most_alike_come_first_of_those_that_stand_near(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [said("quince jam", 1), said(WORDS[:-8], 9), said(WORDS[:-1], 50), said(WORDS, 90, act="agreed")]
    assert find_alike(said(), rows) == (rows[3], rows[2], rows[1])
    monkeypatch.setattr(searching, "COMPARED", 2)
    assert find_alike(said(), rows[::-1]) == (rows[1],)


def test_only_so_much_of_long_words_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths = []

    class Watched(SequenceMatcher[str]):
        def ratio(self) -> float:
            lengths.append((len(self.a), len(self.b)))  # type: ignore[attr-defined] # which the stubs leave out
            return super().ratio()

    monkeypatch.setattr(searching, "SequenceMatcher", Watched)
    long = said(WORDS * 500)
    assert find_alike(long, [long]) == (long,)
    assert lengths == [(200, 200)]
