"""The page of a record: whose words, which edition, which reading."""

from __future__ import annotations

import copy
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from archive.editing import Operation, apply
from archive.models import Report, Statement
from archive.models.identifiers import show
from archive.publishing import NextEdition, publish, withdraw
from archive.rendering.phrases import REVIEWS, show_account_note
from diplomacy.accounts.models import User
from tests.archive.addresses import STATEMENT


def change(report: Report, editor: User, name: str, /, **arguments: Any) -> None:
    report.refresh_from_db()
    apply(report=report, operation=Operation(name, arguments), expected_version=report.version, by=editor)


def read(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return response.content.decode()


def words(page: str) -> list[str]:
    """The words of all parts, without marks, as a reader would copy them."""
    return [
        re.sub(r"<[^>]+>", "", found)
        for found in re.findall(r'<(?:p|h2|h3) class="words"[^>]*>(.*?)</(?:p|h2|h3)>', page)
    ]


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["001"]


@pytest.fixture
def path(report: Report) -> str:
    return f"/reports/{show(report.rid)}/"


def test_a_record_shows_all_its_words_in_their_order_and_nothing_else_in_them(
    seeds: dict[str, Report], client: Client
) -> None:
    for report in seeds.values():
        assert report.current_edition is not None
        record = report.current_edition.document["record"]
        shown = [
            " ".join(record["text"][part["start"] : part["end"]].split())
            for part in record["parts"]
            if part["kind"] in ("dateline", "heading", "lead_in", "statement", "narrative")
        ]
        page = read(client, f"/reports/{show(report.rid)}/")
        assert words(page) == [escape(text) for text in shown]
        for part in record["parts"]:
            if part["kind"] == "statement":
                assert f'id="s-{part["sid"]}"' in page
                assert f'href="/s/{show(part["sid"])}"' in page


@pytest.mark.parametrize(
    ("seed", "note", "heading"),
    [
        (
            "000",
            (
                "The Japanese ministry’s account. Vladimir Putin’s words are given as the Ministry of Foreign Affairs of "
                "Japan summarised them. The words of its own side, too, stand as it summarised them."
            ),
            ("Putin", "in the Japanese ministry’s words"),
        ),
        (
            "001",
            (
                "The Japanese ministry’s account. Vladimir Putin’s words are given as the Ministry of Foreign Affairs of "
                "Japan summarised them, in the English it published. The words of its own side, too, stand as it "
                "summarised them."
            ),
            ("No speaker named", "as the Japanese ministry reports it"),
        ),
        (
            "003",
            (
                "The Japanese ministry’s account. Igor Ivanov’s words are given as the Ministry of Foreign Affairs of "
                "Japan summarised them. The words of its own side, too, stand as it summarised them."
            ),
            ("Kawaguchi and Ivanov", "as the Japanese ministry reports it"),
        ),
        (
            "002",
            (
                "The Japanese ministry’s account. Vladimir Putin’s words are given as the Ministry of Foreign Affairs of "
                "Japan summarised them, in the English it published. The words of its own side, too, stand as it "
                "summarised them."
            ),
            ("Koizumi", "conveyed by Kawaguchi"),
        ),
    ],
)
def test_a_record_says_whose_account_it_is(
    seeds: dict[str, Report], client: Client, seed: str, note: str, heading: tuple[str, str]
) -> None:
    page = read(client, f"/reports/{show(seeds[seed].rid)}/")
    assert f'<p class="account-note">{note}</p>' in page
    name, whose = heading
    assert f'<span class="speaker-name">{name}</span><span class="speaker-words">, {whose}</span>' in page


def test_a_transcript_names_the_other_side_s_words_beside_its_own_labels(
    seeds: dict[str, Report], client: Client
) -> None:
    page = read(client, f"/reports/{show(seeds['004'].rid)}/")
    note = (
        "The Kremlin’s account. Vladimir Putin’s and Junichiro Koizumi’s words are given in the English published by the "
        "Kremlin; who translated them is not stated."
    )
    assert f'<p class="account-note">{note}</p>' in page
    assert re.findall(r'<span class="speaker-words">(.*?)</span>', page) == ["in the English published by the Kremlin"]
    # What needs no translation by the other side is headed by its printed name alone.
    assert 'class="speaker-name" lang="en">Vladimir Putin:</span>' in page


def test_no_account_gives_its_summary_in_quotation_marks(seeds: dict[str, Report], client: Client) -> None:
    for address in (f"/reports/{show(seeds['000'].rid)}/", "/people/vladimir-putin/", "/search/?q=submarine"):
        page = read(client, address)
        assert "<q" not in page
        assert "<blockquote" not in page
        assert not re.search(r'class="(?:words|entry-words)[^>]*>\s*[“"]In response', page)


def test_what_only_the_parser_has_attributed_says_so(
    report: Report, path: str, client: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in an edition from before the rule that somebody looks at every statement."""
    monkeypatch.setattr(NextEdition, "unseen", [])
    assert "no editor has confirmed it yet" not in read(client, path)
    statement = Statement.objects.get(identity_id=STATEMENT)
    change(report, editor, "attribute", part=statement.ordinal, attribution="carried")
    publish(report=report, by=editor)
    assert (
        read(client, path).count(
            '<p class="review" data-open="yes">Attributed by the parser or changed since; no editor has confirmed it yet</p>'
        )
        == 1
    )


def test_the_reader_chooses_between_the_printed_and_the_emended_text(path: str, client: Client) -> None:
    printed, emended = read(client, path), read(client, f"{path}?text=emended")
    assert 'gratitude <span class="sic">the</span> Russian side' in printed
    assert 'gratitude <span class="corr">to the</span> Russian side' in emended
    assert f'<a href="{path}?text=emended" rel="nofollow">emended</a>' in printed
    assert f'<a href="{path}" rel="nofollow">as printed</a>' in emended
    assert f'<a href="{path}?text=emended&amp;layer=positions" rel="nofollow">shown</a>' in emended
    assert read(client, f"{path}?text=printed") == printed


def test_positions_are_hidden_until_they_are_asked_for(path: str, client: Client) -> None:
    assert "Interpretation. Coder:" not in read(client, path)
    assert "Interpretation. Coder:" in read(client, f"{path}?layer=positions")


def test_an_older_edition_stands_as_it_was_and_says_that_there_is_a_newer_one(
    report: Report, path: str, client: Client, editor: User
) -> None:
    first = read(client, f"{path}1/")
    assert "There is a newer one" not in first
    statement = Statement.objects.get(identity_id=STATEMENT)
    change(
        report,
        editor,
        "emend",
        start=statement.start,
        end=statement.start + 5,
        reading="Before",
        reason="A test.",
        by="ed",
    )
    publish(report=report, by=editor, note="One more emendation.", at=datetime(2027, 1, 2, tzinfo=UTC))
    old, new = read(client, f"{path}1/"), read(client, path)
    assert words(old) == words(first)
    assert "This is edition 1.0, as it stood. There is a newer one, 2.0." in old
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{path}1/">' in old
    assert f'href="/s/{show(STATEMENT)}/1"' in old
    assert '<span class="sic">After</span>' in new
    assert "Edition 2.0, 2 January 2027" in new
    assert "One more emendation." in new
    assert words(read(client, f"{path}2/")) == words(new)
    assert "There is a newer one" not in read(client, f"{path}2/")


def test_new_judgements_are_read_at_the_same_edition(report: Report, path: str, client: Client, editor: User) -> None:
    change(report, editor, "tag", sid=STATEMENT, topic="iraq", by="ed")
    publish(report=report, by=editor)
    page = read(client, f"{path}1/")
    assert "Edition 1.1" in page
    assert '<th scope="row"><a href="' in page
    assert '<th scope="row">1.0</th>' in page  # its address shows 1.1


def test_a_withdrawn_report_leaves_a_tombstone_at_all_its_addresses(
    client: Client, report: Report, path: str, editor: User
) -> None:
    withdraw(report=report, by=editor, reason="The publisher asked for it.")
    for address in (path, f"{path}1/", f"/s/{show(STATEMENT)}", f"/s/{show(STATEMENT)}/1"):
        page = read(client, address, 410)
        assert "The publisher asked for it." in page
        assert "Japan-Russia Summit Meeting" in page
        assert "gratitude" not in page
    assert show(report.rid) not in read(client, "/reports/") + read(client, "/sitemap.xml") + read(client, "/")
    assert client.get(f"{path}9/").status_code == 410


def test_questions_and_answers_lead_to_each_other(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, f"/reports/{show(seeds['004'].rid)}/")
    record = seeds["004"].current_edition.document["record"]  # type: ignore[union-attr]
    answer = next(part for part in record["parts"] if part.get("answers") and part["answers"]["sids"])
    question = answer["answers"]["sids"][0]
    assert record["parts"].index(answer) > next(n for n, p in enumerate(record["parts"]) if p.get("sid") == question)
    assert f'<a href="#s-{question}">the question</a>' in page
    assert f'<a href="#s-{answer["sid"]}">the answer</a>' in page
    assert f'<a href="/s/{show(question)}">the question</a>' in read(client, f"/s/{show(answer['sid'])}")


def test_a_supplied_year_stands_in_brackets(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, f"/reports/{show(seeds['002'].rid)}/")
    assert '<time datetime="2002-10-14">14 October [2002]</time>' in page
    assert "supplied from a source" in page


def test_a_stated_translator_is_named_in_the_note(seeds: dict[str, Report]) -> None:
    for seed, words in (
        (
            "001",
            "summarised them, translated by A. N. Interpreter. The words of its own side, too, stand as it summarised them.",
        ),
        ("004", "words are given in the English published by the Kremlin, translated by A. N. Interpreter."),
    ):
        record = copy.deepcopy(seeds[seed].current_edition.document["record"])  # type: ignore[union-attr]
        assert record["translation"]["by"] is None
        assert "translated by" not in show_account_note(record)
        record["translation"]["by"] = "A. N. Interpreter"
        assert show_account_note(record).endswith(words)


def test_a_position_has_a_line_with_what_it_says_and_the_rest_beneath(client: Client, path: str) -> None:
    page = " ".join(read(client, f"{path}?layer=positions").split())
    position = re.search(r'<details class="position" > <summary>(.*?)</summary>(.*?)</details>', page)
    assert position
    assert re.search(r'class="position-claim">[^<]+</span> <span class="position-direction">[^<]+: \w+', position[1])
    assert "on the words <em>" in position[2]
    assert "Interpretation. Coder: " in position[2]


def test_a_statement_carries_what_goes_with_its_words_when_they_are_pointed_at_or_copied(
    client: Client, path: str
) -> None:
    page = read(client, path)
    block = page[page.index('id="s-HE06GTAT"') :]
    assert re.search(r'<p class="who">(.*?)</p>', block)[1] == (  # type: ignore[index]
        "1(2)(a): Vladimir Putin, President of the Russian Federation, to Junichiro Koizumi, Prime Minister of Japan, "
        "30 May 2003; in the Japanese ministry’s words, summarised, in translation. The other side’s account, kept by the "
        "Ministry of Foreign Affairs of Japan."
    )
    assert re.search(r'<a class="place" href="(.*?)">(.*?)</a>', block).groups() == ("/s/HE06-GTAT", "1(2)(a)")  # type: ignore[union-attr]
    assert '<a href="/s/HE06-GTAT#cite" aria-label="Cite: 1(2)(a)">Cite</a>' in block


def test_each_statement_shows_its_review(seeds: dict[str, Report], client: Client) -> None:
    for report in seeds.values():
        assert report.current_edition is not None
        document = report.current_edition.document
        page = read(client, f"/reports/{show(report.rid)}/")
        shown = [
            str(REVIEWS[document["judgements"]["reviews"][p["sid"]]])
            for p in document["record"]["parts"]
            if "sid" in p
        ]
        assert re.findall(r'<p class="review"(?: data-open="yes")?>(.*?)</p>', page) == shown
