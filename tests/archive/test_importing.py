"""Taking records in: whole or not at all, nothing twice, and a message for whatever can't be read."""

from __future__ import annotations

import gzip
import io
import json
import secrets
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateWorker

from archive.editing.working_copy import working_value
from archive.importing import Outcome, Result, import_records
from archive.models import Finding, Flag, Job, MeetingProposal, Part, Report, SourceText, Voice
from archive.parsing.breakdown import check
from archive.parsing.extraction.passes import VERSION as PASSES
from archive.reading import LARGEST_RECORD, Custody, Received, Unread, UnreadableInput, decode, find_files, read_files
from diplomacy.accounts.models import User

from .conftest import FIXTURES, check_unseen, received

pytestmark = pytest.mark.usefixtures("seeds")

TEXT = """Telephone Talks Between Prime Minister Koizumi and President Putin

March 3, 2004

Prime Minister Junichiro Koizumi held telephone talks with President Vladimir Putin on March 3.

1. Energy

(1) Prime Minister Koizumi said that work on the pipeline should go on.
"""


def take_in(*paths: Path, **options: str) -> list[Result]:
    custody = Custody(**{"publisher": "mofa-japan", **options})
    return list(import_records(read_files(find_files(list(paths)), options=custody)))


def counts() -> tuple[int, ...]:
    return (Report.objects.count(), SourceText.objects.count(), Part.objects.count(), Flag.objects.count())


def test_a_text_becomes_a_draft_with_its_breakdown_and_its_custody(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(TEXT.encode())
    assert take_in(path, licence="Public Data License 1.0") == [Result("talks.txt", Outcome.CREATED)]
    report = Report.objects.get(identity="file:mofa-japan/talks.txt")
    assert (report.state, report.version, report.text) == ("draft", 1, TEXT)
    assert report.source_text is not None
    assert (bytes(report.source_text.received), report.source_text.licence) == (
        TEXT.encode(),
        "Public Data License 1.0",
    )
    speaker = Voice.objects.get(statement__report=report, capacity="speaker")
    assert (str(speaker.person), str(speaker.tenure.office if speaker.tenure else "")) == (
        "Junichiro Koizumi",
        "Prime Minister of Japan",
    )
    check(working_value(report).breakdown, TEXT)


def test_taking_the_same_file_in_twice_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT)
    take_in(tmp_path)
    before = counts()
    assert [r.outcome for r in take_in(tmp_path)] == [Outcome.UNCHANGED]
    assert counts() == before


def test_the_seeds_taken_in_again_are_unchanged() -> None:
    before = counts()
    assert [r.outcome for r in take_in(FIXTURES)] == [Outcome.UNCHANGED] * 5
    assert counts() == before


def test_another_text_of_a_known_record_waits_for_an_editor(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT)
    take_in(path)
    report = Report.objects.get(identity="file:mofa-japan/talks.txt")
    path.write_text(TEXT.replace("should go on", "must go on"))
    (result,) = take_in(path)
    assert (result.outcome, result.why) == (Outcome.UPDATED, "a new text waits for an editor")
    report.refresh_from_db()
    assert (report.text, report.version) == (TEXT, 1)
    waiting = report.waiting_source_texts().get()
    assert waiting.supersedes == report.source_text
    assert [r.outcome for r in take_in(path)] == [Outcome.UNCHANGED]
    assert report.flags.filter(message__contains="later text").count() == 1


