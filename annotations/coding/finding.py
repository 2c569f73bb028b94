"""Find codings, of those that somebody may see: by what is coded, whose, where, and since when."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q

from annotations.finding import Wanted, by_origin, narrow
from annotations.models import Annotation, AnnotationVersion, Body
from annotations.models.annotations import AnnotationQuerySet
from annotations.models.versions import BodyQuerySet
from archive.paging import Order

NEWEST = Order(("version__annotation__modified", "pk"))
"""As lists come: what was coded last first."""

CHANGED = Order(("told_at", "pk"), is_ascending=True)
"""As changes of annotations are followed."""


def find_codings(wanted: Wanted, *, by: Any) -> BodyQuerySet:
    """The codings that the account may see and that are so, as bodies; each is all that is asked of codings."""
    found = Body.objects.codings()
    for condition in wanted.codings:
        found = found.filter(condition)
    annotations = narrow(by_origin(Annotation.objects.visible_to(by), wanted), wanted)
    return found.filter(version__annotation__in=annotations.order_by().values("pk"))


def find_changed(wanted: Wanted, *, by: Any) -> AnnotationQuerySet:
    """Annotations changed since `updated_since` that code something, or did, or are gone; each has `is_seen`.

    They are chosen by their report and their coder alone: what is coded otherwise now, or is gone, has to be told too.
    """
    assert wanted.updated_since is not None
    known = by_origin(Annotation.objects.known_to(by).told_since(wanted.updated_since), wanted)
    # A version that was never meant for the account to see: that it coded something is not told either.
    versions = AnnotationVersion.objects.visible_to(by).filter(annotation=OuterRef("pk"))
    coded = versions.filter(bodies__kind__in=[Body.Kind.CODE, Body.Kind.POSITION])
    return known.filter(Q(is_seen=False) | Exists(coded))
