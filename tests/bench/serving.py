"""Serving 300,000 published statements: lists, reports, searches and counts, against bare answers to the same questions."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from statistics import median
from urllib.parse import quote

from django.core.management import call_command
from django.db import connection

from archive.api.keyset import Cursor
from archive.models import PublishedPart, PublishedReport, PublishedTopic
from archive.models.identifiers import show
from archive.models.keyset import PARTS
from archive.searching import Query, count_facets, find

from . import database
from .made import fill
from .measuring import Line, Options, in_turn, ratios, seconds
from .servers import serving
from .visiting import visit

FEW, MANY = 3_000, 300_000
CLIENTS = 8
PHRASE = '"peace treaty"'
BARE_SEARCH = """
SELECT id, body FROM archive_publishedpart WHERE search @@ phraseto_tsquery('english', 'peace treaty') AND kind = 'statement'
ORDER BY sort_date DESC, report_id DESC, rank DESC LIMIT 21
"""
BARE_MARKED = f"""
SELECT id, body, ts_headline('english', text, phraseto_tsquery('english', 'peace treaty'), 'HighlightAll=true')
FROM ({BARE_SEARCH.replace("SELECT id, body", "SELECT *")}) AS found ORDER BY sort_date DESC, report_id DESC, rank DESC
"""
"""The same with the words of the phrase marked, in the rows of the page alone."""
BARE_FACETS = """
WITH found AS MATERIALIZED (
    SELECT id, record_keeper_id, account, event_kind, sort_date FROM archive_publishedpart
    WHERE search @@ phraseto_tsquery('english', 'peace treaty') AND kind = 'statement'
    ORDER BY sort_date DESC, report_id DESC, rank DESC LIMIT 20000
)
SELECT 'keeper', record_keeper_id::text, count(*) FROM found GROUP BY 2
UNION ALL SELECT 'account', account, count(*) FROM found GROUP BY 2
UNION ALL SELECT 'kind', event_kind, count(*) FROM found GROUP BY 2
UNION ALL SELECT 'year', extract(year FROM sort_date)::text, count(*) FROM found GROUP BY 2
UNION ALL SELECT 'topic', topic_id::text, count(*) FROM found JOIN archive_publishedtopic ON part_id = found.id GROUP BY 2
UNION ALL SELECT 'speaker', person_id::text, count(*) FROM found JOIN archive_publishedvoice ON part_id = found.id
    WHERE capacity = 'speaker' GROUP BY 2
UNION ALL SELECT 'office', office_id::text, count(*) FROM found JOIN archive_publishedvoice ON part_id = found.id
    WHERE capacity = 'speaker' GROUP BY 2
UNION ALL SELECT 'country', country_id::text, count(*) FROM found JOIN archive_publishedvoice ON part_id = found.id
    WHERE capacity = 'speaker' GROUP BY 2
