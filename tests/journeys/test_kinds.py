"""No page is left out of those that are looked at."""

from __future__ import annotations

from django.test import Client
from django.urls import resolve

from archive.models import Report
from tests.archive.addresses import public_addresses

from .kinds import KINDS, STATUSES


def test_every_page_that_can_be_read_is_of_one_of_the_kinds(seeds: dict[str, Report], client: Client) -> None:
    pages = {
        name
        for name, addresses in public_addresses(seeds).items()
        if client.get(addresses[0])["Content-Type"].startswith("text/html")
    }
    kinds = {resolve(path.partition("?")[0]).view_name for kind, path in KINDS.items() if kind not in STATUSES}
    assert pages - kinds == set()
