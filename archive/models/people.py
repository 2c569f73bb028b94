"""Persons, states and organizations, and the offices that they have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .audit import audited
from .authority import Authority, alike, exactly_one, find_by_slug, not_binned, published_in, slug_is_free


def _of_an_undertaking(column: str, key: models.expressions.Combinable | None = None) -> models.Q:
    """The condition that an undertaking that has a page is the record's, or is towards it."""
    parties = apps.get_model("archive", "PublishedParty").objects.filter(**{column: key or models.OuterRef("pk")})
    return models.Q(models.Exists(parties.likely()))


class CountryQuerySet(models.QuerySet["Country"]):
    """Sets of countries, and who may see them."""

    def published(self) -> Self:
        """Countries that a current edition names as a side, a record-keeper's, a holder's of a position, a party's to an undertaking."""
        return self.filter(
            published_in(
                PublishedVoice="country",
                PublishedReport="record_keeper__country",
                PublishedPosition="country",
            )
            | _of_an_undertaking("country")
        )

    def with_names(self) -> Self:
        """Each with its other names."""
        return self.prefetch_related("names")

    def called(self, names: Iterable[str]) -> dict[str, Country]:
        """By these names the countries whose heading or other name each is; one query, none without names."""
        wanted = set(names)
        if not wanted:
            return {}
        rows = self.filter(models.Q(label__in=wanted) | models.Q(names__text__in=wanted)).distinct().with_names()
        found: dict[str, Country] = {}
        for country in rows.order_by("pk"):
            for name in (country.label, *(name.text for name in country.names.all())):
                if name in wanted:
                    found.setdefault(name, country)
        return found


class Country(Authority):
    """A state. The heading of a disputed name is neutral and has both houses' names."""

    code = models.CharField(_("ISO 3166-1 code"), max_length=2, blank=True)

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        triggers = [audited(), slug_is_free("country")]
        ordering = ["label"]


class Organization(Authority):
    """An international body, an agency, a forum."""

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        triggers = [audited()]
        ordering = ["label"]


class PersonQuerySet(models.QuerySet["Person"]):
    """Sets of persons, and who may see them."""

    def published(self) -> Self:
        """Persons whom a current edition names, in the record or as holders of a position."""
        return self.filter(
            published_in(PublishedVoice="person", PublishedPosition="person") | _of_an_undertaking("person")
        )

    def speaking(self) -> Self:
        """Persons who speak in a current edition."""
        voices = apps.get_model("archive", "PublishedVoice").objects.filter(
            person=models.OuterRef("pk"), capacity="speaker"
        )
        return self.filter(models.Exists(voices))

    def speaking_for(self, country: Country) -> Self:
        """Persons who speak in a current edition for that country, by surname."""
        voices = apps.get_model("archive", "PublishedVoice").objects.filter(country=country, capacity="speaker")
        return self.filter(pk__in=voices.order_by().values("person")).order_by("surname", "slug")

    def behind(self, slugs: Iterable[str]) -> dict[str, Person]:
        """Today's public records behind slugs that an edition gives; of merged people whom they were merged into.

        Slugs of before a rename cost two queries more.
        """
        today = Coalesce(models.OuterRef("merged_into_id"), models.OuterRef("pk"))
        voices = apps.get_model("archive", "PublishedVoice").objects.filter(person_id=today)
        positions = apps.get_model("archive", "PublishedPosition").objects.filter(person_id=today)
        is_public = models.Q(models.Exists(voices)) | models.Q(models.Exists(positions))
        is_public |= _of_an_undertaking("person", today)
        rows = find_by_slug(self.filter(is_public).select_related("merged_into"), slugs)
        return {slug: person.merged_into or person for slug, person in rows.items()}

    def with_names(self) -> Self:
        """Each with its other names."""
        return self.prefetch_related("names")

    def speaking_without_tenure(self) -> Self:
        """Persons who speak in a record, published or not, and of whom no office is known."""
        voices = apps.get_model("archive", "Voice").objects.filter(person=models.OuterRef("pk"), capacity="speaker")
        tenures = apps.get_model("archive", "Tenure").objects.filter(person=models.OuterRef("pk"))
        return self.filter(~models.Exists(tenures), models.Exists(voices), merged_into=None, binned_at=None)

    def bearing(self, name: str) -> Self:
        """Persons whose heading, surname or one of whose other names is that one, or whose surname ends it."""
        last = name.split()[-1] if name.split() else name
        is_name = models.Q(label__iexact=name) | models.Q(surname__iexact=last) | models.Q(names__text__iexact=name)
        return self.filter(is_name, merged_into=None, binned_at=None).order_by("label", "pk").distinct()

    def keep_out_of_bin(self, keys: Iterable[int]) -> set[int]:
        """Those of these (keys) that are not in the bin, and can't go there until the transaction ends; one query.

        As a foreign key's check would hold them, which comes at the end only.
        """
        wanted = sorted(set(keys))
        if not wanted:
            return set()
        with connection.cursor() as cursor:
            held = "SELECT id FROM archive_person WHERE id = ANY (%s) AND binned_at IS NULL ORDER BY id FOR KEY SHARE"
            cursor.execute(held, [wanted])
            return {key for (key,) in cursor.fetchall()}

    def by_slug(self, slugs: Iterable[str]) -> dict[str, Person]:
        """Today's records by these slugs: of merged people those that they were merged into."""
        rows = find_by_slug(self.select_related("merged_into"), slugs)
        return {slug: person.heir for slug, person in rows.items()}

    def published_by_surname(self) -> Self:
        """Persons whom a current edition names, in the order of the list of people."""
        return self.published().order_by("surname", "slug")

    def get_place(self, slug: str) -> tuple[str, str]:
        """Where that person stands in the order of `published_by_surname`. Raises Person.DoesNotExist."""
        return self.values_list("surname", "slug").get(slug=slug)

    def following(self, place: tuple[str, str]) -> Self:
        """Who comes after that place in the order of `published_by_surname`."""
        surname, slug = place
        return self.filter(models.Q(surname__gt=surname) | models.Q(surname=surname, slug__gt=slug))

    def alike(self, words: Iterable[str]) -> models.QuerySet[Person, tuple[str, str, str, str, str, float]]:
        """Names like one of the words: "person", slug, heading, the name that is like it, surname, likeness (0–1)."""
        return alike(self, words, kind="person", names="names__text", surname=models.F("surname"))

    def named(self, name: str) -> Self:
        """Persons of whom `name` is the heading or one of the names, in any case."""
        return self.filter(models.Q(label__iexact=name) | models.Q(names__text__iexact=name)).distinct()


