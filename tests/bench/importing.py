"""How fast records are taken in, parsing and all, against a bare `bulk_create` of the rows that came of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction

from archive.copying import analyse
from archive.importing import Outcome, import_records
from archive.models import (
    AuditEntry,
    Basis,
    Flag,
    MeetingProposal,
    Mention,
    Part,
    Report,
    Revision,
    SourceText,
    Statement,
    StatementId,
    Voice,
)
from archive.reading import Custody, find_files, read_files

from . import database
from .measuring import Line, Options, in_turn, ratios, seconds
from .records import write_jsonl

Rows = list[tuple[Any, list[models.Model]]]


class StatementRow(models.Model):  # noqa: DJ008 (nobody sees one)
    """The statements' own table as a model without a parent, which `bulk_create` would refuse."""

    part_ptr_id = models.BigIntegerField(primary_key=True)
    identity_id = models.CharField(max_length=8)
    number = models.PositiveIntegerField()
    speech = models.CharField(max_length=8)
    role = models.CharField(max_length=9)
    attribution = models.CharField(max_length=10)
    answers = models.CharField(max_length=200)

    class Meta:
        app_label = "archive"
        managed = False
        db_table = Statement._meta.db_table


WRITTEN: Sequence[Any] = (
    Report, SourceText, StatementId, Revision, Part, StatementRow, Voice, Mention, Flag, Basis, MeetingProposal,
)  # fmt: skip
"""Every table that an import writes to, in an order in which the rows can come."""


def measure(options: Options) -> Iterator[Line]:
    database.use("import", anew=True)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "records.jsonl.gz"
        records, characters = write_jsonl(path, options.corpus, 300 if options.quick else 3_500)
        _empty()
        _import(path)
        rows = _rows()
        kind = "records" if options.corpus else "made records"
        number = sum(len(some) for _, some in rows)
        size = f"{records:,} {kind}, {characters / 1e6:.1f} M characters, {number:,} rows"

        def imported() -> float:
            _empty()
            return records / seconds(lambda: _import(path))

        def created() -> float:
            _empty()
            return records / seconds(lambda: _bulk_create(rows))

        taken_in, bare = in_turn([imported, created], 1 if options.quick else 5)
        unit, name = "records/s", "bulk_create of the same rows"
        yield Line("import", size, unit, taken_in, name, ratios(taken_in, bare))
        yield Line(name, size, unit, bare)
        rows.clear()
        _empty()
        _import(path)
        again = [records / seconds(lambda: _import(path, Outcome.UNCHANGED)) for _ in range(1 if options.quick else 3)]
        yield Line("import of what is there already", size, unit, again, "import", [median(again) / median(taken_in)])
        yield from _memory(options, Path(folder))


def _empty() -> None:
    """Nothing imported is left, nor what triggers wrote of it; the authority records of the seeds stay."""
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in (*WRITTEN, AuditEntry))
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def _import(path: Path, outcome: Outcome = Outcome.CREATED) -> None:
    for result in import_records(read_files(find_files([path]), options=Custody(publisher="kremlin"))):
        # Two records of a corpus may have the same text.
        assert result.outcome in (outcome, Outcome.REFUSED), result


def _rows() -> Rows:
    """All rows of the written tables as objects in memory."""
    found = []
    for model in WRITTEN:
        columns = [field.attname for field in model._meta.local_concrete_fields]
        values = model._base_manager.order_by("pk").values_list(*columns)
        found.append((model, [model(**dict(zip(columns, row, strict=True))) for row in values]))
    return found


def _bulk_create(rows: Rows) -> None:
    with transaction.atomic():
        for model, objects in rows:
            model._base_manager.bulk_create(objects, batch_size=1000)
            analyse(model)  # as the import does: else the checks of foreign keys would read whole tables


def _memory(options: Options, folder: Path) -> Iterator[Line]:
    """The most memory that the command ever has, for a file and for one several times as long."""
    most, times = (100, 4) if options.quick else (1_000, 8)
    peaks = []
    for name, again in (("short", 1), ("long", times)):
        path = folder / f"{name}.jsonl.gz"
        records, _ = write_jsonl(path, options.corpus, most, times=again)
        _empty()
        peaks.append((records, _peak(path)))
    (few, small), (many, large) = peaks
    yield Line("memory of import_reports, at most", f"{few:,} records", "MB", [small])
    yield Line(
        "memory of import_reports, at most", f"{many:,} records", "MB", [large], f"that of {few:,}", [large / small]
    )


def _peak(path: Path) -> float:
    """The largest resident size of a process that imports the file, in MB; those that parse for it not counted."""
    command = [
        sys.executable,
        str(settings.BASE_DIR / "manage.py"),
        "import_reports",
        str(path),
        "--publisher=kremlin",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, process.returncode
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
