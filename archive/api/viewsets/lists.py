"""What all lists of published things have in common: filters, pages by keyset, counts, chosen fields."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urlencode

import orjson
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.viewsets import GenericViewSet

from archive.api.answers import absolute, answer, join, render
from archive.api.filters import PublicFilters
from archive.api.keyset import Cursor, Order, Page, read_page
from archive.api.parameters import PAGING, SELECTION, Paging, Selection, read_parameters
from archive.api.problems import BadParameters, Gone
from archive.api.schema import ListSchema
from archive.api.views import PublicView
from archive.models import Report, Withdrawal
from archive.models.identifiers import MistypedIdentifier, read
from archive.searching import follow_names


class PublishedViewSet(PublicView, GenericViewSet):
    """A list of published things. Its fields and its order stand on the class; a page of it is one query."""

    pagination_class = ListSchema
    filterset_class: type[PublicFilters]
    list_fields: Collection[str]
    order: Order

    def list(self, request: Request) -> HttpResponseBase:
        known = self.filterset_class.base_filters
        values = read_parameters(request, known={*known, *SELECTION, *PAGING})
        given = {name: value for name, value in values.items() if name in known}
        selection = Selection.read(values, known=self.list_fields)
        paging = Paging.read(values, salt=self.basename)
        if paging.is_count:
            filters = self._read_filters(request, given)
            count = filters.qs.order_by().count()
            if moved := self._follow_names(filters, values, is_empty=not count):
                return moved
            return answer(request, render({"count": count}))
        page = self.read_quickly(given, paging)
        if page is None or not page.rows:
            filters = self._read_filters(request, given)
            page = page or self.read_page(filters, paging, selection)
            if moved := self._follow_names(filters, values, is_empty=not page.rows):
                return moved
        links = [self._link(values, cursor) for cursor in (page.next, page.previous)]
        results = self.write(page.rows, selection)
        body = f'{{"next":{_quote(links[0])},"previous":{_quote(links[1])},"results":[{results}]}}'
        return answer(request, body.encode())

    def read_quickly(self, given: dict[str, str], paging: Paging) -> Page | None:
        """The page, where what is asked for needs no form to be read; else None."""
        return None

    def read_page(self, filters: Any, paging: Paging, selection: Selection) -> Page:
        """One page of rows that `write` can write, each ending with its key."""
        raise NotImplementedError

    def write(self, rows: Sequence[Any], selection: Selection) -> str:
        """The rows as JSON objects, comma-separated."""
        raise NotImplementedError

    def move(self, request: HttpRequest, *arguments: str) -> HttpResponseBase:
        """301 to the same kind of thing at those arguments, with the query of the request."""
        query = request.META.get("QUERY_STRING", "")
        path = reverse(f"{self.basename}-detail", args=arguments)
        return HttpResponsePermanentRedirect(absolute(path + (f"?{query}" if query else "")))

    def _read_filters(self, request: Request, given: dict[str, str]) -> PublicFilters:
        """The filters that are given. Raises BadParameters."""
        filters = self.filterset_class(given, queryset=self.get_queryset(), request=request)
        if not filters.is_valid():
            raise BadParameters({name: " ".join(messages) for name, messages in filters.errors.items()})
        return filters

    def _follow_names(
        self, filters: PublicFilters, values: dict[str, str], *, is_empty: bool
    ) -> HttpResponseBase | None:
        """301 to the list by names of today where some are of before. Raises BadParameters for what names nothing public.

        An empty list may be such a name: looked up only then, so that full lists cost one query. Of several names any
        will do, so that one which is misspelt would pass: they are looked up whatever is found.
        """
        if not (is_empty or filters.has_several_names) or not (unknown := filters.find_unknown_names()):
            return None
        followed = follow_names(values)
        if followed != values:
            path = reverse(f"{self.basename}-list")
            return HttpResponsePermanentRedirect(absolute(f"{path}?{urlencode(followed)}"))
        shown = {name: ", ".join(f"“{value}”" for value in values) for name, values in unknown.items()}
        raise BadParameters({name: f"nothing public has the name {values}" for name, values in shown.items()})

    def _link(self, values: dict[str, str], cursor: Cursor | None) -> str | None:
        if cursor is None:
            return None
        query = urlencode({**values, "cursor": cursor.write(self.basename)})
        return absolute(f"{reverse(f'{self.basename}-list')}?{query}")


class StoredViewSet(PublishedViewSet):
    """A list of what was rendered at publication; `column` holds the JSON of each row."""

    column: str

    def read_page(self, filters: Any, paging: Paging, selection: Selection) -> Page:
        return read_page(filters.qs, order=self.order, size=paging.size, cursor=paging.cursor, read=self.read_rows)

    def read_rows(self, page: QuerySet[Any], order: Sequence[str]) -> QuerySet[Any]:
        """The rows of the page. They are chosen first: sorted with their JSON, all that match would be read for it."""
        rows = self.get_queryset().filter(pk__in=page.values("pk")).order_by(*order)
        return rows.values_list(self.column, *self.order.key)

    def write(self, rows: Sequence[Any], selection: Selection) -> str:
        return join((text for text, *_key in rows), selection)


def read_identifier(shown: str, noun: str) -> str:
    """The identifier as stored. Raises NotFound with what is wrong with it."""
    try:
        return read(shown)
    except MistypedIdentifier as error:
        raise NotFound(f"No {noun} can have this identifier: {error}.") from error


def refuse_withdrawn(report: Report) -> None:
    """Raises Gone with the reason and the day where the report has been withdrawn."""
    if report.state == Report.State.WITHDRAWN:
        withdrawal = Withdrawal.objects.select_related("edition").get(edition=report.current_edition_id)
        raise Gone(
            f"The report was withdrawn: {withdrawal.reason}",
            reason=withdrawal.reason,
            withdrawn_on=withdrawal.at.date().isoformat(),
            edition=withdrawal.edition.number,
        )


def _quote(text: str | None) -> str:
    return orjson.dumps(text).decode()
