"""What the API is measured against: the same answers by a bare WSGI function, psycopg and orjson, without Django's stack.

It reads the same published rows and builds the same bodies (`tests/archive/api/test_bare.py` compares them). `/stored/`
joins the stored texts without building anything: the floor below which nothing of ours can go.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any
from urllib.parse import parse_qs, urlencode

import orjson
import psycopg

from archive.api.keyset import Cursor
from archive.models.keyset import PARTS
from archive.projecting.stored import make_absolute

SIZE = 50
LIST = """
SELECT part.body, tag.sort_date, tag.report_id, tag.rank
FROM archive_publishedtopic AS tag JOIN archive_publishedpart AS part ON part.id = tag.part_id
WHERE tag.topic_id = (SELECT id FROM archive_topic WHERE slug = %s)
ORDER BY tag.sort_date DESC, tag.report_id DESC, tag.rank DESC LIMIT 51
"""
REPORT = "SELECT document FROM archive_publishedreport WHERE rid = %s"


def list_by_topic(connection: psycopg.Connection[Any], slug: str, site: str, *, is_built: bool = True) -> bytes:
    """The first page of `/api/v1/statements/?topic=SLUG`."""
    rows = connection.execute(LIST, [slug]).fetchall()
    found = rows[:SIZE]
    following = None
    if len(rows) > SIZE:
        cursor = Cursor(tuple(found[-1][1:]), False).write("api-statements")
        following = f"{site}/api/v1/statements/?{urlencode({'topic': slug, 'cursor': cursor})}"
    if not is_built:
        texts = make_absolute(",".join(body for body, *_ in found), site)
        return f'{{"next":{orjson.dumps(following).decode()},"previous":null,"results":[{texts}]}}'.encode()
    results = []
    for body, *_place in found:
        statement = orjson.loads(body)
        for name in ("url", "cite"):
            statement[name] = site + statement[name]
        statement["report"]["url"] = site + statement["report"]["url"]
        results.append(statement)
    return orjson.dumps({"next": following, "previous": None, "results": results})


def one_report(connection: psycopg.Connection[Any], rid: str, site: str, *, is_built: bool = True) -> bytes:
    """The answer of `/api/v1/reports/RID/`, `rid` as stored."""
    row = connection.execute(REPORT, [rid]).fetchone()
    assert row is not None
    if not is_built:
        return make_absolute(row[0], site).encode()
    document = orjson.loads(row[0])
    for name in ("url", "cite"):
        document[name] = site + document[name]
    for name in ("page", "api", "statements", "positions"):
        document["urls"][name] = site + document["urls"][name]
    for edition in document["editions"]:
        for name in ("url", "api"):
            edition[name] = site + edition[name]
    return orjson.dumps(document)


def make_application(conninfo: str, site: str) -> Callable[..., Iterable[bytes]]:
    """The WSGI function; each thread of the server keeps a connection."""
    threads = threading.local()

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not hasattr(threads, "connection"):
            threads.connection = psycopg.connect(conninfo, autocommit=True, prepare_threshold=2)
        query = {name: values[0] for name, values in parse_qs(environ["QUERY_STRING"]).items()}
        is_built = not environ["PATH_INFO"].startswith("/stored/")
        if "topic" in query:
            body = list_by_topic(threads.connection, query["topic"], site, is_built=is_built)
        else:
            body = one_report(threads.connection, query["rid"], site, is_built=is_built)
        tag = f'"{blake2b(body, digest_size=16).hexdigest()}"'
        start_response(
            "200 OK",
            [("Content-Type", "application/json"), ("Content-Length", str(len(body))), ("ETag", tag)],
        )
        return [body]

    return application


assert len(PARTS) == 3, "LIST has the columns of the order of parts"
