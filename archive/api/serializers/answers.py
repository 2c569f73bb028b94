"""Errors, and the API's first page."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers as s

from archive.api.lists import LISTS

from .fields import string


class ParameterError(s.Serializer):
    """What is wrong with one parameter."""

    parameter = string("Its name.")
    detail = string("What is wrong, and what to do.")


@extend_schema_serializer(component_name="Problem")
class ProblemSerializer(s.Serializer):
    """An error (RFC 9457), as `application/problem+json`."""

    type = string("Always `about:blank`: the status says what kind of problem it is.")
    title = string("The status's phrase.")
    status = s.IntegerField(help_text="The HTTP status.")
    detail = string("What went wrong this time.", required=False)
    errors = ParameterError(many=True, required=False, help_text="With 400: each parameter that is wrong.")  # type: ignore[assignment]
    reason = string("With 410: why the report was withdrawn.", required=False)
    withdrawn_on = s.DateField(required=False, help_text="With 410: the day on which it was withdrawn (UTC).")
    edition = string("With 410: the last edition that had it.", required=False)


class Licence(s.Serializer):
    """Under which licence the archive's own layer may be used; sources keep theirs."""

    name = string("Its name.")
    url = s.URLField(help_text="Where it stands.")


@extend_schema_serializer(component_name="Root")
class RootSerializer(s.Serializer):
    """Where everything is."""

    schema = s.URLField(help_text="The OpenAPI document of this API.")
    docs = s.URLField(help_text="A page to try it.")
    licence = Licence(help_text="Of the archive's own layer; each answer has the credit that its source asks for.")

    def get_fields(self) -> dict[str, s.Field]:
        """The lists, and these."""
        return {**{name: s.URLField(help_text=text) for name, text in LISTS.items()}, **super().get_fields()}
