"""What annotations can be searched by: where they stand, whose they are, what they say, when they were made."""

from __future__ import annotations

from datetime import date
from typing import Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class SearchedQuerySet(models.QuerySet[Row_co]):
    """Sets of annotations, narrowed; who may see them, others say."""

    def in_edition(self, major: int) -> Self:
        """That stand in the editions of that first number, with the replies."""
        placed = apps.get_model("annotations", "Anchor").objects.filter(major=major).exclude(status="lost")
        return self.filter(Exists(placed.filter(annotation=Coalesce(OuterRef("thread"), OuterRef("pk")))))

    def of_statement(self, sid: str) -> Self:
        """On or in the statement of that identifier as stored, in any edition, with the replies."""
        anchors = apps.get_model("annotations", "Anchor").objects.filter(identity=sid)
        return self.filter(Exists(anchors.filter(annotation=Coalesce(OuterRef("thread"), OuterRef("pk")))))

    def by_name(self, name: str) -> Self:
        """By the account of that name, or with that confirmed ORCID iD; of one that was erased nobody finds what belongs together."""
        named = Q(creator__username=name) | Q(creator__orcid=name, creator__orcid_confirmed=True)
        return self.filter(named, creator__erased_at=None)

    def moved_by(self, motivation: str) -> Self:
        """With that motivation among those of the version that holds."""
        return self.filter(_standing(motivations__contains=[motivation]))

    def tagged(self, words: str) -> Self:
        """With a tag of these words, in any case."""
        return self.filter(_standing(bodies__kind="tag", bodies__value__iexact=words))

    def about(self, slug: str) -> Self:
        """With the archive's topic of that slug, or a narrower one, as a tag."""
        topics = apps.get_model("archive", "Topic").objects.within(slug).order_by().values("pk")
        return self.filter(_standing(bodies__topic__in=topics))

    def saying(self, *words: str) -> Self:
        """In whose comments, tags and links all these words stand, each in any of them and in any case."""
        found = self
        for word in words:
            found = found.filter(_standing(bodies__value__icontains=word))
        return found

    def quoting(self, words: str) -> Self:
        """On words of a record in which these stand together, in any edition and any case, with the replies."""
        anchors = apps.get_model("annotations", "Anchor").objects.filter(exact__icontains=words)
        return self.filter(Exists(anchors.filter(annotation=Coalesce(OuterRef("thread"), OuterRef("pk")))))

    def coded(self, conditions: Q) -> Self:
        """With a coding in the version that holds that is so; the conditions are of its body."""
        bodies = apps.get_model("annotations", "Body").objects.order_by()
        here = {"version__annotation": OuterRef("pk"), "version__number": OuterRef("number")}
        return self.filter(Exists(bodies.filter(conditions, **here)))

    def made_between(self, first: date | None, last: date | None) -> Self:
        """Made on these days, both inclusive; None where there is no bound."""
        found = self.filter(created__date__gte=first) if first else self
        return found.filter(created__date__lte=last) if last else found

    def on_statements(self, parts: models.QuerySet[Any, Any]) -> Self:
        """On or in the statements of these published parts, in any edition, with the replies."""
        anchors = apps.get_model("annotations", "Anchor").objects.filter(
            identity__in=parts.order_by().values("identity")
        )
        return self.filter(Exists(anchors.filter(annotation=Coalesce(OuterRef("thread"), OuterRef("pk")))))

    def on_records(self, parts: models.QuerySet[Any, Any]) -> Self:
        """On anything of the records that have these published parts."""
        return self.filter(report__in=parts.order_by().values("report"))


def _standing(**conditions: Any) -> Exists:
    """That the version that holds, and one of its bodies, is so."""
    versions = apps.get_model("annotations", "AnnotationVersion").objects.order_by()
    return Exists(versions.filter(annotation=OuterRef("pk"), number=OuterRef("number"), **conditions))