def test_a_known_text_under_another_name_is_refused_and_says_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    first, second = take_in(tmp_path)
    assert (first.outcome, second.outcome) == (Outcome.CREATED, Outcome.REFUSED)
    assert "known already as file:mofa-japan/a.txt" in second.why


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"  \n\t ", "is empty"),
        ("\ufeff\u3000 ".encode(), "nothing but white space"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "NUL byte"),
        ("Президент России".encode("utf-16"), "UTF-16"),
        (
            "Президент России сделал заявление о мирном договоре.".encode("cp1251") * 20,
            "looks like (cp1251|windows|cp|mac)",
        ),
        ("首相は平和条約について述べた。".encode("euc_jp") * 20, "looks like (euc_j|cp932|shift)"),
        ("Café".encode("latin-1"), "looks like windows-1252"),
        ("«É», créée à l’Île".encode("cp1252"), "looks like windows-1252"),
        (b"x" * (LARGEST_RECORD + 1), "at most 5,000,000 bytes"),
    ],
    ids=["empty", "blank", "bom", "binary", "utf-16", "cp1251", "euc-jp", "latin", "western", "large"],
)
def test_what_is_no_text_gets_its_own_message_and_leaves_nothing(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    before = counts()
    (result,) = take_in(tmp_path)
    assert result.outcome is Outcome.FAILED
    with pytest.raises(UnreadableInput, match=message):
        decode(data, name="bad.txt")
    assert result.why
    assert counts() == before


def lines(*rows: Any) -> bytes:
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not a JSON object"),
        ({"text": "x"}, "no “url”"),
        ({"url": "https://example.org/1", "text": 5}, "is not a text"),
        ({"url": "https://example.org/1", "text": ""}, "is empty"),
        (b'{"url": "https://example.org/1", "text": "\\ud800"}', "half a surrogate pair"),
        ({"url": "https://example.org/1", "text": "a\u0000b"}, "has a NUL"),
        (b'{"url": "https://example.org/1", "text": "Some words.", "title": "\\ud800"}', "“title” has a NUL or half"),
        ({"url": "ftp:nowhere", "text": "Some words."}, "is not an address"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_fails_alone_and_says_where(tmp_path: Path, row: Any, message: str) -> None:
    path = tmp_path / "records.jsonl.gz"
    good = {"url": "https://example.org/good", "text": TEXT, "title": "Talks", "published": "2004-03-04"}
    path.write_bytes(gzip.compress(lines(row, good)))
    bad, fine = take_in(path)
    assert (bad.outcome, fine.outcome) == (Outcome.FAILED, Outcome.CREATED)
    assert message in bad.why
    assert "line 1" in bad.name + bad.why
    report = Report.objects.get(identity="https://example.org/good")
    assert (report.published, report.bases.get(field="published").basis) == ("2004-03-04", "supplied")


def test_lines_are_unpacked_whatever_the_case_of_their_files_name(tmp_path: Path) -> None:
    (tmp_path / "RECORDS.JSONL.GZ").write_bytes(gzip.compress(lines({"url": "https://example.org/1", "text": TEXT})))
    (result,) = take_in(tmp_path)
    assert (result.name, result.outcome) == ("RECORDS.JSONL.GZ, line 1", Outcome.CREATED)


def test_a_broken_archive_keeps_what_came_before_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl.gz"
    noise = lines({"url": "https://example.org/2", "text": secrets.token_hex(200_000)})
    path.write_bytes(gzip.compress(lines({"url": "https://example.org/1", "text": TEXT}) + noise)[:-50_000])
    whole, broken = take_in(path)
    assert (whole.outcome, broken.outcome) == (Outcome.CREATED, Outcome.FAILED)
    assert "can’t be read" in broken.why
    assert Report.objects.filter(identity="https://example.org/1").exists()


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ("{", "is not JSON"),
        ('{"puplisher": "x"}', "with these names"),
        ('{"publisher": 5}', "with these names"),
        ("[]", "with these names"),
    ],
)
def test_a_wrong_meta_file_is_said_to_be_wrong(tmp_path: Path, meta: str, message: str) -> None:
    (tmp_path / "talks.txt").write_text(TEXT)
    (tmp_path / "talks.meta.json").write_text(meta)
    (result,) = take_in(tmp_path)
    assert (result.outcome, message in result.why) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"publisher": "nobody"},
            "there is no publisher “nobody”. There are: kremlin, mofa-japan. Another one is added in the admin.",
        ),
        ({"publisher": ""}, "it is not said who published it"),
        ({"captured_on": "yesterday"}, "captured_on"),
        ({"licence_url": "here"}, "licence_url"),
    ],
)
def test_wrong_custody_is_refused_before_anything_is_written(options: dict[str, str], message: str) -> None:
    before = counts()
    (result,) = import_records([received(TEXT, **options)])
    assert (result.outcome, message in result.why) == (Outcome.FAILED, True)
    assert result.name not in result.why  # whoever shows an outcome shows the name before it
    assert counts() == before


def test_a_record_that_the_database_refuses_keeps_no_other_of_its_batch_out() -> None:
    records = [received(f"{TEXT}{number}", name=f"{number}.txt") for number in range(5)]
    records[3] = replace(records[3], custody=replace(records[3].custody, licence="long" * 100))
    results = list(import_records(records))
    assert [r.outcome for r in results] == [Outcome.CREATED] * 3 + [Outcome.FAILED, Outcome.CREATED]
    assert "the database refused it: value too long" in results[3].why
    assert [Report.objects.filter(identity__endswith=f"/{number}.txt").exists() for number in range(5)] == [
        True, True, True, False, True,
    ]  # fmt: skip


def test_a_known_text_and_address_of_another_house_is_unchanged_and_says_whose_it_is(seeds: dict[str, Report]) -> None:
    report = seeds["000"]
    (result,) = import_records([received(report.text, address=report.identity, publisher="kremlin")])
    assert (result.outcome, result.why) == (
        Outcome.UNCHANGED,
        f"it is here as a record of {report.publisher}, not of President of Russia (The Kremlin), and stays so",
    )
    (result,) = import_records([received(report.text, address=report.identity)])
    assert (result.outcome, result.why) == (Outcome.UNCHANGED, "")


