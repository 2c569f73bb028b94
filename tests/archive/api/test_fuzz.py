"""No query string, however strange, is answered with anything but a result or a problem."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.api.filters import ReportFilters, StatementFilters
from archive.api.parameters import PAGING, SELECTION
from archive.models import Report
from tests.archive.api.conftest import REPORTS, STATEMENTS

NAMES = st.sampled_from(sorted({*ReportFilters.base_filters, *StatementFilters.base_filters, *PAGING, *SELECTION}))
SENSIBLE = st.sampled_from(
    [
        "on",
        "2003",
        "2003-09-01",
        "vladimir-putin",
        "korea",
        "JT6MVQQ4",
        "own",
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
@given(path=st.sampled_from([STATEMENTS, REPORTS]), query=st.dictionaries(NAMES, VALUES, max_size=4))
def test_a_query_of_known_names_is_answered(seeds: dict[str, Report], path: str, query: dict[str, str]) -> None:
    check(f"{path}?{urlencode(query)}")


@UNCHANGED
@given(path=st.sampled_from([STATEMENTS, REPORTS, "/api/v1/"]), query=st.binary(max_size=40))
def test_a_query_of_any_bytes_is_answered(seeds: dict[str, Report], path: str, query: bytes) -> None:
    check(f"{path}?{quote(query, safe='=&%+;')}")


@UNCHANGED
@given(path=st.sampled_from([STATEMENTS, REPORTS]), name=st.text(min_size=1, max_size=20))
def test_any_identifier_is_answered(seeds: dict[str, Report], path: str, name: str) -> None:
    check(f"{path}{quote(name, safe='')}/")
