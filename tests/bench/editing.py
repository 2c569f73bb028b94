"""How long an editor waits: a change in one record of many statements, against the same in a short one."""

from __future__ import annotations

from collections.abc import Iterator

from archive.editing import Operation, apply
from archive.importing import import_record
from archive.models import Report, Statement
from archive.publishing import publish
from archive.reading import Custody, Received
from diplomacy.accounts.models import User

from . import database
from .measuring import Line, Options, seconds

ITEM = (
    "{n}. Trade\n\n(1) President Putin thanked Prime Minister Koizumi for item {n}. In response, Prime Minister Koizumi "
    "noted the harvest of {n}.\n\n"
)
HEAD = "Talks\n\nMarch 4, 2003\n\nPresident Vladimir Putin met with Prime Minister Junichiro Koizumi.\n\n"


def measure(options: Options) -> Iterator[Line]:
    database.use("edit", anew=True)
    by = User.objects.create_superuser("bench")
    rounds = 1 if options.quick else 5
    samples: dict[int, dict[str, list[float]]] = {}
    for round_ in range(rounds):
        for statements in (20, 2_000):
            for deed, time in _times(statements, round_, by):
                samples.setdefault(statements, {}).setdefault(deed, []).append(time * 1000)
    for statements, deeds in samples.items():
        for deed, times in deeds.items():
            yield Line(deed, f"a record of {statements:,} statements", "ms", times)


def _times(statements: int, number: int, by: User) -> Iterator[tuple[str, float]]:
    text = HEAD + "".join(ITEM.format(n=n) for n in range(1, statements // 2 + 1)) + f"Number {number}."
    custody = Custody(publisher="kremlin", address=f"https://example.org/{statements}/{number}")
    yield "import", seconds(lambda: import_record(Received("long", text.encode(), text, custody), by=by))
    report = Report.objects.get(identity=custody.address)
    part = Statement.objects.filter(report=report).order_by("ordinal")[3]
    for name, arguments in (
        ("describe", {"title": "Other talks"}),
        ("confirm", {"parts": [part.ordinal]}),
        ("split", {"part": part.ordinal, "at": text.index(" ", part.start + 12)}),
    ):
        operation = Operation(name, arguments)
        yield name, seconds(lambda: apply(report=report, operation=operation, expected_version=report.version, by=by))  # noqa: B023
        report.refresh_from_db()
    # Nothing is published that nobody has looked at.
    parts = list(Statement.objects.filter(report=report).values_list("ordinal", flat=True))
    apply(report=report, operation=Operation("confirm", {"parts": parts}), expected_version=report.version, by=by)
    yield "publish", seconds(lambda: publish(report=report, by=by))
