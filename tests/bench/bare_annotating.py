"""What creating an annotation is measured against: a WSGI function that writes the same rows in one transaction by psycopg.

It knows the account by the hash of its token, reads the edition's text, looks the quotation up, and answers JSON. What is
sent is believed: nothing is validated, nobody is told, nobody's permission is asked.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")

import django

django.setup()

import orjson  # noqa: E402
import psycopg  # noqa: E402
from django.db import connection as django_connection  # noqa: E402
from psycopg.conninfo import make_conninfo  # noqa: E402

TOKEN = "SELECT user_id FROM accounts_accesstoken WHERE token_sha256 = %s AND revoked_at IS NULL"
EDITION = """
SELECT edition.id, edition.report_id, edition.content FROM archive_edition AS edition
JOIN archive_report AS report ON report.current_edition_id = edition.id
JOIN archive_statementid AS statement ON statement.report_id = report.id WHERE statement.sid = %s
"""
ANNOTATION = """
INSERT INTO annotations_annotation (guid, creator_id, visibility, report_id, number, created, modified, changed_at, via, canonical)
VALUES (%s, %s, 'public', %s, 1, now(), now(), now(), '{}', '') RETURNING id
"""
VERSION = """
INSERT INTO annotations_annotationversion (annotation_id, number, motivations, visibility, at, by_id)
VALUES (%s, 1, %s, 'public', now(), %s) RETURNING id
"""
BODY = """
INSERT INTO annotations_body (version_id, ordinal, kind, purpose, value, format, language, source)
VALUES (%s, 0, 'comment', 'commenting', %s, '', '', '')
"""
ANCHOR = """
INSERT INTO annotations_anchor (annotation_id, edition_id, major, identity_id, start, "end", exact, prefix, suffix, status, is_certain, reason, at)
VALUES (%s, %s, 1, %s, %s, %s, %s, '', '', 'made', true, '', now())
"""

_given = django_connection.get_connection_params()
_conninfo = make_conninfo(
    **{name: _given[name] for name in ("dbname", "user", "password", "host", "port") if _given.get(name)}
)
_threads = threading.local()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Any GET is answered, any POST is an annotation."""
    if environ["REQUEST_METHOD"] != "POST":
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "0")])
        return [b""]
    if not hasattr(_threads, "connection"):
        _threads.connection = psycopg.connect(_conninfo, prepare_threshold=2, autocommit=True)
    document = orjson.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
    body = _write(_threads.connection, document, environ["HTTP_AUTHORIZATION"].removeprefix("Bearer "))
    start_response("201 Created", [("Content-Type", "application/ld+json"), ("Content-Length", str(len(body)))])
    return [body]


def _write(connection: psycopg.Connection[Any], document: dict[str, Any], secret: str) -> bytes:
    sid, guid = os.environ["BENCH_STATEMENT"], uuid4()
    with connection.transaction():
        user = _one(connection, TOKEN, hashlib.sha256(secret.encode()).hexdigest())[0]
        edition, report, content = _one(connection, EDITION, sid)
        start = end = None
        exact = ""
        text = orjson.loads(content)["record"]["text"]
        if isinstance(document["target"], dict):
            exact = document["target"]["selector"]["exact"]
            start = text.index(exact)
            end = start + len(exact)
        annotation = _one(connection, ANNOTATION, guid, user, report)[0]
        version = _one(connection, VERSION, annotation, [document["motivation"]], user)[0]
        connection.execute(BODY, [version, document["body"]["value"]])
        connection.execute(ANCHOR, [annotation, edition, sid, start, end, exact])
    return orjson.dumps({**document, "id": f"/annotations/{guid}/"})


def _one(connection: psycopg.Connection[Any], sql: str, *parameters: Any) -> tuple[Any, ...]:
    row = connection.execute(sql, parameters).fetchone()
    assert row is not None
    return tuple(row)
