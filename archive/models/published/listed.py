"""What a published part is found by, in the order of lists."""

from __future__ import annotations

from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.keyset import PARTS, Place, newest_first, older


def is_one_of(column: str, keys: models.QuerySet[Any, Any]) -> models.Func:
    """The condition that the column has one of the keys, which are looked up before all else.

    As an array they can be looked up in the index by the column; joined to a query, PostgreSQL would rather read all
    rows than expect few keys.
    """
    return models.Func(
        models.F(column),
        ArraySubquery(keys),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=models.BooleanField(),
    )


class ListedQuerySet(models.QuerySet):  # type: ignore[type-arg]  # of whatever is listed
    """Sets of rows that stand for parts in lists. All of them are public."""

    def newest_first(self) -> Self:
        """In the order of `PublishedPart.objects.newest_first`."""
        return self.order_by(*newest_first(PARTS))

    def after(self, place: Place) -> Self:
        """What follows that place in the order of `newest_first`."""
        return self.filter(older(place, PARTS))

    def each_part_once(self) -> Self:
        """One row for each part, in the order of `newest_first`: two speakers of one country make one statement."""
        return self.newest_first().distinct(*PARTS)


class Listed(models.Model):
    """What a published part is found by, with the part's place in the order of lists, so that one index gives both."""

    sort_date = models.DateField(_("day it is listed under"))
    report = models.ForeignKey(
        "archive.Report", models.CASCADE, verbose_name=_("report"), related_name="+", db_index=False
    )
    rank = models.IntegerField(_("rank"))

    class Meta:
        abstract = True
