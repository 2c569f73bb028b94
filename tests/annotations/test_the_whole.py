"""From a program's POST by token to the anchor in a new edition: the whole way of an annotation."""

from __future__ import annotations

import json

from django.test import Client

from annotations.models import Anchor
from archive.models import Report
from diplomacy.accounts.models import AccessToken, User
from diplomacy.accounts.tokens import issue
from tests.annotations.samples import LD, document, next_edition


def test_an_annotation_is_made_by_token_read_back_and_follows_the_next_edition(
    seeds: dict[str, Report], client: Client, ann: User, editor: User
) -> None:
    _token, secret = issue(user=ann, name="test", scope=AccessToken.Scope.WRITE, days=None)
    statement = client.get("/api/v1/statements/TKV5GJRR/").json()
    words = statement["text"][6:40]
    sent = document(
        target={"source": statement["url"], "selector": {"type": "TextQuoteSelector", "exact": words}},
    )
    made = client.post(
        "/annotations/", json.dumps(sent), content_type=LD, headers={"Authorization": f"Bearer {secret}"}
    )
    assert made.status_code == 201, made.content
    read = client.get(made["Location"])
    assert (read.status_code, read.content, read["ETag"]) == (200, made.content, made["ETag"])
    position = {"type": "TextPositionSelector", "start": statement["start"] + 6, "end": statement["start"] + 40}
    first = read.json()
    assert (first["target"]["source"], first["target"]["selector"][0]) == (statement["url"], position)
    edition = next_edition(seeds["001"], editor, seeds["001"].text[:20], "More words. " + seeds["001"].text[:20])
    assert edition.number == "2.0"
    now = client.get(made["Location"]).json()
    moved = {name: number + 12 if name in ("start", "end") else number for name, number in position.items()}
    assert now["target"]["selector"] == [moved, first["target"]["selector"][1]]
    assert now["anchor"] == {"edition": now["target"]["state"]["cached"], "status": "unchanged", "isCertain": True}
    assert [anchor.status for anchor in Anchor.objects.order_by("major")] == ["made", "unchanged"]
