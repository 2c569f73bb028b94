"""Whatever is sent to the pages behind the sign-in: never an error of ours, and nothing half done."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import orjson
import pytest
from django.apps import apps
from django.contrib import admin
from django.db import transaction
from django.test import Client

from archive.desk.lists.register import WORKLISTS
from archive.editing import judging
from archive.editing.working_copy import working_value
from archive.models import Report, Revision
from archive.parsing.revising.describing import FIELDS, RefusedOperation
from archive.parsing.revising.layers import RefusedJudgement
from archive.parsing.revising.operations import OPERATIONS, apply_operation
from diplomacy.accounts.models import User
from tests.archive.private_addresses import private_addresses

WORDS = (
    "%00", "%ED%A0%80", "-1", "9" * 30, "1e999", "%D9%A3", "x" * 5000, "[]", "{%22a%22:1}", "%27%22%3C%3E%25_%5C", "%FF",
)  # fmt: skip
"""Percent-encoded: NUL, half of a pair, numbers too small and too large, another script's digit, too long, structures, what SQL and HTML mean something by, no UTF-8."""

FIELD_NAMES = (
    "after", "before", "q", "kind", "sort", "page", "mine", "by", "verb", "topic", "topics", "speaker", "name", "label", "person",
    "reports", "report", "report__id__in", "statements", "version", "revision", "since", "until", "seen", "sid", "comment", "part",
    "from", "to", "year", "state", "publisher", "country", "slug", "into", "text", "reason", "note", "days", "at", "day", "time",
    "months", "query", "saved", "next", "keys", "kept", "flag", "action", "_selected_action", "select_across", "index", "e", "p", "o",
    "said", "certainty", "record", "rule", "unresolved", "finding", "all", "_to_field", "_popup", "_changelist_filters", "code", "password", "login", "session", "token", "start", "end", "only",
)  # fmt: skip
"""What forms and addresses of the site call their values; each address is asked with all of them."""

VALUES: tuple[Any, ...] = (
    None, True, -1, 2**31, 2**63, 10**25, 1.5, 1e300, "", "\x00", "\u202e", "x" * 5000, "٣", [], [[[[]]]], [None], ["x", 3], {}, {"x": [{}]},
)  # fmt: skip


def keys(draft: Report) -> Any:
    """Gives for a route the key of a row that is there, where the archive has one of the kind that the route names."""
    by_word: dict[str, Any] = {}
    for model in apps.get_app_config("archive").get_models():
        by_word[str(model._meta.model_name)] = model._default_manager.values_list("pk", flat=True).first() or 1
    kinds = {
        "topics": "topic", "propositions": "proposition", "people": "person", "offices": "office", "errors": "errorreport",
        "saved": "savedfilter", "work": "job", "changes": "changeset",
    }  # fmt: skip

    def key(route: str) -> Any:
        steps = route.split("/")
        if "reports" in steps or "report" in steps:
            return draft.pk
        found = (kinds.get(step, step) for step in reversed(steps))
        return next((by_word[word] for word in found if word in by_word), 1)

    return key


@pytest.fixture
def asking(client: Client, superuser: User) -> Client:
    client.force_login(superuser)
    client.raise_request_exception = False
    return client


def addresses(draft: Report, *beginnings: str) -> list[str]:
    """Those that begin so and, of the administration of rows, those that only this archive has."""
    lists = [f"/admin/desk/lists/{name}/" for name in WORKLISTS] + [
        f"/admin/desk/lists/{name}.csv" for name in WORKLISTS
    ]
    found = private_addresses(keys(draft))
    plain = re.compile(r"admin/(?!desk/)\w+/\w+/(add/|<[\w:]+>/((history|delete|password)/)?)?$")
    return [path for route, path in found.items() if path.startswith(beginnings) and not plain.match(route)] + lists


def undone(deed: Any) -> Any:
    """What the deed returns; nothing of what it wrote stays."""
    with transaction.atomic():
        done = deed()
        transaction.set_rollback(True)
    return done


def test_no_query_string_is_an_error_of_ours(draft: Report, asking: Client) -> None:
    wrong = []
    for number, address in enumerate(addresses(draft, "/admin/", "/accounts/")):
        # Each address with one of the words, all words over the addresses: of one kind of page there are many.
        word = WORDS[number % len(WORDS)]
        query = "&".join(f"{name}={word}" for name in FIELD_NAMES)
        answer = undone(lambda address=address, query=query: asking.get(f"{address}?{query}"))
        if answer.status_code >= 500:
            wrong.append((address, word[:20]))
    assert wrong == []


def test_no_filter_of_the_admin_s_lists_is_an_error_of_ours(seeds: dict[str, Report], asking: Client) -> None:
    wrong = []
    for model, options in admin.site._registry.items():
        path = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        names = [field.name for field in model._meta.concrete_fields]
        filters = [
            one if isinstance(one, str) else getattr(one, "parameter_name", None) or one[0]  # type: ignore[index]
            for one in options.list_filter
        ]
        asked = [
            *filters,
            *(f"{name}__exact" for name in names[:4]),
            f"{names[0]}__in",
            f"{names[0]}__isnull",
            "nothing__exact",
        ]
        for number, name in enumerate(asked):
            word = WORDS[number % len(WORDS)]
            answer = undone(lambda path=path, name=name, word=word: asking.get(f"{path}?{quote(str(name))}={word}"))
            if answer.status_code >= 500:
                wrong.append((path, name, word[:20]))
    assert wrong == []


def fields_of(page: str) -> Iterator[str]:
    """The names of the fields of a page's forms."""
    yield from dict.fromkeys(re.findall(r"""<(?:input|select|textarea|button)[^>]*\bname="([^"]+)\"""", page))


