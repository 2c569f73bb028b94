"""What the API refuses, how it says so, and where what is gone has gone."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client, RequestFactory
from django.urls import path
from rest_framework.exceptions import Throttled, ValidationError
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle

from archive.api.problems import answer_problem, bad_request, page_not_found, permission_denied, server_error
from archive.api.urls import urlpatterns as addresses
from archive.api.views import PublicView
from archive.editing import Operation, apply
from archive.models import PublishedPart, Report, Statement, StatementId
from archive.models.identifiers import show
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.api.conftest import ADDRESSES, PATHS, REPORTS, STATEMENTS, Get
from tests.archive.conftest import publish_checked

BAD: list[tuple[str, str, str]] = [
    (STATEMENTS, "author=x", "author"),
    (REPORTS, "account=own", "account"),
    (STATEMENTS, "format=json", "format"),
    (STATEMENTS, "topic=korea&topic=energy", "topic"),
    (STATEMENTS, "topic=", "topic"),
    (STATEMENTS, "topic=no+slug", "topic"),
    (STATEMENTS, "topic=no-such-topic", "topic"),
    (STATEMENTS, "speaker=nobody", "speaker"),
    (STATEMENTS, "speaker=vladimir-putin,nobody", "speaker"),
    (STATEMENTS, "speaker=vladimir-putin,", "speaker"),
    (STATEMENTS, "topic=" + ",".join(f"topic-{n}" for n in range(21)), "topic"),
    (STATEMENTS, "account=own,ours", "account"),
    (REPORTS, "participant=vladimir-putin,igor-ivanov", "participant"),
    (STATEMENTS, "record_keeper=nobody", "record_keeper"),
    (REPORTS, "participant=nobody", "participant"),
    (STATEMENTS, "report=JT6MVQQ5", "report"),
    (STATEMENTS, "report=00000000", "report"),
    (STATEMENTS, "date_after=yesterday", "date_after"),
    (STATEMENTS, "date_after=2003-02-29", "date_after"),
    (STATEMENTS, "date_before=2003-13", "date_before"),
    (STATEMENTS, "date_before=0000", "date_before"),
    (STATEMENTS, "date_before=2003-9-1", "date_before"),
    (REPORTS, "date_before=20030901", "date_before"),
    (STATEMENTS, "date_after=%D9%A2%D9%A0%D9%A0%D9%A3", "date_after"),
    (STATEMENTS, "kind=chat", "kind"),
    (STATEMENTS, "role=answers", "role"),
    (STATEMENTS, "account=ours", "account"),
    (STATEMENTS, "wording=verbatim", "wording"),
    (REPORTS, "form=transcribed", "form"),
    (STATEMENTS, "q=%00", "q"),
    (STATEMENTS, "speaker=vladimir-putin%00", "speaker"),
    (STATEMENTS, "q=a%00b&%00=1", "q"),
    (STATEMENTS, "q=" + "x" * 501, "q"),
    (STATEMENTS, "q=%ED%A0%80", "query"),
    (STATEMENTS, "q=%FF", "query"),
    (STATEMENTS, "fields=sid,author", "fields"),
    (STATEMENTS, "fields=sid,", "fields"),
    (STATEMENTS, "omit=author", "omit"),
    (REPORTS, "fields=sid", "fields"),
    (f"{REPORTS}JT6MVQQ4/", "fields=text", "fields"),
    (f"{REPORTS}JT6MVQQ4/", "page_size=1", "page_size"),
    (STATEMENTS, "page_size=0", "page_size"),
    (STATEMENTS, "page_size=201", "page_size"),
    (STATEMENTS, "page_size=-1", "page_size"),
    (STATEMENTS, "page_size=ten", "page_size"),
    (STATEMENTS, "page_size=%C2%B2", "page_size"),
    (STATEMENTS, "cursor=abc", "cursor"),
    (STATEMENTS, "cursor=WzEsMiwzXQ:abc", "cursor"),
    (STATEMENTS, "count=off", "count"),
    (PATHS["people"], "speaker=vladimir-putin", "speaker"),
    (PATHS["people"], "name=" + "x" * 101, "name"),
    (PATHS["people"], "country=nowhere", "country"),
    (PATHS["people"], "fields=slug,note", "fields"),
    (PATHS["offices"], "holder=vladimir-putin", "holder"),
    (PATHS["countries"], "cursor=abc", "cursor"),
    (PATHS["meetings"], "date_after=soon", "date_after"),
    (PATHS["meetings"], "kind=chat", "kind"),
    (PATHS["topics"], "broader=nothing", "broader"),
    (PATHS["topics"], "q=a", "q"),
    (PATHS["propositions"], "direction=supports", "direction"),
    (PATHS["positions"], "direction=for", "direction"),
    (PATHS["positions"], "evidence=none", "evidence"),
    (PATHS["positions"], "act=says", "act"),
    (PATHS["positions"], "holder=nobody", "holder"),
    (PATHS["positions"], "count=1", "count"),
    (PATHS["editions"], "report=JT6MVQQ5", "report"),
    (PATHS["editions"], "fields=document", "fields"),
    (ADDRESSES["editions"], "fields=text", "fields"),
    (f"{ADDRESSES['editions']}content/", "fields=record", "fields"),
    (ADDRESSES["people"], "fields=note", "fields"),
    (ADDRESSES["positions"], "omit=text", "omit"),
    (STATEMENTS, "q=%22%22", "q"),
    (STATEMENTS, "q=-+*", "q"),
    (STATEMENTS, "review=nobody", "review"),
    (STATEMENTS, "meeting=nothing", "meeting"),
    ("/api/v1/docs/", "lang=ja", "lang"),
    ("/api/v1/", "page=2", "page"),
    ("/api/v1/schema/", "format=xml", "format"),
]


@pytest.mark.parametrize(("path", "query", "parameter"), BAD, ids=[f"{p}?{q}"[:60] for p, q, _ in BAD])
def test_a_parameter_that_is_wrong_is_refused_by_name(refused: Get, path: str, query: str, parameter: str) -> None:
    errors = refused(f"{path}?{query}", 400)["errors"]
    assert parameter in [error["parameter"] for error in errors]
    assert all(error["detail"] for error in errors)


def test_of_several_names_those_are_told_that_nothing_public_has(refused: Get) -> None:
    errors = refused(f"{STATEMENTS}?speaker=vladimir-putin,nobody,no-one&topic=korea,energy", 400)["errors"]
    assert errors == [{"parameter": "speaker", "detail": "nothing public has the name “nobody”, “no-one”"}]


def test_all_unknown_parameters_are_named_at_once(refused: Get) -> None:
    errors = refused(f"{STATEMENTS}?a=1&b=2&topic=korea", 400)["errors"]
    assert [error["parameter"] for error in errors] == ["a", "b"]


MISTYPED = [
    ("JT6MVQQ", "“JT6MVQQ” has 7 digits; an identifier has eight"),
    ("JT6MVQQ5", "“JT6MVQQ5” is mistyped: its check digit does not fit"),
    ("JT6M-VQ*4", "“JT6M-VQ*4” has a character that no identifier has"),
]


@pytest.mark.parametrize(("shown", "wrong"), MISTYPED)
@pytest.mark.parametrize("list_path", [REPORTS, STATEMENTS])
def test_a_mistyped_identifier_is_told_what_is_wrong(refused: Get, list_path: str, shown: str, wrong: str) -> None:
    assert wrong in refused(f"{list_path}{shown}/", 404)["detail"]


@pytest.mark.parametrize("shown", ["\0", "%F0%9F%98%80", "%ED%A0%80", "x" * 500])
def test_an_identifier_of_strange_characters_is_not_found(refused: Get, shown: str) -> None:
    refused(f"{STATEMENTS}{quote(shown, safe='%')}/", 404)


@pytest.mark.parametrize("shown", ["JT6M-VQQ4", "jt6mvqq4", "jT6m-vQq4", "J-T6MVQQ4"])
def test_an_identifier_is_read_in_any_case_with_or_without_the_hyphen(get: Get, shown: str) -> None:
    assert get(f"{REPORTS}{shown}/", fields="rid") == {"rid": "JT6M-VQQ4"}


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        (f"{PATHS['editions']}JT6MVQQ5/1.0/", "mistyped"),
        (f"{PATHS['editions']}JT6MVQQ4/1/", "“1” is no number of an edition"),
        (f"{PATHS['editions']}JT6MVQQ4/1.0.0/", "“1.0.0” is no number of an edition"),
        (f"{PATHS['editions']}JT6MVQQ4/²./", "no number of an edition"),
        (f"{PATHS['editions']}JT6MVQQ4/9999999999.0/", "no number of an edition"),
        (f"{PATHS['editions']}JT6MVQQ4/999999999.0/", "has an edition 999999999.0"),
        (f"{PATHS['editions']}JT6MVQQ4/2.0/content/", "has an edition 2.0"),
        (f"{PATHS['positions']}oil/", "“oil” is no UUID"),
        (f"{PATHS['people']}nobody/", "Nothing public has the name “nobody”"),
    ],
)
def test_an_address_of_nothing_is_told_what_is_wrong(refused: Get, address: str, wrong: str) -> None:
    assert wrong in refused(address, 404)["detail"]


def test_an_unknown_address_of_the_api_is_a_problem(refused: Get) -> None:
    assert refused("/api/v1/persons/", 404)["title"] == "Not Found"
    assert refused("/api/", 404)["title"] == "Not Found"


def test_an_unknown_address_elsewhere_is_a_page(client: Client, db: None) -> None:
    response = client.get("/no-such-page/")
    assert (response.status_code, response["Content-Type"]) == (404, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("handler", "status"), [(bad_request, 400), (permission_denied, 403), (page_not_found, 404), (server_error, 500)]
)
def test_django_s_own_errors_are_problems_under_api_alone(handler: Any, status: int) -> None:
    arguments = () if handler is server_error else (Exception("a"),)
    problem = handler(RequestFactory().get("/api/v1/"), *arguments)
    assert (problem.status_code, problem["Content-Type"]) == (status, "application/problem+json")
    page = handler(RequestFactory().get("/x"), *arguments)
    assert (page.status_code, page["Content-Type"].partition(";")[0]) == (status, "text/html")


class Broken(PublicView):
    def get(self, request: Any) -> Any:
        raise RuntimeError("nobody has thought of this")


urlpatterns = [path("api/broken/", Broken.as_view()), *addresses]
handler500 = server_error


@pytest.mark.urls(__name__)
def test_an_error_of_ours_is_a_problem_that_tells_nothing() -> None:
    response = Client(raise_request_exception=False).get("/api/broken/")
    assert (response.status_code, response["Content-Type"]) == (500, "application/problem+json")
    assert "nobody" not in response.content.decode()


def test_too_many_parameters_are_a_problem(refused: Get) -> None:
    refused(f"{STATEMENTS}?{'&'.join(f'a{n}=1' for n in range(1100))}", 400)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize(
    "address", ["/api/v1/", "/api/v1/schema/", "/api/v1/docs/", *PATHS.values(), *ADDRESSES.values()]
)
def test_nobody_can_write(seeds: dict[str, Report], superuser: User, method: str, address: str) -> None:
    for client in (Client(), Client(headers={"Accept": "text/html"})):
        client.force_login(superuser)
        response = getattr(client, method)(address, {"title": "x"}, content_type="application/json")
        assert (response.status_code, response["Content-Type"]) == (405, "application/problem+json")
        assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_a_throttle_says_how_long_to_wait() -> None:
    response = answer_problem(Throttled(wait=7.2), {})
    assert response is not None
    assert (response.status_code, response["Retry-After"]) == (429, "8")


def test_who_asks_too_often_is_refused(
    client: Client, seeds: dict[str, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Seldom(SimpleRateThrottle):
        rate = "2/min"

        def get_cache_key(self, request: Any, view: Any) -> str:
            return "test-refusals"

    monkeypatch.setattr(PublicView, "throttle_classes", [Seldom])
    assert [client.get(path).status_code for path in ("/api/v1/", *PATHS.values())] == [
        200,
        200,
        *[429] * (len(PATHS) - 1),
    ]
    for address in (*PATHS.values(), *ADDRESSES.values(), "/api/v1/schema/", "/api/v1/docs/"):
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (429, "application/problem+json")
        assert 0 < int(response["Retry-After"]) <= 60


def test_tests_are_not_throttled() -> None:
    assert api_settings.DEFAULT_THROTTLE_CLASSES == []


def test_an_invalid_body_is_told_where() -> None:
    response = answer_problem(ValidationError({"body": [{"value": ["Too long."]}], "non_field_errors": ["No."]}), {})
    assert response is not None
    assert b'{"detail":"Too long.","pointer":"#/body/0/value"},{"detail":"No.","pointer":"#"}' in response.content


def test_a_withdrawn_report_is_gone_with_its_statements(refused: Get, seeds: dict[str, Report], editor: User) -> None:
    sid = show(Statement.objects.filter(report=seeds["003"]).earliest("ordinal").identity_id)
    withdrawal = withdraw(report=seeds["003"], by=editor, reason="A forgery.")
    edition = f"{PATHS['editions']}JT6MVQQ4/1.0/"
    for address in (f"{REPORTS}JT6MVQQ4/", f"{STATEMENTS}{sid}/", edition, f"{edition}content/"):
        problem = refused(address, 410)
        assert problem["detail"] == "The report was withdrawn: A forgery."
        assert (problem["reason"], problem["withdrawn_on"], problem["edition"]) == (
            "A forgery.",
            withdrawal.at.date().isoformat(),
            "1.0",
        )


def test_a_merged_statement_redirects_with_the_rest_of_the_query(
    client: Client, seeds: dict[str, Report], editor: User
) -> None:
    report = seeds["000"]
    statements = list(Statement.objects.filter(report=report).order_by("ordinal"))
    heir, gone = next((a, b) for a, b in pairwise(statements) if (b.ordinal, b.path) == (a.ordinal + 1, a.path))
    merge = Operation("merge", {"part": heir.ordinal})
    apply(report=report, operation=merge, expected_version=report.version, by=editor)
    publish_checked(report, editor)
    response = client.get(f"{STATEMENTS}{gone.identity}/?fields=sid")
    assert (response.status_code, response["Location"]) == (
        301,
        f"http://127.0.0.1:8000{STATEMENTS}{heir.identity}/?fields=sid",
    )
    assert client.get(response["Location"]).json() == {"sid": str(heir.identity)}


def test_a_statement_that_was_never_public_is_not_found_when_it_is_merged(
    refused: Get, seeds: dict[str, Report]
) -> None:
    heir = PublishedPart.objects.statements().first()
    assert heir is not None
    fresh = StatementId.objects.create(report=heir.report, merged_into=heir.identity)
    assert refused(f"{STATEMENTS}{fresh}/", 404)["detail"] == f"No public statement has the identifier {fresh}."


def test_a_statement_that_left_the_record_is_gone(refused: Get, seeds: dict[str, Report], editor: User) -> None:
    report = seeds["000"]
    statement = Statement.objects.filter(report=report, positions=None).earliest("ordinal")
    sid = statement.identity_id
    steps = [
        {"name": "set_topics", "arguments": {"sid": sid, "topics": [], "by": "ed"}},
        {"name": "change_kind", "arguments": {"part": statement.ordinal, "kind": "narrative"}},
    ]
    batch = Operation("batch", {"operations": steps})
    apply(report=report, operation=batch, expected_version=report.version, by=editor)
    publish_checked(report, editor)
    problem = refused(f"{STATEMENTS}{show(sid)}/", 410)
    assert problem["edition"] == "1.0"
    assert "no longer in the current edition" in problem["detail"]
