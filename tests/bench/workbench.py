"""How long the workbench takes for an operation on one of 2,000 statements, against reading and writing their JSON alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import orjson
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from archive.importing import import_record
from archive.models import Report, Statement
from archive.reading import Custody, Received
from diplomacy.accounts.models import User

from . import database
from .editing import HEAD, ITEM
from .measuring import Line, Options, in_turn, ratios, seconds

STATEMENTS = 2_000
BARE = "reading and writing the JSON alone"


def measure(options: Options) -> Iterator[Line]:
    """The lines of the table: each operation as the page sends it, from the request to the answer's last byte."""
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.ALLOWED_HOSTS = ["testserver"]
    database.use("workbench", anew=True)
    by = User.objects.create_superuser("bench")
    statements, rounds = (200, 2) if options.quick else (STATEMENTS, 9)
    desk = _Desk(_report(statements, by), by)
    there = f"a record of {statements:,} statements"
    deeds = {name: getattr(desk, name) for name in ("confirm", "attribute", "tag", "split", "merge", "undo")}
    bare, *found = in_turn([desk.bare, *deeds.values()], rounds)
    for name, times in zip(deeds, found, strict=True):
        yield Line(name, there, "ms", times, BARE, ratios(times, bare))
    yield Line(BARE, there, "ms", bare)
    yield Line("the whole state", there, "ms", [desk.load() for _ in range(rounds)])
    yield Line("an operation’s answer", there, "bytes", desk.answered)
    yield Line("the whole state", there, "bytes", [desk.whole])


def _report(statements: int, by: User) -> Report:
    text = HEAD + "".join(ITEM.format(n=n) for n in range(1, statements // 2 + 1))
    custody = Custody(publisher="kremlin", address="https://example.org/workbench")
    import_record(Received("long", text.encode(), text, custody), by=by)
    return Report.objects.get(identity=custody.address)


class _Desk:
    """One account at the workbench; each operation is done to another statement, in the middle of the record."""

    def __init__(self, report: Report, by: User) -> None:
        self.report, self.client = report, Client()
        self.client.force_login(by)
        self.base = f"/admin/desk/reports/{report.pk}/"
        self.answered: list[float] = []
        self.whole = 0
        self.turn = 0
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bare (document jsonb)")

    def _statement(self) -> Statement:
        self.turn += 1
        statements = Statement.objects.filter(report=self.report).order_by("ordinal")
        return statements[statements.count() // 2 + 2 * self.turn]

    def _post(self, path: str, **sent: Any) -> float:
        version = Report.objects.values_list("version", flat=True).get(pk=self.report.pk)
        body = orjson.dumps({"version": version, "delta": True, **sent})

        def ask() -> None:
            answer = self.client.post(self.base + path, body, content_type="application/json")
            assert answer.status_code == 200, answer.content[:300]
            self.answered.append(len(answer.content))

        return seconds(ask) * 1000

    def _apply(self, name: str, arguments: Callable[[Statement], dict[str, Any]]) -> float:
        given = arguments(self._statement())
        return self._post("apply/", operations=[{"name": name, "arguments": given}])

    def confirm(self) -> float:
        return self._apply("confirm", lambda one: {"part": one.ordinal})

    def attribute(self) -> float:
        return self._apply("attribute", lambda one: {"part": one.ordinal, "addressees": []})

    def tag(self) -> float:
        return self._apply("set_topics", lambda one: {"sid": one.identity_id, "topics": ["trade"]})

    def split(self) -> float:
        text = self.report.text
        return self._apply("split", lambda one: {"part": one.ordinal, "at": text.index(" ", one.start + 12)})

    def merge(self) -> float:
        def first(one: Statement) -> dict[str, Any]:
            parts = self.report.parts.order_by("ordinal").filter(ordinal__gte=one.ordinal)[:9]
            kinds = [part.kind for part in parts]
            there = next(n for n in range(len(kinds)) if kinds[n] == kinds[n + 1] == "statement")
            return {"part": one.ordinal + there}

        return self._apply("merge", first)

    def undo(self) -> float:
        return self._post("undo/")

    def load(self) -> float:
        """Milliseconds of the whole state."""

        def ask() -> None:
            self.whole = len(self.client.get(self.base + "state/").content)

        return seconds(ask) * 1000

    def bare(self) -> float:
        """Milliseconds in which the latest revision's JSON is read, decoded, encoded and stored: below that no edit can go."""
        latest = "SELECT breakdown::text FROM archive_revision WHERE report_id = %s ORDER BY number DESC LIMIT 1"

        def copy() -> None:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(latest, [self.report.pk])
                document = orjson.loads(cursor.fetchone()[0])
                cursor.execute("INSERT INTO bare VALUES (%s::jsonb)", [orjson.dumps(document).decode()])

        return seconds(copy) * 1000
