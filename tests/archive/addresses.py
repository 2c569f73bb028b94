"""Every public address of the site, under the name of its URL, as the five reports make it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver

from archive.models import Report
from archive.models.identifiers import show
from tests.archive.conftest import MARKER

# Nobody reads there without an account, or without a link for review; what is seen there is the matter of
# tests/archive/admin and tests/archive/desk, of tests/annotations and tests/diplomacy.
BEHIND_SIGN_IN = ("admin/", "accounts/", "review/", "groups/", "notebook/", "api/v1/projects/")

QUERIES = (
    "",
    f"q={MARKER}",
    f"q=%22{MARKER}+question%22",
    "q=peace+treaty",
    "q=zanzib*",
    "topic=peace-treaty",
    "speaker=vladimir-putin",
    "q=treaty&country=russian-federation",
    "q=treaty&passage=narrative",
    f"q=treaty&speaker=zara-{MARKER}",
)
CITATIONS = ("txt", "bib", "ris", "json")
PICTURES = ("svg", "csv")
"""What is text; a PNG is drawn from the SVG."""
NETWORKS = ("speaking", "congruence", "conflict", "subtract", "affiliation")
NETWORK_FILES = ("network.svg", "network.graphml", "network.gexf", "ties.csv", "actors.csv")
UNKNOWN = ("zara-zanzibarite", "zanzibarite-question", "zanzibarite-first", "zanzibarite-land", "zanzibarite-accord")
DRAFT_MEETING = "zanzibarite-talks"
MEETINGS = ("visit-of-prime-minister-koizumi-to-russia-2003-01", "joint-press-conference-2003-01-10")
"""A meeting that has no record of its own, and its part that has one."""
API_LISTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "reports": (("participant", "speaker", "office", "country", "mentioned", "proposition", "meeting"), ()),
    "statements": (
        ("speaker", "addressee", "mentioned", "office", "country", "proposition", "meeting", "record_keeper"),
        (),
    ),
    "editions": ((), ()),
    "people": (("name", "office", "country"), ("vladimir-putin", "igor-ivanov")),
    "offices": (("name", "country"), ("prime-minister-of-japan", "president-of-the-russian-federation")),
    "countries": (("name",), ("japan", "russian-federation")),
    "meetings": (("name", "participant", "part_of"), ("telephone-talks-koizumi-putin-2003-09-01",)),
    "topics": (("name", "broader"), ("peace-treaty", "korea")),
    "propositions": (("name", "topic"), ("peace-treaty-early", "oil-pipeline-to-pacific")),
    "positions": (("holder", "proposition", "topic", "speaker"), ()),
    "instruments": (("name",), ("npt", "japan-russia-action-plan")),
    "references": (("instrument", "record_keeper", "speaker", "country", "q"), ()),
    "undertakings": (("country", "speaker", "office", "towards", "towards_person", "q", "record_keeper"), ()),
    "evidence": (("record_keeper",), ()),
    "figures": (("record_keeper", "speaker", "country", "q"), ()),
    "places": (("record_keeper", "speaker", "country", "q"), ()),
}
"""The lists of the API: which of their filters take a name, and some slugs that stand in them."""
POSITIONS = ("b6753edf-77ca-5a8a-a66d-7c798c09e5bc", "b6753edf-77ca-5a8a-a66d-7c798c09e5bd")
"""One of report 003, and one that nobody has."""
SAID = {
    "references": "72ad149f-ac5f-5098-915a-6c97e08430eb",
    "undertakings": "3607758b-6bb7-5fc2-85ba-6bc7595a979e",
    "evidence": "eeb2154a-7f02-5cae-b877-9463b07d88a5",
    "figures": "1e44cfec-5d1b-5228-9da2-432d10e951a5",
    "places": "d070b75f-855c-552a-9c3a-2f0f05ed42fd",
}
"""One of each kind of what report 003 says as data."""
EARLIER = "5c5f83be-599c-5ab1-9622-a6419e78077a"
"""The undertaking of report 000 to which the evidence of 003 belongs."""
JOINED = "6227e4d2-511e-5538-ba57-120cce124a12"
"""The undertaking of report 004 to which the draft has joined evidence."""
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
            f"/reports/?participant={UNKNOWN[0]}",
            "/reports/?participant=vladimir-putin&topic=peace-treaty&country=japan&form=summary&language=en",
            f"/reports/?after={rids[2]}",
        ],
        "archive:report": [f"/reports/{rid}/" for rid in rids] + [f"/reports/{rids[1]}/?text=emended&layer=positions"],
        "archive:report_edition": [f"/reports/{rid}/{major}/" for rid in rids for major in (1, 2)],
        "archive:error": [
            f"/reports/{rids[1]}/error/",
            *(f"/reports/{rid}/error/" for rid in rids),
            f"/reports/{show(seeds['001'].rid)}/error/?statement={show(STATEMENT)}",
            f"/reports/{rids[0]}/error/?statement={MARKER}",
        ],
        "archive:error_thanks": [f"/reports/{rids[1]}/error/thanks/"],
        "archive:statement": [f"/s/{sid}" for sid in sids[::6]],
        "archive:statement_edition": [f"/s/{sid}/{major}" for sid in sids[::20] for major in (1, 2)],
        "archive:report_citation": [f"/reports/{rid}/cite.{suffix}" for rid in rids for suffix in CITATIONS],
        "archive:report_edition_citation": [f"/reports/{rids[0]}/{major}/cite.ris" for major in (1, 2)],
        "archive:statement_citation": [f"/s/{sid}/cite.{suffix}" for sid in sids[::20] for suffix in CITATIONS],
        "archive:statement_edition_citation": [f"/s/{sids[0]}/{major}/cite.bib" for major in (1, 2)],
        "archive:search": [f"/search/?{query}" for query in QUERIES],
        "archive:search_results": [
            f"/search/results.{suffix}?{query}"
            for suffix in ("csv", "ris", "bib", "json", "txt")
            for query in QUERIES[3:] + QUERIES[:3]
        ],
        "archive:person_list": ["/people/", f"/people/?after={UNKNOWN[0]}", "/people/?after=igor-ivanov"],
        "archive:person": [f"/people/{slug}/" for slug in ("vladimir-putin", "igor-ivanov", *UNKNOWN)],
        "archive:topic_list": ["/topics/"],
        "archive:topic_scheme": ["/topics/scheme.ttl", "/topics/scheme.jsonld"],
        "archive:topic": [f"/topics/{slug}/" for slug in ("peace-treaty", "visits", *UNKNOWN)],
        "archive:proposition_list": ["/propositions/"],
        "archive:proposition": [f"/propositions/{slug}/" for slug in ("peace-treaty-early", *UNKNOWN)],
        "archive:meeting_list": ["/meetings/", f"/meetings/?after={MEETINGS[1]}", f"/meetings/?after={DRAFT_MEETING}"],
        "archive:meeting": [f"/meetings/{slug}/" for slug in (*MEETINGS, DRAFT_MEETING)],
        "archive:office_list": ["/offices/"],
        "archive:office": [f"/offices/{slug}/" for slug in ("president-of-the-russian-federation", *UNKNOWN)],
        "archive:country_list": ["/countries/"],
        "archive:country": [f"/countries/{slug}/" for slug in ("japan", *UNKNOWN)],
        "archive:instrument_list": ["/instruments/"],
        "archive:instrument_unresolved": ["/instruments/unresolved/"],
        "archive:instrument_unresolved_table": ["/instruments/unresolved/list.csv"],
        "archive:instrument": [f"/instruments/{slug}/" for slug in ("npt", "japan-russia-action-plan", *UNKNOWN)],
        "archive:undertakings": [
            "/undertakings/",
            "/undertakings/?order=due",
            *(f"/undertakings/?country={slug}" for slug in ("japan", *UNKNOWN)),
            f"/undertakings/?speaker={UNKNOWN[0]}",
            f"/undertakings/?record_keeper=mofa-japan&account=other&only=later&towards_person={UNKNOWN[0]}",
            f"/undertakings/?q={MARKER}",
        ],
        "archive:undertakings_table": ["/undertakings/list.csv", f"/undertakings/list.csv?q={MARKER}"],
        "archive:figures_table": [
            "/figures/list.csv",
            "/figures/list.csv?measure=amount",
            f"/figures/list.csv?unit={MARKER}",
        ],
        "archive:undertaking": [
            f"/undertakings/{key}/" for key in (EARLIER, JOINED, SAID["undertakings"], POSITIONS[1])
        ],
        "archive:place_list": ["/places/", "/places/?only=third", "/places/?kind=body", f"/places/?kind={MARKER}"],
        "archive:place": [f"/places/{slug}/" for slug in ("iraq", "northern-territories-southern-kurils", MARKER)],
        "archive:places_table": ["/places/list.csv", "/places/list.csv?only=third", f"/places/list.csv?kind={MARKER}"],
        "archive:place_table": [f"/places/{slug}/list.csv" for slug in ("iraq", MARKER)],
        "archive:figures": [
            "/figures/",
            *(f"/figures/?{name}={slug}" for name in ("speaker", "country") for slug in UNKNOWN),
            f"/figures/?q={MARKER}",
            "/figures/?measure=amount&unit=USD",
            f"/figures/?unit={MARKER}",
        ],
        "archive:method": ["/about/method/"],
        "archive:corrections": ["/about/corrections/", f"/about/corrections/?after={rids[0]}/2"],
        "archive:licence": ["/about/licence/"],
        "archive:privacy": ["/about/privacy/"],
        "archive:contact": ["/about/contact/"],
        "archive:accessibility": ["/about/accessibility/"],
        "archive:timeline_picture": [f"/timeline.{suffix}" for suffix in PICTURES],
        "archive:offices_picture": [
            f"/people/{slug}/offices.{suffix}" for slug in ("vladimir-putin", UNKNOWN[0]) for suffix in PICTURES
        ],
        "archive:person_positions_picture": [
            f"/people/{slug}/positions.{suffix}" for slug in ("vladimir-putin", UNKNOWN[0]) for suffix in PICTURES
        ],
        "archive:holders_picture": [
            f"/offices/{slug}/holders.{suffix}"
            for slug in ("president-of-the-russian-federation", UNKNOWN[0])
            for suffix in PICTURES
        ],
        "archive:attention_picture": [
            f"/topics/{slug}/attention.{suffix}" for slug in ("peace-treaty", UNKNOWN[1]) for suffix in PICTURES
        ],
        "archive:references_picture": [
            f"/instruments/{slug}/references.{suffix}"
            for slug in ("japan-russia-action-plan", UNKNOWN[0])
            for suffix in PICTURES
        ],
        "archive:deadlines_picture": [
            f"/undertakings/deadlines.{suffix}{query}" for suffix in PICTURES for query in ("", f"?q={MARKER}")
        ],
        "archive:proposition_picture": [
            f"/propositions/{slug}/positions.{suffix}"
            for slug in ("peace-treaty-early", UNKNOWN[2])
            for suffix in PICTURES
        ],
        "annotations:networks": [
            "/networks/",
            *(f"/networks/?kind={kind}" for kind in NETWORKS),
            *(f"/networks/?kind={kind}&topic={UNKNOWN[1]}" for kind in NETWORKS),
            f"/networks/?country={UNKNOWN[3]}",
        ],
        "annotations:network_file": [f"/networks/{name}?kind={kind}" for name in NETWORK_FILES for kind in NETWORKS],
        "annotations:network_tie": [
            "/networks/tie/?one=person:junichiro-koizumi&other=person:vladimir-putin",
            f"/networks/tie/?one=person:{UNKNOWN[0]}&other=person:vladimir-putin",
            f"/networks/tie/?kind=affiliation&accounts=both&one=person:{UNKNOWN[0]}&other=proposition:{UNKNOWN[2]}",
        ],
        "archive:healthz": ["/healthz"],
        "archive:favicon": ["/favicon.ico"],
        "archive:robots": ["/robots.txt"],
        "archive:sitemap": ["/sitemap.xml"],
        "archive:sitemap_pages": ["/sitemaps/pages.xml"],
        "archive:sitemap_part": [
            f"/sitemaps/{name}-{number}.xml"
            for name in (
                "reports",
                "people",
                "topics",
                "propositions",
                "meetings",
                "offices",
                "countries",
                "instruments",
                "places",
            )
            for number in (0, 1)
        ],
        "api-root": ["/api/v1/"],
        "api-schema": ["/api/v1/schema/"],
        "api-docs": ["/api/v1/docs/"],
        **{f"api-{name}-list": _api_lists(name, lists) for name in API_LISTS},
        "api-reports-detail": [f"/api/v1/reports/{rid}/" for rid in rids],
        "api-editions-detail": [f"/api/v1/editions/{rid}/1.{minor}/" for rid in rids for minor in (0, 1)],
        "api-editions-content": [f"/api/v1/editions/{rid}/1.0/content/" for rid in rids],
        "api-statements-detail": [f"/api/v1/statements/{sid}/" for sid in sids[::9]],
        **{
            f"api-{name}-detail": [f"/api/v1/{name}/{slug}/" for slug in (*API_LISTS[name][1], *UNKNOWN)]
            for name in ("people", "offices", "countries", "meetings", "topics", "propositions", "instruments")
        },
        **{
            f"api-{name}-detail": [f"/api/v1/{name}/{key}/" for key in (said, POSITIONS[1])]
            for name, said in SAID.items()
        },
        "api-positions-detail": [f"/api/v1/positions/{key}/" for key in POSITIONS],
    }


def scholars_public_addresses(
    *, annotation: object, codebook: object, code: object, release: str
) -> dict[str, list[str]]:
    """Where stands what scholars have made public, by the name of the URL: these GUIDs, and the hash of a release."""
    annotations, codebooks, releases = "/api/v1/annotations/", "/api/v1/codebooks/", "/api/v1/releases/"
    return {
        "protocol:container": ["/annotations/", "/annotations/?iris=1", "/annotations/?page=first", "/annotations/?page=last&iris=1"],
        "protocol:terms": ["/annotations/terms/"],
        "protocol:annotation": [f"/annotations/{annotation}/"],
        "api-annotations-list": [
            annotations,
            *(f"{annotations}?{query}" for query in ("count=on", f"words={MARKER}", f"tag={MARKER}", "topic=peace-treaty", f"topic={UNKNOWN[1]}", "updated_since=2020-01-01T00:00:00Z")),
        ],
        "api-annotations-detail": [f"{annotations}{annotation}/"],
        "api-annotations-versions": [f"{annotations}{annotation}/versions/"],
        "api-annotations-thread": [f"{annotations}{annotation}/thread/"],
        "api-codebooks-list": [codebooks, f"{codebooks}?count=on"],
        "api-codebooks-detail": [f"{codebooks}{codebook}/"],
        "api-codebooks-version": [f"{codebooks}{codebook}/versions/{number}/" for number in (1, 2)],
        "api-codes-list": ["/api/v1/codes/"],
        "api-codes-detail": [f"/api/v1/codes/{code}/"],
        "api-codings-list": [
            "/api/v1/codings/",
            *(f"/api/v1/codings/?{query}" for query in ("count=on", "proposition=peace-treaty-early", f"proposition={UNKNOWN[2]}", "updated_since=2020-01-01T00:00:00Z")),
        ],
        "api-releases-list": [releases, f"{releases}?count=on"],
        "api-releases-detail": [f"{releases}{release}/"],
        "api-releases-document": [f"{releases}{release}/document/"],
        "annotations:public_codebook": [f"/codebooks/{codebook}/"],
        "annotations:public_codebook_version": [f"/codebooks/{codebook}/{number}/" for number in (1, 2)],
        "annotations:codebook_file": [f"/codebooks/{codebook}/1/codebook.qdc"],
        "annotations:public_release": [f"/releases/{release}/"],
        "annotations:public_release_file": [f"/releases/{release}.json"],
        # For those who keep a codebook; nothing is read there by others.
        "api-codebooks-bring": [f"{codebooks}bring/"],
        "api-codebooks-draft": [f"{codebooks}{codebook}/draft/"],
        "api-codebooks-publish": [f"{codebooks}{codebook}/versions/"],
    }  # fmt: skip


KEEPERS = ("api-codebooks-bring", "api-codebooks-draft", "api-codebooks-publish")
"""Of these what only who keeps a codebook asks for."""


def _api_lists(name: str, queries: tuple[str, ...]) -> list[str]:
    """A list of the API: whole, counted, and narrowed by names that only a draft has."""
    path = f"/api/v1/{name}/"
    asked = queries if name in ("reports", "statements") else ("count=on",)
    unknown = [f"{parameter}={slug}" for parameter in API_LISTS[name][0] for slug in (*UNKNOWN, MARKER)]
    return [path, f"{path}?page_size=200", *(f"{path}?{query}" for query in (*asked, *unknown))]


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
