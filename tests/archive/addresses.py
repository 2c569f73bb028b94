"""Every public address of the site, under the name of its URL, as the five reports make it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver

from archive.models import Report
from archive.models.identifiers import show
from tests.archive.conftest import MARKER

# Nobody reads there without an account; what an account may see there is the matter of tests/archive/admin.
BEHIND_SIGN_IN = ("admin/", "accounts/")

QUERIES = (
    "",
    f"q={MARKER}",
    f"q=%22{MARKER}+question%22",
    "q=peace+treaty",
    "q=zanzib*",
    "topic=peace-treaty",
    "speaker=vladimir-putin",
)
UNKNOWN = ("zara-zanzibarite", "zanzibarite-question", "zanzibarite-first", "zanzibarite-land")
STATEMENT = "TKV5GJRR"
"""1(1) of report 001."""


def public_addresses(seeds: dict[str, Report]) -> dict[str, list[str]]:
    """All public addresses, among them such as only a draft would answer, by the name of the URL."""
    rids = [show(report.rid) for report in seeds.values()]
    sids = [show(sid) for report in seeds.values() for sid in _sids(report)]
    lists = ("topic=peace-treaty", "speaker=vladimir-putin", "count=on", f"q={MARKER}", "kind=telephone+talks")
    return {
        "archive:home": ["/"],
        "archive:report_list": [
            "/reports/",
            "/reports/?kind=telephone+talks&year=2003",
            "/reports/?record_keeper=mofa-japan",
            f"/reports/?record_keeper={MARKER}",
            f"/reports/?after={rids[2]}",
        ],
        "archive:report": [f"/reports/{rid}/" for rid in rids] + [f"/reports/{rids[1]}/?text=emended&layer=positions"],
        "archive:report_edition": [f"/reports/{rid}/{major}/" for rid in rids for major in (1, 2)],
        "archive:statement": [f"/s/{sid}" for sid in sids[::6]],
        "archive:statement_edition": [f"/s/{sid}/{major}" for sid in sids[::20] for major in (1, 2)],
        "archive:search": [f"/search/?{query}" for query in QUERIES],
        "archive:person_list": ["/people/", f"/people/?after={UNKNOWN[0]}", "/people/?after=igor-ivanov"],
        "archive:person": [f"/people/{slug}/" for slug in ("vladimir-putin", "igor-ivanov", *UNKNOWN)],
        "archive:topic_list": ["/topics/"],
        "archive:topic": [f"/topics/{slug}/" for slug in ("peace-treaty", "visits", *UNKNOWN)],
        "archive:method": ["/about/method/"],
        "archive:healthz": ["/healthz"],
        "archive:favicon": ["/favicon.ico"],
        "archive:robots": ["/robots.txt"],
        "archive:sitemap": ["/sitemap.xml"],
        "api-root": ["/api/v1/"],
        "api-schema": ["/api/v1/schema/"],
        "api-reports-list": ["/api/v1/reports/", *(f"/api/v1/reports/?{query}" for query in lists)],
        "api-reports-detail": [f"/api/v1/reports/{rid}/" for rid in rids],
        "api-statements-list": ["/api/v1/statements/", *(f"/api/v1/statements/?{query}" for query in lists)],
        "api-statements-detail": [f"/api/v1/statements/{sid}/" for sid in sids[::9]],
    }


def missing_addresses() -> list[str]:
    """Addresses at which there is nothing, with words of a draft in them."""
    return ["/nowhere/", f"/{MARKER}/", f"/reports/{quote(MARKER)}/", f"/s/{MARKER}", f"/api/v1/{MARKER}/"]


def url_names() -> set[str]:
    """The names of all URLs that can be read without an account; one without a name stands under its route."""
    return set(_names(get_resolver(), "", ""))


def _names(resolver: URLResolver, route: str, namespace: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        path = route + str(entry.pattern)
        if path.startswith(BEHIND_SIGN_IN):
            continue
        if isinstance(entry, URLResolver):
            yield from _names(entry, path, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}" if entry.name else path


def _sids(report: Report) -> list[str]:
    assert report.current_edition is not None
    return [part["sid"] for part in report.current_edition.document["record"]["parts"] if part["kind"] == "statement"]