def test_a_meeting_is_proposed_and_never_joined(seeds: dict[str, Report]) -> None:
    text = TEXT.replace("March 3, 2004", "September 1, 2003").replace("March 3", "September 1")
    list(import_records([received(text)]))
    report = Report.objects.get(identity="file:mofa-japan/draft.txt")
    assert report.meeting is None
    assert MeetingProposal.objects.get(report=report).meeting == seeds["000"].meeting


def test_the_same_file_name_of_another_house_is_another_record() -> None:
    other = received(TEXT + "Kremlin.", name="talks.txt", publisher="kremlin")
    assert [r.outcome for r in import_records([received(TEXT, name="talks.txt"), other])] == [Outcome.CREATED] * 2


def test_a_known_address_of_another_house_is_refused(seeds: dict[str, Report]) -> None:
    address = seeds["000"].identity
    (result,) = import_records([received(TEXT, address=address, publisher="kremlin")])
    assert (result.outcome, "is known as a record of" in result.why) == (Outcome.REFUSED, True)


def test_the_command_ends_with_a_table_and_fails_when_a_record_failed(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "bad.txt").write_bytes(b"\0")
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 of 2 failed"):
        call_command("import_reports", str(tmp_path), publisher="mofa-japan", stdout=out, stderr=io.StringIO())
    table = out.getvalue()
    assert "failed  bad.txt: bad.txt has a NUL byte" in table
    assert "takes it back." in table
    assert [line.split() for line in table.splitlines()[-6:]] == [
        ["created", "1"], ["updated", "0"], ["unchanged", "0"], ["refused", "0"], ["binned", "0"], ["failed", "1"],
    ]  # fmt: skip


def test_the_command_has_what_the_new_records_say_found_by_the_worker_or_where_none_lives_by_itself(
    tmp_path: Path,
) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    out = io.StringIO()
    call_command("import_reports", str(tmp_path), publisher="mofa-japan", stdout=out, stderr=io.StringIO())
    job = Job.objects.get()
    assert (job.kind, job.state, job.total, job.by, job.asked_by) == ("extract", "done", 1, None, "the command line")
    report = Report.objects.get(pk=job.arguments["reports"][0])
    assert report.passes == PASSES
    found = Finding.objects.waiting().filter(report=report).count()
    assert f"What the records say is found: {found} things wait for an editor." in out.getvalue()
    # The queue keeps its own tables: its models are read-only.
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    assert ProcrastinateWorker.objects.count() == 1
    (tmp_path / "two.txt").write_text(TEXT.replace("2004", "2005"))
    call_command("import_reports", str(tmp_path), publisher="mofa-japan", stdout=out, stderr=io.StringIO())
    waiting = Job.objects.latest("pk")
    assert (waiting.state, waiting.total) == ("queued", 1)
    assert f"/admin/desk/work/{waiting.pk}/" in out.getvalue()
    call_command("import_reports", str(tmp_path), publisher="mofa-japan", stdout=out, stderr=io.StringIO())
    assert Job.objects.latest("pk") == waiting


