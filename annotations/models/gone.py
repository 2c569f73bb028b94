"""Since when somebody sees an annotation no more: worked out from what was made to be seen, so that nothing later moves it."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Case, DateTimeField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Least, Now
from django.db.models.lookups import Exact

PUBLIC, GROUP = "public", "group"


def shown_versions(user: Any) -> models.QuerySet[Any, Any]:
    """Of the annotation in the query around it, the versions that the account could see while they held; with `ended`.

    `ended` is when the next one was made, or the annotation deleted; null while the version holds. A group's are for those
    who were in it by then, and in a blind round for nobody unless it was revealed before.
    """
    versions = apps.get_model("annotations", "AnnotationVersion").objects.filter(annotation=OuterRef("pk"))
    following = versions.model.objects.filter(annotation=OuterRef("annotation"), number=OuterRef("number") + 1)
    versions = versions.annotate(ended=Least(Subquery(following.values("at")), F("annotation__deleted_at")))
    seen = Q(visibility=PUBLIC)
    if user.is_authenticated:
        mine = apps.get_model("annotations", "Membership").objects.of(user).filter(group=OuterRef("group"))
        was_there = Exists(mine.filter(joined_at__lt=Coalesce(OuterRef("ended"), Now())))
        was_open = Q(annotation__round=None) | Q(annotation__round__is_blind=False)
        was_revealed = Q(annotation__round__revealed_at__lt=Coalesce(F("ended"), Now()))
        seen |= Q(was_there, was_open | was_revealed, visibility=GROUP)
    return versions.filter(seen)


def gone_at(user: Any, shown: models.QuerySet[Any, Any]) -> Coalesce:
    """Of an annotation that the account sees no more, when it went from its sight: the first of what took it away.

    That is a version for fewer people, deletion, and of what was public last that it was hidden, or its record withdrawn.
    Its creator loses it by deletion alone. `shown` is `shown_versions` of the same account.
    """
    last = shown.order_by("-number")
    withdrawals = apps.get_model("archive", "Withdrawal").objects.order_by()
    withdrawn = withdrawals.filter(edition__report=OuterRef("report"), edition=OuterRef("report__current_edition"))
    was_public: Any = Exact(Subquery(last.values("visibility")[:1]), Value(PUBLIC))
    out_of_public = Case(When(was_public, then=Least(F("hidden_at"), Subquery(withdrawn.values("at")[:1]))))
    went: Any = Least(Subquery(last.values("ended")[:1]), F("deleted_at"), out_of_public)
    if user.is_authenticated:
        went = Case(When(creator=user, then=F("deleted_at")), default=went)
    return Coalesce(went, F("changed_at"), output_field=DateTimeField())
