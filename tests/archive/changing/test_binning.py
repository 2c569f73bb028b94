"""The bin: what was never public is put aside and fetched back, and nothing that is used or was public goes there."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from archive.changing.binning import (
    AUTHORITIES,
    RefusedBinning,
    bin_authority,
    bin_reports,
    fetch_authority,
    fetch_report,
    uses_of,
)
from archive.editing import Operation, apply
from archive.importing import Outcome, import_record
from archive.models import Country, Meeting, Person, Proposition, Report, Statement, Tag, Topic, Voice
from archive.parsing.revising.describing import RefusedOperation
from archive.rehearsing import rehearse
from diplomacy.accounts.models import User
from tests.archive.conftest import DRAFT_TEXT, received


def refusal(reports: list[Report], by: User, reason: str = "a duplicate") -> str:
    with pytest.raises(RefusedBinning) as caught:
        bin_reports(reports=reports, by=by, reason=reason)
    return str(caught.value)


def test_a_draft_is_put_aside_with_its_reason_and_fetched_back_as_it_was(draft: Report, editor: User) -> None:
    version, parts = draft.version, draft.parts.count()
    Report.objects.filter(pk=draft.pk).update(taken_by=editor, taken_at="2026-01-01T00:00Z")
    bin_reports(reports=[draft], by=editor, reason=" a duplicate ")
    (binned,) = Report.objects.in_bin()
    assert (binned, binned.binned_by, binned.bin_reason, binned.taken_by) == (draft, editor, "a duplicate", None)
    assert draft not in Report.objects.not_binned()
    back = fetch_report(report=binned)
    assert (back.binned_at, back.binned_by, back.bin_reason) == (None, None, "")
    assert (back.version, back.parts.count()) == (version, parts)


def test_what_was_public_or_is_in_review_or_derived_from_is_refused_and_nothing_is_written(
    seeds: dict[str, Report], draft: Report, editor: User
) -> None:
    public = seeds["001"]
    assert refusal([draft, public], editor) == f"“{public}” has been public: it is withdrawn, never deleted."
    assert refusal([draft], editor, " ") == "Say why it goes into the bin: whoever looks for it will read that."
    submission = draft.submissions.create(version=draft.version, by=editor)
    assert refusal([draft], editor) == f"“{draft}” is in review: take it back first."
    submission.delete()
    import_record(received(DRAFT_TEXT.replace("August 5", "August 6"), name="excerpt.txt"), by=editor)
    other = Report.objects.get(identity="file:mofa-japan/excerpt.txt")
    Report.objects.filter(pk=other.pk).update(derived_from=draft, derivation="excerpt")
    assert refusal([draft], editor) == f"“{other}” is derived from “{draft}”."
    import_record(received(DRAFT_TEXT.replace("August 5", "August 7"), name="another.txt"), by=editor)
    another = Report.objects.get(identity="file:mofa-japan/another.txt")
    Report.objects.filter(pk=another.pk).update(derived_from=draft, derivation="excerpt")
    assert refusal([draft, other], editor) == f"“{another}” is derived from “{draft}”."
    assert refusal([draft, another], editor) == f"“{other}” is derived from “{draft}”."
    Report.objects.filter(pk=another.pk).update(derived_from=None, derivation="")
    assert not Report.objects.in_bin().exists()
    bin_reports(reports=[draft, other], by=editor, reason="both")
    assert Report.objects.in_bin().count() == 2


def test_the_database_itself_keeps_what_was_public_out_of_the_bin(seeds: dict[str, Report]) -> None:
    with pytest.raises(IntegrityError, match="report_in_the_bin_was_never_public"), transaction.atomic():
        Report.objects.filter(pk=seeds["001"].pk).update(binned_at="2026-01-01T00:00Z")


def test_a_text_that_lies_in_the_bin_is_not_taken_in_again_but_told(draft: Report, editor: User) -> None:
    bin_reports(reports=[draft], by=editor, reason="a duplicate")
    again = received(DRAFT_TEXT, name="again.txt")
    result = import_record(again, by=editor)
    assert (result.outcome, result.why) == (Outcome.BINNED, f"its text lies in the bin as {draft}: fetch that back")
    (look,) = rehearse(records=[again], by=editor)
    assert (look.outcome, look.report, look.is_taken_in) == (Outcome.BINNED, draft.pk, False)
    other = import_record(received(DRAFT_TEXT.replace("August 5", "August 6")), by=editor)
    assert (other.outcome, other.why) == (Outcome.BINNED, f"{draft} lies in the bin: fetch it back, then take this in")
    assert draft.source_texts.count() == 1


def test_names_of_reports_in_the_bin_are_not_open(draft: Report, editor: User) -> None:
    Voice.objects.filter(statement__report=draft).update(person=None, tenure=None, unresolved="nobody known")
    open_names = Voice.objects.undecided().filter(statement__report=draft)
    assert open_names.exists()
    bin_reports(reports=[draft], by=editor, reason="a duplicate")
    assert not open_names.exists()


def test_unused_authority_records_go_into_the_bin_and_come_back(seeds: Any, superuser: User) -> None:
    topic = Topic.objects.create(slug="unused", label="Unused", definition="Nothing.")
    records = [
        Country.objects.create(slug="unused", label="Unused"),
        Meeting.objects.create(slug="unused", label="Unused", kind="talks", date="2003-08-05"),
        Person.objects.create(slug="unused", label="Unused", surname="Unused"),
        Proposition.objects.create(slug="unused", text="x.", topic=topic, supports="y", opposes="n"),
    ]
    for record in records:
        assert uses_of(record) == []
        binned = bin_authority(record=record, by=superuser)
        assert (binned.binned_by, binned.binned_at is None) == (superuser, False)
    # A proposition in the bin is no use of its topic.
    bin_authority(record=topic, by=superuser)
    for record in (*records, topic):
        assert fetch_authority(record=record).binned_at is None


def test_used_authority_records_are_refused_with_what_uses_them(draft: Report, superuser: User) -> None:
    person = Person.objects.get(slug="zara-zanzibarite")
    with pytest.raises(RefusedBinning) as caught:
        bin_authority(record=person, by=superuser)
    assert str(caught.value).startswith("“Zara Zanzibarite” is used (")
    assert {use._meta.model_name for use in caught.value.uses} == {"identification", "position"}
    for model in AUTHORITIES:
        used = model._default_manager.first()
        if used is not None and uses_of(used):
            with pytest.raises(RefusedBinning):
                bin_authority(record=used, by=superuser)
    country = Country.objects.get(slug="zanzibarite-land")
    assert [str(use) for use in uses_of(country)] == ["Zara Zanzibarite"]
    topic = Topic.objects.get(slug="zanzibarite-question")
    assert {use._meta.model_name for use in uses_of(topic)} == {"tag", "proposition"}


def test_nothing_comes_to_point_at_what_lies_in_the_bin(seeds: dict[str, Report], superuser: User) -> None:
    topic = Topic.objects.create(slug="unused", label="Unused", definition="Nothing.")
    person = Person.objects.create(slug="zoe-zaal", label="Zoë Zaal", surname="Zaal")
    for record in (topic, person):
        bin_authority(record=record, by=superuser)
    report = seeds["001"]
    part = Statement.objects.filter(report=report).earliest("ordinal")

    def do(name: str, **arguments: Any) -> None:
        report.refresh_from_db()
        apply(report=report, operation=Operation(name, arguments), expected_version=report.version, by=superuser)

    with pytest.raises(RefusedOperation, match="lies in the bin: fetch it back, or take another one"):
        do("tag", sid=part.identity_id, topic="unused", by="ed")
    assert not Tag.objects.filter(topic=topic).exists()
    # Nobody is meant by a name who lies in the bin.
    do("attribute", part=part.ordinal, speakers=["Zoë Zaal"], attribution="named")
    assert Voice.objects.get(statement=part.pk, capacity="speaker").person is None


@pytest.mark.django_db(transaction=True)
def test_of_using_and_binning_at_once_one_is_refused(seeds: dict[str, Report], superuser: User) -> None:
    report = seeds["001"]
    part = Statement.objects.filter(report=report).earliest("ordinal")
    topic = Topic.objects.create(slug="unused", label="Unused", definition="Nothing.")
    person = Person.objects.create(slug="zoe-zaal", label="Zoë Zaal", surname="Zaal")
    steps = [
        {"name": "tag", "arguments": {"sid": part.identity_id, "topic": "unused", "by": "ed"}},
        {"name": "attribute", "arguments": {"part": part.ordinal, "speakers": ["Zoë Zaal"], "attribution": "named"}},
    ]

    def use(step: dict[str, Any]) -> None:
        now = Report.objects.get(pk=report.pk)
        operation = Operation(step["name"], step["arguments"])
        apply(report=now, operation=operation, expected_version=now.version, by=superuser)

    def elsewhere(deed: Any) -> Any:
        def do() -> Any:
            try:
                deed()
            except (RefusedBinning, RefusedOperation) as refusal:
                return refusal
            finally:
                connection.close()
            return None

        return pool.submit(do)

    with ThreadPoolExecutor(1) as pool:
        for record, step in ((topic, steps[0]), (person, steps[1])):
            # Used, and not yet committed: binning waits, looks, and refuses.
            with transaction.atomic():
                use(step)
                waiting = elsewhere(lambda: bin_authority(record=record, by=superuser))  # noqa: B023 (done within)
                wait_for_lock()
            assert isinstance(waiting.result(30), RefusedBinning), record
            # Taken off again; binned, and not yet committed: using waits, and is refused or means nobody.
            with transaction.atomic():
                use({"name": "restore", "arguments": {"revision": report.version}})
            with transaction.atomic():
                bin_authority(record=record, by=superuser)
                waiting = elsewhere(lambda: use(step))  # noqa: B023
                wait_for_lock()
            refused = waiting.result(30)
            assert isinstance(refused, RefusedOperation) == (record is topic), refused
            assert uses_of(record) == []


def wait_for_lock() -> None:
    """Until another connection waits for a lock of this one: other tests of the same server wait for theirs."""
    for _ in range(600):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
            )
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits")
