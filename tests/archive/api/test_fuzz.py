"""No query string, however strange, is answered with anything but a result or a problem."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.api import filters
from archive.api.parameters import PAGING, SELECTION
from archive.api.serializers import TopicSerializer
from archive.api.serializers.fields import fields_of
from archive.models import Report
from tests.archive.api.conftest import PATHS

FILTERS = (getattr(filters, name) for name in filters.__all__)
NAMES = st.sampled_from(sorted({*(name for each in FILTERS for name in each.base_filters), *PAGING, *SELECTION}))
SENSIBLE = st.sampled_from(
    [
        "on",
        "2003",
        "2003-09-01",
        "vladimir-putin",
        "korea",
        "JT6MVQQ4",
        "own",
        "korea,vladimir-putin, own",
        "own,",
        "sid",
        "rid,url",
        "1",
        '"peace',
        "-a or",
        "% _ \\ ' !&|:*()",
    ]
)
VALUES = SENSIBLE | st.text(max_size=30)
UNCHANGED = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(address: str) -> None:
    response = Client().get(address)
    assert response.status_code in (200, 301, 400, 404), address
    kind = "application/json" if response.status_code == 200 else "application/problem+json"
    assert response.status_code == 301 or response["Content-Type"] == kind


@UNCHANGED
@given(path=st.sampled_from(sorted(PATHS.values())), query=st.dictionaries(NAMES, VALUES, max_size=4))
def test_a_query_of_known_names_is_answered(seeds: dict[str, Report], path: str, query: dict[str, str]) -> None:
    check(f"{path}?{urlencode(query)}")


@UNCHANGED
@given(path=st.sampled_from([*PATHS.values(), "/api/v1/"]), query=st.binary(max_size=40))
def test_a_query_of_any_bytes_is_answered(seeds: dict[str, Report], path: str, query: bytes) -> None:
    check(f"{path}?{quote(query, safe='=&%+;')}")


@UNCHANGED
@given(path=st.sampled_from(sorted(PATHS.values())), name=st.text(min_size=1, max_size=20))
def test_any_identifier_is_answered(seeds: dict[str, Report], path: str, name: str) -> None:
    check(f"{path}{quote(name, safe='')}/")


@UNCHANGED
@given(
    rid=st.sampled_from(["JT6MVQQ4", "JT6M-VQQ5"]) | st.text(min_size=1, max_size=9),
    number=st.text(min_size=1, max_size=12),
)
def test_any_number_of_an_edition_is_answered(seeds: dict[str, Report], rid: str, number: str) -> None:
    for end in ("", "content/"):
        check(f"{PATHS['editions']}{quote(rid, safe='')}/{quote(number, safe='')}/{end}")


@UNCHANGED
@given(
    query=st.dictionaries(
        st.sampled_from(SELECTION), VALUES | st.sampled_from(sorted(fields_of(TopicSerializer))), max_size=2
    )
)
def test_any_choice_of_fields_is_answered(seeds: dict[str, Report], query: dict[str, str]) -> None:
    for address in (PATHS["topics"], f"{PATHS['topics']}korea/"):
        check(f"{address}?{urlencode(query)}")
