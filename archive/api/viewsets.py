"""The reports and statements of the current editions, as lists and one by one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urlencode

import orjson
from django.db.models import OuterRef, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.viewsets import GenericViewSet

from archive.models import Edition, PublishedPart, PublishedTopic, PublishedVoice, Report, StatementId, Withdrawal
from archive.models.identifiers import MistypedIdentifier, read, show
from archive.models.keyset import PARTS, REPORTS

from .answers import absolute, answer, join, render
from .filters import PartFilters, ReportFilters, StatementFilters
from .keyset import Cursor, Page, read_page
from .parameters import PAGING, SELECTION, Paging, Selection, read_parameters
from .problems import BadParameters, Gone
from .schema import DETAIL, LIST, LIST_PROBLEMS, PROBLEMS, ListSchema
from .serializers import FIELDS, ReportEditionSerializer, ReportSerializer, StatementSerializer
from .views import PublicView


class PublishedViewSet(PublicView, GenericViewSet):
    """What lists of published things have in common."""

    pagination_class = ListSchema
    filterset_class: type[PartFilters]
    list_fields: Collection[str]

    def list(self, request: Request) -> HttpResponseBase:
        names = {*self.filterset_class.base_filters, *SELECTION, *PAGING}
        values = read_parameters(request, known=names)
        filters = self.filterset_class(
            {name: value for name, value in values.items() if name in self.filterset_class.base_filters},
            queryset=self.get_queryset(),
            request=request,
        )
        if not filters.is_valid():
            raise BadParameters({name: " ".join(messages) for name, messages in filters.errors.items()})
        selection = Selection.read(values, known=self.list_fields)
        paging = Paging.read(values, salt=self.basename)
        if paging.is_count:
            count = filters.qs.count()
            self._refuse_unknown_names(filters, is_empty=not count)
            return answer(request, render({"count": count}))
        page = self.read_page(filters, paging)
        self._refuse_unknown_names(filters, is_empty=not page.rows)
        links = [self._link(values, cursor) for cursor in (page.next, page.previous)]
        results = join((text for text, *_ in page.rows if text is not None), selection)
        body = f'{{"next":{_quote(links[0])},"previous":{_quote(links[1])},"results":[{results}]}}'
        return answer(request, body.encode())

    def read_page(self, filters: Any, paging: Paging) -> Page:
        """One page of rows, each beginning with the JSON of a result and ending with its key."""
        raise NotImplementedError

    def _link(self, values: dict[str, str], cursor: Cursor | None) -> str | None:
        if cursor is None:
            return None
        query = urlencode({**values, "cursor": cursor.write(self.basename)})
        return absolute(f"{reverse(f'{self.basename}-list')}?{query}")

    def _refuse_unknown_names(self, filters: Any, *, is_empty: bool) -> None:
        """An empty list may be a name that nothing public has: said only then, so that full lists cost one query."""
        if is_empty:
            unknown = [name for name, is_public in filters.public_names.items() if not is_public]
            if unknown:
                raise BadParameters({name: f"nothing public has the name “{filters.data[name]}”" for name in unknown})

    def read_identifier(self, shown: str, noun: str) -> str:
        """The identifier as stored. Raises NotFound with what is wrong with it."""
        try:
            return read(shown)
        except MistypedIdentifier as error:
            raise NotFound(f"No {noun} can have this identifier: {error}.") from error


def _quote(text: str | None) -> str:
    return orjson.dumps(text).decode()


def _refuse_withdrawn(report: Report) -> None:
    """Raises Gone with the reason and the day where the report has been withdrawn."""
    if report.state == Report.State.WITHDRAWN:
        withdrawal = Withdrawal.objects.select_related("edition").get(edition=report.current_edition_id)
        raise Gone(
            f"The report was withdrawn: {withdrawal.reason}",
            reason=withdrawal.reason,
            withdrawn_on=withdrawal.at.date().isoformat(),
            edition=withdrawal.edition.number,
        )


class StatementViewSet(PublishedViewSet):
    """Statements of current editions."""

    queryset = PublishedPart.objects.statements()
    serializer_class = StatementSerializer
    filterset_class = StatementFilters
    lookup_field = "sid"
    list_fields = FIELDS[StatementSerializer]

    @extend_schema(
        parameters=LIST, responses={200: StatementSerializer(many=True), **LIST_PROBLEMS}, tags=["statements"]
    )
    def list(self, request: Request) -> HttpResponseBase:
        """Statements, by the day of the event, newest first; those of one report in the order of its text."""
        return super().list(request)

    def read_page(self, filters: StatementFilters, paging: Paging) -> Page:
        """One page of statements. Where a topic or a speaker is all that is asked for, an index walks in this order."""
        only = next(iter(filters.data)) if len(filters.data) == 1 else None
        if only == "topic":
            return self._walk(PublishedTopic.objects.of(filters.form.cleaned_data["topic"]), paging)
        if only == "speaker":
            voices = PublishedVoice.objects.of(filters.form.cleaned_data["speaker"]).filter(capacity="speaker")
            return self._walk(voices, paging)
        return read_page(filters.qs, key=PARTS, size=paging.size, cursor=paging.cursor, read=self._read)

    def _read(self, page: QuerySet[PublishedPart], order: Sequence[str]) -> QuerySet[Any]:
        """The rows of the page. They are chosen first: sorted with their JSON, all that match would be read for it."""
        rows = self.get_queryset().filter(pk__in=page.values("pk")).order_by(*order)
        return rows.values_list(Cast("data", TextField()), *PARTS)

    def _walk(self, rows: QuerySet[Any], paging: Paging) -> Page:
        return read_page(
            rows,
            key=PARTS,
            size=paging.size,
            cursor=paging.cursor,
            read=lambda page, order: page.values_list(Cast("part__data", TextField()), *PARTS),
        )

    @extend_schema(
        parameters=[
            OpenApiParameter("sid", str, "path", description="SID, in any case, with or without the hyphen."),
            *DETAIL,
        ],
        responses={200: StatementSerializer, **PROBLEMS},
        tags=["statements"],
    )
    def retrieve(self, request: Request, sid: str) -> HttpResponseBase:
        """One statement. That of a merged one redirects to the statement that took it in."""
        values = read_parameters(request, known=SELECTION)
        selection = Selection.read(values, known=self.list_fields)
        stored = self.read_identifier(sid, "statement")
        data = self.get_queryset().filter(identity=stored).values_list(Cast("data", TextField()), flat=True).first()
        if data is not None:
            return answer(request, join([data], selection).encode())
        return self._moved(request, stored)

    def _moved(self, request: HttpRequest, stored: str) -> HttpResponseBase:
        """Where to a statement that stands in no current edition has gone. Raises NotFound or Gone."""
        identity = StatementId.objects.in_public().filter(sid=stored).first()
        last = Edition.objects.without_content().with_statement(stored).first()
        if identity is None or last is None:
            raise NotFound(f"No public statement has the identifier {show(stored)}.")
        _refuse_withdrawn(identity.report)
        heir = identity.heir
        if heir is not None:
            query = request.META.get("QUERY_STRING", "")
            path = reverse(f"{self.basename}-detail", args=[show(heir.sid)])
            return HttpResponsePermanentRedirect(absolute(path + (f"?{query}" if query else "")))
        raise Gone(
            f"The statement is no longer in the current edition of its report; the last one with it is {last.number}.",
            edition=last.number,
        )


class ReportViewSet(PublishedViewSet):
    """Reports of which an edition is current."""

    queryset = Report.objects.published()
    serializer_class = ReportSerializer
    filterset_class = ReportFilters
    lookup_field = "rid"
    list_fields = FIELDS[ReportSerializer]

    @extend_schema(parameters=LIST, responses={200: ReportSerializer(many=True), **LIST_PROBLEMS}, tags=["reports"])
    def list(self, request: Request) -> HttpResponseBase:
        """Reports, by the day of the event, newest first; within a day in a fixed order."""
        return super().list(request)

    def read_page(self, filters: ReportFilters, paging: Paging) -> Page:
        """One page of reports, each as it stands with its first readable part."""
        summary = PublishedPart.objects.summary_of(OuterRef("pk"))
        return read_page(
            filters.qs,
            key=REPORTS,
            size=paging.size,
            cursor=paging.cursor,
            read=lambda page, order: page.values_list(summary, *REPORTS),
        )

    @extend_schema(
        parameters=[
            OpenApiParameter("rid", str, "path", description="RID, in any case, with or without the hyphen."),
            *DETAIL,
        ],
        responses={200: ReportEditionSerializer, **PROBLEMS},
        tags=["reports"],
    )
    def retrieve(self, request: Request, rid: str) -> HttpResponseBase:
        """The whole current edition of one report: the record, and the judgements on it."""
        values = read_parameters(request, known=SELECTION)
        selection = Selection.read(values, known=FIELDS[ReportEditionSerializer])
        stored = self.read_identifier(rid, "report")
        report = Report.objects.once_public().filter(rid=stored).select_related("current_edition").first()
        if report is None:
            raise NotFound(f"No public report has the identifier {show(stored)}.")
        _refuse_withdrawn(report)
        return answer(request, render(selection.of(self._document(report))))

    def _document(self, report: Report) -> dict[str, Any]:
        edition = report.current_edition
        assert edition is not None
        content, shown = edition.document, show(report.rid)
        page = absolute(f"/reports/{shown}/")
        return {
            "rid": shown,
            "urls": {
                "page": page,
                "api": absolute(reverse(f"{self.basename}-detail", args=[shown])),
                "statements": absolute(f"{reverse('api-statements-list')}?report={shown}"),
                "source": content["record"]["source"]["address"],
            },
            "edition": edition.number,
            "editions": [
                {
                    "edition": past.number,
                    "url": f"{page}{past.major}/",
                    "sha256": past.sha256,
                    "published_at": past.published_at.isoformat().replace("+00:00", "Z"),
                    "note": past.note or None,
                }
                for past in report.editions.without_content()
            ],
            "format": content["format"],
            "published_at": content["published_at"],
            "published_by": content["published_by"],
            "note": content["note"],
            "sha256": edition.sha256,
            **{
                name: content[name]
                for name in ("previous_sha256", "record_sha256", "judgements_sha256", "record", "judgements")
            },
        }
