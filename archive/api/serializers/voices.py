"""Who speaks, is spoken to or takes part, and whose record it is."""

from __future__ import annotations

from rest_framework import serializers as s

from archive.models import Tenure

from .fields import Named, nullable, one_of, string


class RecordKeeper(Named):
    """The house whose record this is: according to whom."""

    adjective = string("How its account is called: “The Japanese ministry’s”.")
    country = Named(allow_null=True, help_text="The state whose house it is.")


class HeldOffice(Named):
    """The office that a person held on the day of the event."""

    capacity = one_of(Tenure.Capacity.values, "In which quality the office was held.")


class Who(s.Serializer):
    """A person as the record names and the archive identifies them."""

    name = string("The fullest form of the name that the record gives.")
    person = Named(allow_null=True, help_text="Who it is; null where nobody is identified.")
    office = HeldOffice(allow_null=True, help_text="The office held on the day of the event.")
    country = Named(allow_null=True, help_text="The side on which the person stood that day.")
    unresolved = nullable("Why nobody is identified.")


class Voice(Who):
    """A person's part in a statement."""

    as_printed = nullable("The words that name the person, nearest to the statement.")


class Participant(Who):
    """One of those between whom the event took place."""

    office_as_printed = nullable("The office as the record prints it.")
