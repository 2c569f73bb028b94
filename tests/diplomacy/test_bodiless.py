"""HEAD is answered like GET, without the content."""

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from diplomacy.bodiless import bodiless


def test_head_has_the_length_of_get_and_no_body() -> None:
    response = bodiless(lambda request: HttpResponse("words", status=404))(RequestFactory().head("/"))
    assert isinstance(response, HttpResponse)
    assert (response.status_code, response.headers["Content-Length"], response.content) == (404, "5", b"")


def test_get_keeps_its_body() -> None:
    response = bodiless(lambda request: HttpResponse("words"))(RequestFactory().get("/"))
    assert isinstance(response, HttpResponse)
    assert response.content == b"words"


def test_what_streams_is_left_alone() -> None:
    response = bodiless(lambda request: StreamingHttpResponse([b"a"]))(RequestFactory().head("/"))
    assert response.streaming


def test_it_is_the_outermost() -> None:
    assert settings.MIDDLEWARE[0] == "diplomacy.bodiless.bodiless"
