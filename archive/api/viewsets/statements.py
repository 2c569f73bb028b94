"""Statements of the current editions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from archive.api.answers import answer, join
from archive.api.filters import StatementFilters
from archive.api.keyset import Order, Page, cut_page, read_page
from archive.api.parameters import SELECTION, Paging, Selection, read_parameters
from archive.api.problems import Gone
from archive.api.schema import describe_list, describe_one
from archive.api.serializers import StatementSerializer
from archive.api.serializers.fields import fields_of
from archive.models import Edition, PublishedPart, PublishedPosition, PublishedVoice, StatementId
from archive.models.identifiers import show
from archive.models.keyset import PARTS
from archive.models.published.walks import walk_topic

from .lists import StoredViewSet, read_identifier, refuse_withdrawn

SID = OpenApiParameter("sid", str, "path", description="SID, in any case, with or without the hyphen.")
ORDER = Order(PARTS)
SLUG = re.compile(r"[-a-zA-Z0-9_]+")

WALKS: dict[str, Callable[[str], QuerySet[Any]]] = {
    "addressee": lambda slug: PublishedVoice.objects.of(slug).filter(capacity="addressee"),
    "country": lambda slug: PublishedVoice.objects.of_country(slug).speaking(),
    "mentioned": lambda slug: PublishedVoice.objects.of(slug).filter(capacity="mentioned"),
    "office": lambda slug: PublishedVoice.objects.in_office(slug).speaking(),
    "proposition": lambda slug: PublishedPosition.objects.on(slug),
    "speaker": lambda slug: PublishedVoice.objects.of(slug).speaking(),
}
"""Where this is all that is asked for: the rows of which an index has what is found, in the order of the list."""


def walk(name: str, slug: str, paging: Paging) -> Page:
    """The page of statements that have this alone: rows of their JSON and their key. One query."""
    cursor = paging.cursor
    if name == "topic":
        place, is_before = (cursor.place, cursor.is_before) if cursor else (None, False)
        found = walk_topic(slug, place=place, is_before=is_before, most=paging.size + 1)
        return cut_page(found, order=ORDER, size=paging.size, cursor=cursor)
    return read_page(
        # Two speakers of one side make one statement.
        WALKS[name](slug).distinct(*PARTS),
        order=ORDER,
        size=paging.size,
        cursor=cursor,
        read=lambda page, order: page.values_list("part__body", *PARTS),
    )


def _one_name(given: str | tuple[str, ...]) -> str:
    """The name that is asked for; nothing where there are several."""
    if isinstance(given, str):
        return given
    return given[0] if len(given) == 1 else ""


def get_body(sid: str) -> str | None:
    """The JSON of the statement with that identifier as stored; None where none is public. One query."""
    return PublishedPart.objects.statements().filter(identity=sid).values_list("body", flat=True).first()


class StatementViewSet(StoredViewSet):
    """Statements of current editions."""

    queryset = PublishedPart.objects.statements()
    serializer_class = StatementSerializer
    filterset_class = StatementFilters
    lookup_field = "sid"
    list_fields = fields_of(StatementSerializer)
    order = ORDER
    column = "body"

    @describe_list(StatementSerializer, "statements")
    def list(self, request: Request) -> HttpResponseBase:
        """Statements, by the day of the event, newest first; those of one report in the order of its text."""
        return super().list(request)

    def read_quickly(self, given: dict[str, str], paging: Paging) -> Page | None:
        """The page of statements on a topic, where that is all that is asked for: what programs ask for most."""
        if given.keys() == {"topic"} and SLUG.fullmatch(given["topic"]):
            return walk("topic", given["topic"], paging)
        return None

    def read_page(self, filters: StatementFilters, paging: Paging, selection: Selection) -> Page:
        """One page of statements. Where one name is all that is asked for, an index walks in this order."""
        only = next(iter(filters.data)) if len(filters.data) == 1 else ""
        if only in WALKS and (name := _one_name(filters.form.cleaned_data[only])):
            return walk(only, name, paging)
        return super().read_page(filters, paging, selection)

    @describe_one(StatementSerializer, "statements", SID, moves=True)
    def retrieve(self, request: Request, sid: str) -> HttpResponseBase:
        """One statement. That of a merged one redirects to the statement that took it in."""
        values = read_parameters(request, known=SELECTION)
        selection = Selection.read(values, known=self.list_fields)
        stored = read_identifier(sid, "statement")
        body = get_body(stored)
        if body is not None:
            return answer(request, join([body], selection).encode())
        return self._moved(request, stored)

    def _moved(self, request: HttpRequest, stored: str) -> HttpResponseBase:
        """Where to a statement that stands in no current edition has gone. Raises NotFound or Gone."""
        identity = StatementId.objects.in_public().filter(sid=stored).first()
        last = Edition.objects.without_content().with_statement(stored).first()
        if identity is None or last is None:
            raise NotFound(f"No public statement has the identifier {show(stored)}.")
        refuse_withdrawn(identity.report)
        heir = identity.heir
        if heir is not None:
            return self.move(request, show(heir.sid))
        raise Gone(
            f"The statement is no longer in the current edition of its report; the last one with it is {last.number}.",
            edition=last.number,
        )
