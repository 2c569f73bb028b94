"""The five reports as every installation has them."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from django.core.management import call_command

from archive.models import Edition, Flag, Position, PublishedPart, Report, Revision, SourceText, Statement, Tag, Voice
from archive.projecting import project_all
from archive.verifying import verify

from .conftest import FIXTURES

pytestmark = pytest.mark.usefixtures("seeds")


def test_the_five_reports_are_published_in_their_first_edition() -> None:
    assert (
        sorted(Report.objects.published().values_list("current_edition__major", "current_edition__minor"))
        == [(1, 0)] * 5
    )
    assert Edition.objects.count() == 5


def test_the_texts_are_those_of_the_fixtures_byte_by_byte() -> None:
    for source in SourceText.objects.all():
        assert bytes(source.received) == (FIXTURES / source.name).read_bytes()
        assert source.text.encode() == bytes(source.received)


def test_all_95_statements_are_tagged_and_carry_their_fixed_identity() -> None:
    sids = {sid for path in FIXTURES.glob("*.record.json") for sid in json.loads(path.read_text())["sids"].values()}
    assert set(Statement.objects.values_list("identity", flat=True)) == sids
    assert len(sids) == 95
    assert set(Tag.objects.values_list("statement__identity", flat=True)) == sids


def test_every_speaker_of_the_seeds_is_identified_in_office() -> None:
    assert not Voice.objects.filter(person=None).exists()
    assert not Voice.objects.filter(tenure=None).exists()


def test_35_of_87_statements_with_one_speaker_are_known_from_the_other_side_only() -> None:
    single = [p for p in PublishedPart.objects.statements() if len(p.data["speakers"]) == 1]
    assert len(single) == 87
    assert Counter(p.account for p in single)["other"] == 35


def test_every_published_statement_says_whose_account_it_is() -> None:
    for part in PublishedPart.objects.statements():
        assert part.data["record_keeper"]["label"]
        assert part.data["account"] in {"own", "other", "common", "third"}
        assert part.data["wording"] in {"rendered", "transcribed"}
        assert part.data["attribution"]


def test_positions_rest_on_words_inside_their_statement() -> None:
    assert Position.objects.count() > 20
    for position in Position.objects.select_related("statement"):
        assert position.statement.start <= position.start < position.end <= position.statement.end


def test_loading_again_changes_nothing() -> None:
    before = (Revision.objects.count(), Edition.objects.count(), Tag.objects.count(), Flag.objects.count())
    call_command("load_seeds", verbosity=0)
    assert (Revision.objects.count(), Edition.objects.count(), Tag.objects.count(), Flag.objects.count()) == before


def test_loading_again_keeps_what_editors_have_changed() -> None:
    Report.objects.update(source_note="Changed here.", source_note_by="me")
    call_command("load_seeds", verbosity=0)
    assert set(Report.objects.values_list("source_note", flat=True)) == {"Changed here."}


def test_editions_verify_and_name_no_host_and_no_key() -> None:
    assert list(verify()) == []
    for edition in Edition.objects.all():
        assert "127.0.0.1" not in edition.content
        assert "localhost" not in edition.content
        assert '"id":' not in edition.content
        assert '"pk":' not in edition.content


def test_editions_are_the_same_bytes_in_every_installation() -> None:
    """Their hashes are written down: another value here means that links and hashes in print would break."""
    written = json.loads((FIXTURES / "editions.json").read_text())
    assert {e.report.rid: e.sha256 for e in Edition.objects.select_related("report")} == written


def test_the_projection_remade_is_the_projection() -> None:
    def rows() -> list[tuple[object, ...]]:
        parts = PublishedPart.objects.order_by("report", "ordinal")
        return [
            (p.report_id, p.ordinal, p.kind, p.path, p.place, p.identity_id, p.text, p.account, p.sort_date, json.dumps(p.data, sort_keys=True), p.search)
            + tuple(sorted(p.voices.values_list("person", "tenure", "capacity", "sort_date")))
            + tuple(sorted(p.topics.values_list("topic", "is_direct")))
            + tuple(sorted(p.positions.values_list("proposition", "holder", "direction")))
            for p in parts
        ]  # fmt: skip

    before = rows()
    assert project_all() == 5
    assert rows() == before
