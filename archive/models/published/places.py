"""Places that published records name."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .said import ORDER, PublishedFinding, PublishedFindingQuerySet


class PublishedPlaceQuerySet(PublishedFindingQuerySet):
    """Sets of places where records name them."""

    def named(self, slug: str) -> Self:
        """Where the place of that name in addresses is named."""
        return self.filter(slug=slug)

    def of_third_states(self) -> Self:
        """States that take no part, and places that lie in them."""
        return self.filter(is_third=True)

    def counted(self) -> models.QuerySet[PublishedPlace, dict[str, Any]]:
        """Each place once, by kind and name: how often it is named (`mentions`), in how many `records`, in how many as a third (`third`).

        States come first. The index by kind and name leads from one to the next: a page of the list reads its own rows alone.
        """
        rows: models.QuerySet[PublishedPlace, dict[str, Any]] = self.order_by().values("kind", "slug")
        return rows.annotate(
            name=models.Min("name"),
            code=models.Min("code"),
            mentions=models.Count("pk"),
            records=models.Count("report", distinct=True),
            third=models.Count("report", distinct=True, filter=Q(is_third=True)),
        ).order_by("-kind", "slug")

    def following(self, kind: str, slug: str) -> Self:
        """Where places are named that come after that one in the order of `counted`."""
        return self.filter(Q(kind=kind, slug__gt=slug) | Q(kind__lt=kind), kind__lte=kind)

    def once(self) -> Self:
        """Of each place one row, whichever; a filter after this one narrows the rows of which it is taken."""
        return self.order_by("slug").distinct("slug")


class PublishedPlace(PublishedFinding):
    """A state, a place or a body that a published part names."""

    kind = models.CharField(_("kind"), max_length=8)
    name = models.CharField(_("name"), max_length=200)
    code = models.CharField(_("ISO 3166-1 code"), max_length=2, blank=True)
    slug = models.CharField(_("name in addresses"), max_length=80)
    is_third = models.BooleanField(
        _("not of a state that takes part"), null=True, help_text=_("not known where the record names nobody’s state")
    )

    objects = PublishedPlaceQuerySet.as_manager()

    class Meta(PublishedFinding.Meta):
        verbose_name = _("published place")
        verbose_name_plural = _("published places")
        indexes = [
            *PublishedFinding.Meta.indexes,
            models.Index(fields=["name", *ORDER], name="published_by_place"),
            models.Index(fields=["slug", *ORDER], name="published_by_place_slug"),
            models.Index(fields=["-kind", "slug"], name="published_places_by_kind"),
        ]
