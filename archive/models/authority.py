"""What authority records (persons, offices, topics, …) have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import models
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _


class Authority(models.Model):
    """A live authority record with a slug for its address; the public sees it when a current edition names it."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    label = models.CharField(_("heading"), max_length=200)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label


def exactly_one(*names: str) -> models.Q:
    """The condition that just one of the nullable columns is set."""
    condition = models.Q()
    for chosen in names:
        condition |= models.Q(**{f"{name}__isnull": name != chosen for name in names})
    return condition


def published_in(**columns: str) -> models.Q:
    """The condition that a published row of one of these models has the record in that column."""
    condition = models.Q()
    for model, column in columns.items():
        rows = apps.get_model("archive", model).objects.filter(**{column: models.OuterRef("pk")})
        condition |= models.Q(models.Exists(rows))
    return condition


LEAST_LIKENESS = 0.45
"""Below it pg_trgm's word similarity tells chance resemblances of names; found by trying misspelled names."""


def alike(
    queryset: models.QuerySet[Any],
    words: Iterable[str],
    *,
    kind: str,
    names: str,
    surname: models.expressions.Combinable,
) -> models.QuerySet[Any, tuple[str, str, str, str, str, float]]:
    """Headings and other names (the column `names`) of the queryset's records that are like one of the words.

    Rows of (`kind`, slug, heading, name, `surname`, likeness); a record comes once for each of its names.
    """
    name = Coalesce(names, "label")
    by_heading = Greatest(*(TrigramWordSimilarity(word, "label") for word in words), models.Value(0.0))
    by_name = Greatest(*(TrigramWordSimilarity(word, name) for word in words), models.Value(0.0))
    likest = models.Case(models.When(models.Q(by_heading__gte=models.F("by_name")), then="label"), default=name)
    rows: models.QuerySet[Any, tuple[str, str, str, str, str, float]] = (
        queryset.order_by()
        .annotate(
            kind=models.Value(kind), by_heading=by_heading, by_name=by_name, name=likest, by=surname,
            likeness=Greatest("by_heading", "by_name"),
        )
        .filter(likeness__gte=LEAST_LIKENESS)
        .values_list("kind", "slug", "label", "name", "by", "likeness")
    )  # fmt: skip
    return rows