"""


def measure(options: Options) -> Iterator[Line]:
    """The lines of the table; the databases are made at the first run and kept."""
    many = 30_000 if options.quick else MANY
    rounds, time = (2, 1.0) if options.quick else (3, 2.0)
    medians: dict[tuple[str, int], float] = {}
    # Before the seeds are loaded: a page is kept only where the files to which it links are there.
    call_command("collectstatic", interactive=False, verbosity=0)
    for size in (FEW, many):
        database.use(f"serve_{size}")
        fill(size)
        there = f"{PublishedPart.objects.statements().count():,} statements"
        topic = _commonest_topic()
        with ExitStack() as stack:
            paths = _paths(topic)
            bare = stack.enter_context(serving("tests.bench.wsgi_bare:application", f"/built/?{paths['list'][1]}"))
            ours = stack.enter_context(serving("diplomacy.wsgi:application", "/healthz"))
            for what, (path, query) in paths.items():
                doors = {
                    what: (ours, path),
                    "bare, building the body": (bare, f"/built/?{query}"),
                    "bare, joining stored text": (bare, f"/stored/?{query}"),
                    "an empty view": (ours, "/api/empty/"),
                }
                for line in _served(what, there, doors, rounds, time):
                    medians.setdefault((line.what, size), median(line.samples))
                    yield line
            pages = {
                "page 1 of a list": paths["list"][0],
                "page 1,000 of it": _page(topic, 1000 if size == many else 10),
            }
            yield from _pages(ours, pages, there, rounds, time)
            for name, path in (
                ("search page, phrase", f"/search/?q={quote(PHRASE)}"),
                ("reading page of a seed", _seed()),
            ):
                for clients in (1, CLIENTS):
                    yield _plain(name, there, ours, path, clients, rounds, time)
        yield from _asked(there, rounds * 5)
    for what in ("list of 50 by topic, one client", "one report, one client"):
        grown = medians[what, many] / medians[what, FEW]
        yield Line(f"{what}: growth", f"{FEW:,} → {many:,} statements", "×", [grown])


def _commonest_topic() -> str:
    counts = PublishedTopic.objects.count_by_topic()
    topic = max(counts, key=lambda key: counts[key])
    row = PublishedTopic.objects.filter(topic=topic).select_related("topic").first()
    assert row is not None
    return row.topic.slug


def _paths(topic: str) -> dict[str, tuple[str, str]]:
    """What is asked of the API, and the same of the bare function, as a query string."""
    rids = sorted(PublishedReport.objects.values_list("rid", flat=True))
    rid = random.Random(2).choice(rids)
    return {
        "list": (f"/api/v1/statements/?topic={topic}", f"topic={topic}"),
        "report": (f"/api/v1/reports/{show(rid)}/", f"rid={rid}"),
    }


NAMES = {"list": "list of 50 by topic", "report": "one report"}


def _served(what: str, there: str, doors: dict[str, tuple[int, str]], rounds: int, time: float) -> Iterator[Line]:
    """Each door with one client, in milliseconds, and with eight, in requests a second; ratios are of rates."""
    for clients in (1, CLIENTS):
        times: dict[str, list[float]] = {name: [] for name in doors}

        def rate(name: str, clients: int = clients, times: dict[str, list[float]] = times) -> float:
            port, path = doors[name]
            found = visit(port, path, clients=clients, seconds=time)
            times[name] += found
            return len(found) / time

        def deed(name: str, rate: Callable[[str], float] = rate) -> Callable[[], float]:
            return lambda: rate(name)

        rates = dict(zip(doors, in_turn([deed(name) for name in doors], rounds), strict=True))
        people = "one client" if clients == 1 else f"{clients} clients"
        for name in doors:
            shown = f"{NAMES.get(name, name)}, {people}"
            against = "" if name == what else f"{NAMES[what]} by this"
            ratio = [] if name == what else ratios(rates[what], rates[name])
            yield Line(shown, there, "ms", times[name], against, ratio)
            yield Line(shown, there, "requests/s", rates[name])


def _pages(port: int, pages: dict[str, str], there: str, rounds: int, time: float) -> Iterator[Line]:
    """The first page of a list and a late one."""
    times: dict[str, list[float]] = {name: [] for name in pages}

    def deed(name: str) -> Callable[[], float]:
        def ask() -> float:
            found = visit(port, pages[name], clients=1, seconds=time)
            times[name] += found
            return median(found)

        return ask

    first, late = in_turn([deed(name) for name in pages], rounds)
    names = list(pages)
    yield Line(names[0], there, "ms", times[names[0]])
    yield Line(names[1], there, "ms", times[names[1]], names[0], ratios(late, first))


def _plain(name: str, there: str, port: int, path: str, clients: int, rounds: int, time: float) -> Line:
    found = [moment for _ in range(rounds) for moment in visit(port, path, clients=clients, seconds=time)]
    return Line(f"{name}, {'one client' if clients == 1 else f'{clients} clients'}", there, "ms", found)


def _page(topic: str, number: int) -> str:
    """The address of that page of the list by topic."""
    rows = PublishedTopic.objects.of(topic).newest_first().values_list(*PARTS)
    last = rows[min((number - 1) * 50, rows.count() - 51) - 1]
    return f"/api/v1/statements/?topic={topic}&cursor={quote(Cursor(tuple(last), False).write('api-statements'))}"


def _seed() -> str:
    """The reading page of a seed: the made reports have no edition to be read."""
    report = PublishedReport.objects.exclude(edition__content="{}").order_by("rid").first()
    assert report is not None
    return f"/reports/{show(report.rid)}/"


def _asked(there: str, rounds: int) -> Iterator[Line]:
    """The search and its counts in this process, against the bare SQL of the same; that of the search also marks."""
    query = Query(q=PHRASE, passage="statement")

    def bare(sql: str) -> Callable[[], float]:
        def ask() -> None:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                cursor.fetchall()

        return lambda: seconds(ask) * 1000

    searching, counting = "search for a phrase, marked", "counts of its facets"
    found, plain, marked = in_turn(
        [lambda: seconds(lambda: find(query)) * 1000, bare(BARE_SEARCH), bare(BARE_MARKED)], rounds
    )
    yield Line(searching, there, "ms", found, "bare SQL that marks too", ratios(found, marked))
    yield Line(searching, there, "ms", found, "bare SQL, nothing marked", ratios(found, plain))
    yield Line(f"{searching}: bare SQL that marks too", there, "ms", marked)
    yield Line(f"{searching}: bare SQL, nothing marked", there, "ms", plain)
    counted, least = in_turn([lambda: seconds(lambda: count_facets(query)) * 1000, bare(BARE_FACETS)], rounds)
    yield Line(counting, there, "ms", counted, "bare SQL", ratios(counted, least))
    yield Line(f"{counting}: bare SQL", there, "ms", least)
