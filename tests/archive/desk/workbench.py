"""What the tests of the workbench's addresses have in common: a client that speaks JSON, and records of any length."""

from __future__ import annotations

from typing import Any

import orjson
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.importing import import_record
from archive.models import Report, Statement
from diplomacy.accounts.models import User
from tests.archive.conftest import received

HEAD = "Talks on Trade\n\nMarch 4, 2003\n\nPresident Vladimir Putin met with Prime Minister Junichiro Koizumi.\n\n"
ITEM = "{n}. Trade\n\n(1) President Putin stated that the trade of item {n} should grow.\n\n"


class Desk:
    """One account at the workbench of one report."""

    def __init__(self, report: Report, user: User | None) -> None:
        self.base = f"/admin/desk/reports/{report.pk}/"
        self.client = Client()
        self.queries = 0
        if user is not None:
            self.client.force_login(user)

    def get(self, path: str, **query: Any) -> tuple[int, Any]:
        return self._told(lambda: self.client.get(self.base + path, query))

    def post(self, path: str, **data: Any) -> tuple[int, Any]:
        return self.send(path, orjson.dumps(data))

    def send(self, path: str, body: bytes) -> tuple[int, Any]:
        return self._told(lambda: self.client.post(self.base + path, body, content_type="application/json"))

    def _told(self, ask: Any) -> tuple[int, Any]:
        with CaptureQueriesContext(connection) as queries:
            response = ask()
        self.queries = len(queries)
        assert response["Content-Type"] == "application/json"
        assert "no-store" in response["Cache-Control"]
        return response.status_code, orjson.loads(response.content)

    def state(self) -> Any:
        status, state = self.get("state/")
        assert status == 200
        return state

    def apply(self, *operations: tuple[str, dict[str, Any]], **more: Any) -> tuple[int, Any]:
        sent = [{"name": name, "arguments": arguments} for name, arguments in operations]
        version = more.pop("version", None) or self.state()["version"]
        return self.post("apply/", version=version, operations=sent, **more)


def made(items: int, by: User) -> Report:
    """A draft of so many statements, each under a heading of its own."""
    text = HEAD + "".join(ITEM.format(n=n) for n in range(1, items + 1))
    import_record(received(text, name=f"made-{items}.txt"), by=by)
    report = Report.objects.get(identity=f"file:mofa-japan/made-{items}.txt")
    assert Statement.objects.filter(report=report).count() == items
    return report


def statements(state: Any) -> list[Any]:
    """The parts of a state that are statements."""
    return [part for part in state["parts"] if part["kind"] == "statement"]
