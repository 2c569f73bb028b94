"""What authority records (persons, offices, topics, …) have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import pgtrigger
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
    binned_at = models.DateTimeField(_("in the bin since"), null=True, editable=False)
    binned_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=_("put into the bin by"),
        null=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label


def slug_is_free(kind: str) -> pgtrigger.Trigger:
    """The trigger that keeps a record from taking an address which leads to another one since that was renamed."""
    return pgtrigger.Trigger(
        name="slug_is_free",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("slug"),  # type: ignore[no-untyped-call]
        func=f"""
            IF EXISTS (SELECT FROM archive_formerslug WHERE kind = '{kind}' AND slug = NEW.slug AND record <> NEW.id) THEN
                RAISE EXCEPTION 'slug_is_free: the address "%" leads to a record that was renamed', NEW.slug
                    USING ERRCODE = 'unique_violation', CONSTRAINT = 'slug_is_free';
            END IF;
            RETURN NEW;
        """,
    )


def not_binned(column: str, table: str) -> pgtrigger.Trigger:
    """The trigger by which nothing comes to point at an authority record in the bin, also while that is being put there.

    The look at the uses before binning, and a foreign key, which is checked at the end, would each miss the other's work.
    """
    return pgtrigger.Trigger(
        name=f"{column}_not_binned",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(f"{column}_id"),  # type: ignore[no-untyped-call]
        condition=pgtrigger.Condition(f"NEW.{column}_id IS NOT NULL"),
        func=f"""
            PERFORM FROM {table} WHERE id = NEW.{column}_id AND binned_at IS NULL FOR KEY SHARE;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'not_binned: the {column} lies in the bin'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'not_binned';
            END IF;
            RETURN NULL;
        """,
    )


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


class FormerSlugQuerySet(models.QuerySet["FormerSlug"]):
    """Sets of former addresses."""

    def known_to_readers(self) -> Self:
        """Those that were public, and lead to the address of today."""
        return self.filter(was_public=True)

    def find_keys(self, kind: str, slugs: Iterable[str]) -> dict[str, int]:
        """The keys of the records of that kind that were called by these slugs; one query, none without slugs."""
        wanted = set(slugs)
        return dict(self.filter(kind=kind, slug__in=wanted).values_list("slug", "record")) if wanted else {}


class FormerSlug(models.Model):
    """An address that an authority record had before it was renamed, or that of one that was merged.

    It leads to the record's page of today if `was_public`: readers knew it. Else nobody is told that there was anything.
    """

    class Kind(models.TextChoices):
        """What it was the address of."""

        PERSON = "person", _("person")
        COUNTRY = "country", _("country")
        OFFICE = "office", _("office")
        TOPIC = "topic", _("topic")
        MEETING = "meeting", _("meeting")
        PROPOSITION = "proposition", _("proposition")
        INSTRUMENT = "instrument", _("instrument")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    slug = models.SlugField(_("former slug"), max_length=80)
    record = models.BigIntegerField(_("key of the record"))
    was_public = models.BooleanField(_("was public"), default=True)
    at = models.DateTimeField(_("until"), auto_now_add=True)

    objects = FormerSlugQuerySet.as_manager()

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["kind", "slug"]
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.slug}"


def find_by_slug(queryset: models.QuerySet[Any], slugs: Iterable[str]) -> dict[str, Any]:
    """The queryset's records by slugs of today or of before a rename; a second and a third query only for the latter.

    Merged records are what they are: their heirs are the caller's matter.
    """
    wanted = set(slugs)
    found = {row.slug: row for row in queryset.filter(slug__in=wanted)} if wanted else {}
    former = FormerSlug.objects.find_keys(str(queryset.model._meta.model_name), wanted - found.keys())
    if former:
        rows = {row.pk: row for row in queryset.filter(pk__in=former.values())}
        found |= {slug: rows[key] for slug, key in former.items() if key in rows}
    return found


def find_moved(public: models.QuerySet[Any], slugs: Iterable[str]) -> dict[str, Any]:
    """The queryset's records by addresses that readers knew, of before a rename or of what was merged into them.

    One query where none of the slugs is such an address, three at most.
    """
    model = public.model
    known = FormerSlug.objects.known_to_readers().find_keys(str(model._meta.model_name), slugs)
    if not known:
        return {}
    heirs: dict[int, int] = {}
    if any(field.name == "merged_into" for field in model._meta.concrete_fields):
        merged = model._default_manager.filter(pk__in=known.values(), merged_into__isnull=False)
        heirs = dict(merged.values_list("pk", "merged_into"))
    rows = {row.pk: row for row in public.filter(pk__in={heirs.get(key, key) for key in known.values()})}
    today = {slug: rows.get(heirs.get(key, key)) for slug, key in known.items()}
    return {slug: row for slug, row in today.items() if row is not None}