class Person(Authority):
    """A human being who speaks in the records or is spoken of."""

    surname = models.CharField(_("surname"), max_length=100)
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), null=True, blank=True, related_name="people"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("merged into"), null=True, blank=True, related_name="merged"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        triggers = [audited(), slug_is_free("person"), not_binned("country", "archive_country")]
        ordering = ["surname", "label"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("pk")),
                name="person_not_merged_into_itself",
                violation_error_message=_("A person can’t be merged into itself."),
            )
        ]

    @property
    def heir(self) -> Person:
        """Today's record of this human being: the one that it was merged into, through any number of merges."""
        heir, seen = self, {self.pk}
        while heir.merged_into is not None and heir.merged_into.pk not in seen:
            heir = heir.merged_into
            seen.add(heir.pk)
        return heir


class OfficeQuerySet(models.QuerySet["Office"]):
    """Sets of offices, and who may see them."""

    def published(self) -> Self:
        """Offices that somebody holds in a current edition on the day of its event."""
        return self.filter(published_in(PublishedVoice="office") | _of_an_undertaking("office"))

    def without_tenure(self) -> Self:
        """Offices of which no holder is known."""
        tenures = apps.get_model("archive", "Tenure").objects.filter(office=models.OuterRef("pk"))
        return self.filter(~models.Exists(tenures), binned_at=None)

    def with_names(self) -> Self:
        """Each with its other names."""
        return self.prefetch_related("names")

    def by_country(self) -> Self:
        """By the country or organization that they belong to, each with it, in the same query."""
        rows = self.select_related("country", "organization")
        return rows.order_by("country__label", "organization__label", "label")


class Office(Authority):
    """A post that somebody holds for a time: “President of the Russian Federation”."""

    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), null=True, blank=True, related_name="offices"
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organization"), null=True, blank=True, related_name="offices"
    )
    is_single_seat = models.BooleanField(_("one holder at a time"), default=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        triggers = [audited(), slug_is_free("office"), not_binned("country", "archive_country")]
        ordering = ["label"]

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Let its tenures exclude each other, or no longer, as the office says.

        Raises IntegrityError where two exclude each other that are there already.
        """
        super().save(*args, **kwargs)
        self.tenures.exclude(is_exclusive=self.is_single_seat).update(is_exclusive=self.is_single_seat)

    def clean(self) -> None:
        """Say who would be in the way where the office is to have one holder at a time."""
        super().clean()
        pair = self.tenures.overlapping().select_related("person").first() if self.pk and self.is_single_seat else None
        if pair is not None:
            other = (
                self.tenures.exclude(pk=pair.pk).filter(certain__overlap=pair.certain).select_related("person").first()
            )
            raise ValidationError(
                {
                    "is_single_seat": _("%(one)s and %(other)s held this office in the same days.")
                    % {"one": pair.person, "other": other.person if other else pair.person}
                }
            )


class Name(models.Model):
    """A name of a person, country, organization or office, with who uses it and when."""

    text = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=12, help_text=_("BCP 47: en, ja, ru"))
    script = models.CharField(_("script"), max_length=4, blank=True, help_text=_("ISO 15924: Latn, Jpan, Cyrl"))
    scheme = models.CharField(_("scheme"), max_length=60, blank=True, help_text=_("Hepburn, BGN/PCGN, as printed"))
    used_by = models.CharField(
        _("used by"), max_length=120, blank=True, help_text=_("the house, and the period where it matters")
    )
    person = models.ForeignKey(
        Person, models.CASCADE, verbose_name=_("person"), null=True, blank=True, related_name="names"
    )
    country = models.ForeignKey(
        Country, models.CASCADE, verbose_name=_("country"), null=True, blank=True, related_name="names"
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, verbose_name=_("organization"), null=True, blank=True, related_name="names"
    )
    office = models.ForeignKey(
        Office, models.CASCADE, verbose_name=_("office"), null=True, blank=True, related_name="names"
    )

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        triggers = [audited()]
        ordering = ["text"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("person", "country", "organization", "office"),
                name="name_of_one_thing",
                violation_error_message=_("A name belongs to just one person, country, organization or office."),
            ),
            models.UniqueConstraint(
                "text",
                "language",
                "scheme",
                "used_by",
                "person",
                "country",
                "organization",
                "office",
                name="name_once",
                nulls_distinct=False,
                violation_error_message=_("This name stands there already."),
            ),
        ]

    def __str__(self) -> str:
        return self.text
