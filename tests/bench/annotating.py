"""Creating an annotation by the API, by token, against a bare handler that writes the same rows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack

from archive.models import PublishedPart
from archive.models.identifiers import show
from diplomacy.accounts.models import AccessToken, User
from diplomacy.accounts.tokens import issue

from . import database
from .measuring import Line, Options, in_turn, ratios
from .servers import serving

CLIENTS = 8


def measure(options: Options) -> Iterator[Line]:
    """A comment on a statement, and one on a stretch of its text that is found by its quotation."""
    rounds, time = (2, 2.0) if options.quick else (5, 4.0)
    database.use("annotate", anew=True)
    by = User.objects.create_user("bench", "bench@example.org")
    _token, secret = issue(user=by, name="bench", scope=AccessToken.Scope.WRITE, days=None)
    part = PublishedPart.objects.statements().earliest("pk")
    words = json.loads(part.body)["text"].split()
    address = f"/s/{show(part.identity_id or '')}"
    quotation = {"type": "TextQuoteSelector", "exact": " ".join(words[2:9])}
    os.environ["BENCH_STATEMENT"] = part.identity_id or ""
    with ExitStack() as stack:
        bare = stack.enter_context(serving("tests.bench.bare_annotating:application", "/"))
        ours = stack.enter_context(serving("diplomacy.wsgi:application", "/healthz"))
        for what, target in (
            ("a comment on a statement", address),
            ("a comment on words of it", {"source": address, "selector": quotation}),
        ):
            yield from _compared(what, json.dumps(_document(target)), secret, ours, bare, rounds, time)


def _document(target: object) -> dict[str, object]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "motivation": "commenting",
        "body": {"type": "TextualBody", "value": "So it is.", "purpose": "commenting"},
        "target": target,
        "visibility": "public",
    }


def _compared(what: str, body: str, secret: str, ours: int, bare: int, rounds: int, time: float) -> Iterator[Line]:
    for clients in (1, CLIENTS):
        people = "one client" if clients == 1 else f"{clients} clients"

        def deed(port: int, path: str, clients: int = clients) -> Callable[[], float]:
            return lambda: post(port, path, secret, body, clients, time) / time

        doors = [deed(ours, "/api/v1/annotations/"), deed(bare, "/")]
        mine, theirs = in_turn(doors, rounds)
        yield Line(f"{what}, {people}", "the seeds", "requests/s", mine, "the bare handler", ratios(mine, theirs))
        yield Line(f"{what}, {people}: bare", "the seeds", "requests/s", theirs)


def post(port: int, path: str, secret: str, body: str, clients: int, seconds: float) -> int:
    """How many annotations so many clients make in that time, over kept connections, in a process of their own."""
    command = [sys.executable, "-m", "tests.bench.posting", str(port), path, secret, str(clients), str(seconds)]
    result = subprocess.run(command, input=body, capture_output=True, text=True, check=True)
    return int(result.stdout)
