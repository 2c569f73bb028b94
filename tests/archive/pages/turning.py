"""Reading lists as a visitor turns their pages."""

from __future__ import annotations

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def walk(client: Client, address: str, found: str) -> list[list[str]]:
    """What stands on each page of a list, from the first to the last."""
    pages, seen = [], set()
    while address:
        assert address not in seen
        seen.add(address)
        page = client.get(address).content.decode()
        pages.append(re.findall(found, page))
        following = re.search(r'<a class="button" href="([^"]+)" rel="next">', page)
        address = following[1].replace("&amp;", "&") if following else ""
    return pages


def read(client: Client, address: str) -> str:
    """The words of a page in one line, with its tags."""
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(response.content.decode().split())


def count_queries(client: Client, address: str) -> int:
    """How many queries the page makes."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)
