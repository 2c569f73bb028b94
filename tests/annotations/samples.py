"""Annotations as programs send them, and editions that follow on what they are on."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from annotations.models import Annotation
from archive.editing.succeeding import take_over
from archive.models import Edition, Report
from diplomacy.accounts.models import User
from tests.archive.conftest import later_text, publish_checked

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SITE = "http://127.0.0.1:8000"
STATEMENT = f"{SITE}/s/TKV5-GJRR"
"""1(1) of report 001."""
LD = "application/ld+json"


def document(**members: Any) -> dict[str, Any]:
    """A public comment on a statement, with these members in the place of its own; those that are None are left out."""
    whole = {
        "@context": CONTEXT,
        "type": "Annotation",
        "motivation": "commenting",
        "body": {"type": "TextualBody", "value": "So it is.", "purpose": "commenting"},
        "target": STATEMENT,
        "visibility": "public",
    }
    return {name: value for name, value in {**whole, **members}.items() if value is not None}


def signed_in(user: User | None) -> Client:
    """A client in which the account has signed in; nobody's without one."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def send(client: Client, address: str = "/annotations/", **members: Any) -> Any:
    """The answer to such an annotation."""
    return client.post(address, json.dumps(document(**members)), content_type=LD)


def post(user: User, **members: Any) -> Annotation:
    """Such an annotation, made by the account over the protocol."""
    response = send(signed_in(user), **members)
    assert response.status_code == 201, response.content
    return Annotation.objects.get(guid=response.json()["id"].split("/")[-2])


def path(annotation: Annotation) -> str:
    """Its address in the protocol."""
    return f"/annotations/{annotation.guid}/"


def api(annotation: Annotation) -> str:
    """Its address in the API."""
    return f"/api/v1/annotations/{annotation.guid}/"


def next_edition(report: Report, by: User, old: str, new: str) -> Edition:
    """The edition with a later text of the report, in which one place is different."""
    report.refresh_from_db()
    text = later_text(report, old, new)
    take_over(report=report, source_text=text, expected_version=report.version, by=by)
    return publish_checked(report, by)