def test_no_form_is_an_error_of_ours(draft: Report, asking: Client) -> None:
    wrong, filled = [], 0
    values = ("\x00", "9" * 30, "x" * 5000, "٣", "-1", "[]", "'\"<>%_\\", "\ud800".encode("utf-8", "surrogatepass"))
    for number, address in enumerate(addresses(draft, "/admin/", "/accounts/")):
        shown = undone(lambda address=address: asking.get(address))
        is_page = shown.status_code == 200 and shown.get("Content-Type", "").startswith("text/html")
        names = list(fields_of(shown.content.decode())) if is_page else []
        filled += bool(names)
        for value in (values[number % len(values)], ""):
            sent = {name: value for name in dict.fromkeys([*names, *FIELD_NAMES]) if name != "csrfmiddlewaretoken"}
            # What counts the rows of a form's lines stays: without it nothing of them is read.
            sent |= {name: "1" for name in names if name.endswith("_FORMS")}
            answer = undone(lambda address=address, sent=sent: asking.post(address, sent))
            if answer.status_code >= 500:
                wrong.append((address, value[:20]))
    assert wrong == []
    assert filled > 25


def arguments_of() -> dict[str, dict[str, Any]]:
    """Arguments with which each operation can be done to report 001, or nearly."""
    words = {"by": "ed", "reason": "a misprint"}
    part: dict[str, dict[str, Any]] = {
        "split": {"part": 7, "at": 600}, "merge": {"part": 7}, "move_boundary": {"part": 7, "to": 600},
        "change_kind": {"part": 7, "kind": "narrative", "speakers": []}, "set_path": {"part": 7, "path": "2.1"},
        "change_level": {"part": 7, "direction": "in"}, "confirm": {"part": 7, "parts": [7], "by": 1}, "unconfirm": {"part": 7, "by": 1},
        "attribute": {
            "part": 7, "speakers": ["A"], "addressees": [], "attribution": "named", "speech": "direct", "role": "answer",
            "conveyed_by": "B", "answers": "1",
        },
        "mention": {"start": 5, "end": 9, "person": "A", "office": "B"}, "unmention": {"start": 5, "end": 9},
        "describe": dict.fromkeys(FIELDS),
    }  # fmt: skip
    span = {"start": 5, "end": 9}
    sid = {"sid": "TKV5GJRR"}
    layers: dict[str, dict[str, Any]] = {
        "tag": {**sid, "topic": "trade", "by": "ed", **span}, "untag": {**sid, "topic": "trade", "by": "ed", **span},
        "set_topics": {**sid, "topics": ["trade"], "by": "ed"}, "emend": {**span, **words, "reading": "x", "witness": "y"},
        "unemend": {**span, **words, "reading": "x", "witness": "y"}, "gloss": {**span, "by": "ed", "note": "x"},
        "ungloss": {**span, "by": "ed", "note": "x"}, "uncode": {"key": "x"},
    }  # fmt: skip
    code = {
        **sid, **span, "key": "b6753edf-77ca-5a8a-a66d-7c798c09e5bd", "proposition": "peace-treaty-early", "direction": "supports",
        "act": "states", "evidence": "explicit", "by": "ed", "holder_person": "vladimir-putin", "holder_country": None,
        "holder_organization": None, "holder_collective": None, "strength": 2, "on_behalf_of": "japan", "attributed_by": None,
        "claims_also_for": ["igor-ivanov"], "directed_at": "japan", "condition": "", "rationale": "",
    }  # fmt: skip
    key = "b6753edf-77ca-5a8a-a66d-7c798c09e5bd"
    figure = {
        **span, "measure": "count", "low": "1", "high": "1", "unit": "person", "approximate": False, "of": None, "baseline": None,
        "as_of": "", "rule": "", "confidence": 1.0,
    }  # fmt: skip
    note = {"key": key, "kind": "figure", "said": figure, "by": "ed"}
    settle = {"keys": [key], "state": "confirmed", "by": "ed"}
    return part | layers | {"code": code, "recode": code, "note": note, "settle": settle}


@pytest.mark.parametrize("name", sorted({*OPERATIONS, *judging.OPERATIONS}))
def test_no_argument_of_an_operation_is_an_error_of_ours(name: str, seeds: dict[str, Report], asking: Client) -> None:
    report = seeds["001"]
    value, given = working_value(report), arguments_of()[name]

    def do(arguments: dict[str, Any]) -> None:
        if name in OPERATIONS:
            apply_operation(value.breakdown, report.text, name, arguments)
        else:
            judging.judge(value.layers, name, arguments)

    for argument in [*given, "nobody_knows_it", "self", "breakdown"]:
        for bad in (*VALUES, "\ud800"):
            with contextlib.suppress(RefusedOperation, RefusedJudgement):
                do({**given, argument: bad})
    # And through the one door, where the database has its say too.
    wrong = []
    number = Revision.objects.filter(report=report).count()
    for at, argument in enumerate(given):
        for step in (0, 7):
            bad = VALUES[(at + step) % len(VALUES)]
            body = {"version": report.version, "operations": [{"name": name, "arguments": {**given, argument: bad}}]}
            if isinstance(bad, int) and bad > 2**63:
                continue  # the writer of JSON has no such number
            path = f"/admin/desk/reports/{report.pk}/apply/"
            answer = undone(
                lambda path=path, body=body: asking.post(path, orjson.dumps(body), content_type="application/json")
            )
            told = answer.json() if answer.status_code in (200, 409, 422) else {}
            if not told or (answer.status_code == 422 and not told["errors"][0]["message"]):
                wrong.append((answer.status_code, argument, bad))
    assert wrong == []
    assert Revision.objects.filter(report=report).count() == number
