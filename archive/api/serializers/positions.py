"""Positions, as they stand with the statement that carries them."""

from __future__ import annotations

from rest_framework import serializers as s

from archive.models.positions import Act, Direction, Evidence

from .fields import END, START, Named, nullable, offset, one_of, string

HOLDERS = ("person", "country", "organization", "collective")


class PropositionName(s.Serializer):
    """One claim in one sentence that actors can affirm or deny."""

    slug = string("Its name in addresses.")
    text = s.CharField(help_text="The claim.")


class Holder(s.Serializer):
    """Whose position it is; not always the speaker's."""

    kind = one_of(HOLDERS, "What the holder is.")
    slug = nullable("The holder's name in addresses.")
    label = string("The holder, for people.")  # type: ignore[assignment]


class Position(s.Serializer):
    """A position on a proposition: an interpretation, signed by whoever coded it."""

    key = s.UUIDField(help_text="Names the position for ever.")
    proposition = PropositionName(help_text="The claim.")
    holder = Holder(help_text="Whose position it is.")
    on_behalf_of = Named(allow_null=True, help_text="For whom the holder speaks.")
    attributed_by = Named(allow_null=True, help_text="Who ascribes the position to the holder, where somebody does.")
    claims_also_for = Named(many=True, help_text="Others for whom the holder claims it.")
    directed_at = Named(allow_null=True, help_text="To whom it is directed.")
    direction = one_of(Direction.values, "`none`: takes the matter up and takes no position.")
    strength = s.IntegerField(
        allow_null=True, help_text="2 plain, 1 hedged, partial or inferred; null without a direction of support."
    )
    value = s.IntegerField(allow_null=True, help_text="Sign × strength, from −2 to 2; null where mixed or none.")
    condition = nullable("On what it depends.")
    act = one_of(Act.values, "What the holder does in taking the position.")
    evidence = one_of(Evidence.values, "How the words carry it: explicit, or inferred by one step.")
    start = offset(START)
    end = offset(END)
    words = string("The words on which it rests.")
    rationale = nullable("Why it was coded so.")
    by = string("Who coded.")
