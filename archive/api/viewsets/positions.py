"""Positions that the statements of current editions carry."""

from __future__ import annotations

from uuid import UUID

from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from archive.api.answers import answer, join
from archive.api.filters import PositionFilters
from archive.api.keyset import Order
from archive.api.parameters import SELECTION, Selection, read_parameters
from archive.api.schema import describe_list, describe_one
from archive.api.serializers import PositionSerializer
from archive.api.serializers.fields import fields_of
from archive.models import PublishedPosition
from archive.models.keyset import POSITIONS

from .lists import StoredViewSet

KEY = OpenApiParameter("key", str, "path", description="The key that names the position for ever, a UUID.")


class PositionViewSet(StoredViewSet):
    """Positions on propositions."""

    queryset = PublishedPosition.objects.all()
    serializer_class = PositionSerializer
    filterset_class = PositionFilters
    lookup_field = "key"
    list_fields = fields_of(PositionSerializer)
    order = Order(POSITIONS)
    column = "body"

    @describe_list(PositionSerializer, "positions")
    def list(self, request: Request) -> HttpResponseBase:
        """Who holds what, according to which record, by the day of the event, newest first.

        Positions are interpretations, signed by who coded them, and rest on words that are given. That somebody has
        none on a proposition says nothing: silence is no denial.
        """
        return super().list(request)

    @describe_one(PositionSerializer, "positions", KEY)
    def retrieve(self, request: Request, key: str) -> HttpResponseBase:
        """One position."""
        values = read_parameters(request, known=SELECTION)
        selection = Selection.read(values, known=self.list_fields)
        try:
            positions = self.get_queryset().filter(key=UUID(key))
        except ValueError as error:
            raise NotFound(f"“{key[:80]}” is no UUID.") from error
        body = positions.values_list("body", flat=True).first()
        if body is None:
            raise NotFound("No current edition has a position with this key.")
        return answer(request, join([body], selection).encode())
