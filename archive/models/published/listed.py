"""What a published part is found by, in the order of lists."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.keyset import PARTS, Place, newest_first, older


class ListedQuerySet(models.QuerySet):  # type: ignore[type-arg]  # of whatever is listed
    """Sets of rows that stand for parts in lists. All of them are public."""

    def newest_first(self) -> Self:
        """In the order of `PublishedPart.objects.newest_first`."""
        return self.order_by(*newest_first(PARTS))

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, PARTS))


class Listed(models.Model):
    """What a published part is found by, with the part's place in the order of lists, so that one index gives both."""

    sort_date = models.DateField(_("day it is listed under"))
    report = models.ForeignKey(
        "archive.Report", models.CASCADE, verbose_name=_("report"), related_name="+", db_index=False
    )
    rank = models.IntegerField(_("rank"))

    class Meta:
        abstract = True