def test_after_ctrl_c_the_command_says_what_is_in_and_how_to_go_on_and_begins_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.txt").write_text(TEXT)

    def stopped(records: Any, **options: Any) -> Iterator[Any]:
        yield from import_records(records, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr("archive.management.commands.import_reports.import_records", stopped)
    out = io.StringIO()
    with pytest.raises(CommandError, match="run the command again to take in the rest") as ended:
        call_command("import_reports", str(tmp_path), publisher="mofa-japan", stdout=out, stderr=io.StringIO())
    job = Job.objects.get()
    new = Finding.objects.filter(report__in=job.arguments["reports"])
    assert (job.state, job.total, new.exists()) == ("queued", 1, False)
    table = out.getvalue()
    assert ("created  1" in table, "takes it back" in table, "has not been looked for yet" in table) == (True,) * 3
    assert ended.value.returncode == 130
    monkeypatch.undo()
    (tmp_path / "two.txt").write_text(TEXT.replace("2004", "2005"))
    call_command("import_reports", str(tmp_path), publisher="mofa-japan", stdout=out, stderr=io.StringIO())
    assert [line.split() for line in out.getvalue().splitlines()[-6:-3]] == [
        ["created", "1"], ["updated", "0"], ["unchanged", "1"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda folder: folder / "missing.txt", "there is no file or folder"),
        (lambda folder: folder, "has no file that ends in"),
        (lambda folder: Path(folder / "a.odt").write_bytes(b"x") and folder / "a.odt", "can’t be read"),
    ],
)
def test_a_wrong_path_is_a_clear_error(tmp_path: Path, make: Callable[[Path], Path], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("import_reports", str(make(tmp_path)))


def test_files_of_a_folder_that_are_of_no_format_are_counted_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks\n\nPresident Mari Kask thanked Premier Otieno Wafula.\n")
    for name in ("old.doc", "thing.rtf", "a.meta.json"):
        (tmp_path / name).write_text("{}")
    out = io.StringIO()
    call_command("import_reports", str(tmp_path), publisher="mofa-japan", stdout=out, stderr=io.StringIO())
    assert out.getvalue().endswith("Passed over: 2 files (.doc, .rtf): old.doc, thing.rtf\n")


def test_rtf_under_the_name_of_plain_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(r"{\rtf1\ansi Talks\par}")
    (record,) = read_files(find_files([tmp_path]), options=Custody())
    assert isinstance(record, Unread)
    assert "is RTF and not plain text" in record.reason


@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_no_bytes_make_reading_fail_with_anything_but_a_reason(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "any.txt").write_bytes(data)
    (tmp_path / "any.jsonl").write_bytes(data)
    (tmp_path / "any.jsonl.gz").write_bytes(data)
    for record in read_files(find_files([tmp_path]), options=Custody()):
        assert isinstance(record, Received) or (isinstance(record, Unread) and record.reason)


@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=400))
def test_any_text_is_taken_in_whole_or_refused_with_a_reason(text: str) -> None:
    name, before = f"any-{uuid.uuid4()}.txt", counts()
    try:
        record = received(decode(text.encode(errors="surrogatepass"), name=name), name=name)
    except UnreadableInput:
        return
    (result,) = import_records([record])
    if result.outcome is Outcome.REFUSED:  # an example that came before had the same text
        assert "known already" in result.why
        return
    report = Report.objects.get(identity=f"file:mofa-japan/{name}")
    assert report.text == text
    check(working_value(report).breakdown, text)
    assert counts()[0] == before[0] + 1


def wait_until_alone() -> None:
    """Until the database's server has noticed that whoever else used the database is gone."""
    for _ in range(600):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
            )
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("somebody else is there")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("command", ["import", "publish"])
def test_killed_in_the_middle_leaves_all_or_nothing_of_each_report(tmp_path: Path, command: str) -> None:
    """A process is killed at a moment of its own choosing; what is there afterwards is whole."""
    # So many that it is killed long before the last; publishing one takes several times as long as taking one in.
    number_of_all = 300 if command == "import" else 80
    for number in range(number_of_all):
        (tmp_path / f"{number}.txt").write_text(TEXT.replace("March 3, 2004", f"March 3, 2004\n\nNumber {number}"))
    script = (
        "import django; django.setup()\n"
        "from pathlib import Path\n"
        "from archive.importing import import_records\n"
        "from archive.reading import Custody, find_files, read_files\n"
        "from archive.publishing import publish\n"
        "from archive.models import Report\n"
        "from diplomacy.accounts.models import User\n"
        f"from django.db import connections; connections['default'].settings_dict['NAME'] = {connection.settings_dict['NAME']!r}\n"
        f"files = find_files([Path({str(tmp_path)!r})])\n"
        "list_ = import_records(read_files(files, options=Custody(publisher='mofa-japan')))\n"
        "print('ready', flush=True)\n"
        "for result in list_: pass\n"
        if command == "import"
        else ""
    )
    if command == "publish":
        list(take_in(tmp_path))
        for report in Report.objects.filter(state="draft"):
            check_unseen(report, User.objects.earliest("pk"))
        script = (
            "import django; django.setup()\n"
            "from archive.publishing import publish\n"
            "from archive.models import Report\n"
            "from diplomacy.accounts.models import User\n"
            f"from django.db import connections; connections['default'].settings_dict['NAME'] = {connection.settings_dict['NAME']!r}\n"
            "user = User.objects.earliest('pk')\n"
            "print('ready', flush=True)\n"
            "for report in Report.objects.filter(state='draft'): publish(report=report, by=user, by_program=True)\n"
        )
    process = subprocess.Popen([sys.executable, "-c", script], cwd=settings.BASE_DIR, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    done = Report.objects.filter(state="published" if command == "publish" else "draft")
    before = done.count()
    while done.count() == before and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    wait_until_alone()
    assert before < done.count() < before + number_of_all
    for report in Report.objects.all():
        check(working_value(report).breakdown, report.text)
        assert report.parts.count() == len(working_value(report).breakdown.segments)
        published = report.published_parts.exists()
        assert (
            published
            == (report.state == "published")
            == (report.current_edition is not None)
            == report.editions.exists()
        )
