"""Reports of which an edition is current."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from archive.api.answers import answer, join
from archive.api.filters import ReportFilters
from archive.api.keyset import Order
from archive.api.parameters import SELECTION, Selection, read_parameters
from archive.api.schema import describe_list, describe_one
from archive.api.serializers import ReportSerializer, WholeReportSerializer
from archive.api.serializers.fields import fields_of
from archive.models import PublishedReport, Report
from archive.models.identifiers import show
from archive.models.keyset import PUBLISHED_REPORTS
from archive.models.published.walks import find_document

from .lists import StoredViewSet, read_identifier, refuse_withdrawn

RID = OpenApiParameter("rid", str, "path", description="RID, in any case, with or without the hyphen.")


class ReportViewSet(StoredViewSet):
    """Reports of which an edition is current."""

    queryset = PublishedReport.objects.all()
    serializer_class = ReportSerializer
    filterset_class = ReportFilters
    lookup_field = "rid"
    list_fields = fields_of(ReportSerializer)
    order = Order(PUBLISHED_REPORTS)
    column = "summary"

    @describe_list(ReportSerializer, "reports")
    def list(self, request: Request) -> HttpResponseBase:
        """Reports, by the day of the event, newest first; within a day in a fixed order.

        They leave out what is long: the record, the judgements and the list of editions.
        """
        return super().list(request)

    @describe_one(WholeReportSerializer, "reports", RID)
    def retrieve(self, request: Request, rid: str) -> HttpResponseBase:
        """One report whole: what lists give of it, its editions, and the record and the judgements on it."""
        values = read_parameters(request, known=SELECTION)
        selection = Selection.read(values, known=fields_of(WholeReportSerializer))
        stored = read_identifier(rid, "report")
        document = find_document(stored)
        if document is not None:
            return answer(request, join([document], selection).encode())
        report = Report.objects.once_public().filter(rid=stored).first()
        if report is None:
            raise NotFound(f"No public report has the identifier {show(stored)}.")
        refuse_withdrawn(report)
        raise NotFound(f"The report {show(stored)} is being published; ask again.")
