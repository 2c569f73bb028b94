"""Codings that wait for their coder: whose code was split, or is excluded by another one in a later version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.models import Annotation, Body, CodebookVersion

from .drafting import RefusedCodebook
from .moving import Entry, Fate, Terms, behind, carry

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """An annotation with the bodies of which it is not plain what they are in the version, each with what it can be."""

    annotation: Annotation
    bodies: tuple[tuple[Body, Fate], ...]


def waiting(*, version: CodebookVersion, by: Any) -> list[Waiting]:
    """The account's own codings that wait for it, as they were made. As many queries, however many there are."""
    terms = Terms.of(version)
    mine = behind(version=version, by=by).filter(creator=by).with_everything().order_by("created", "pk")
    found = ((annotation, _unclear(annotation, terms)) for annotation in mine)
    return [Waiting(annotation, bodies) for annotation, bodies in found if bodies]


def bring_own(*, version: CodebookVersion, by: Any) -> int:
    """Bring the account's own codings outside rounds to the version, private ones too, where it is plain; how many."""
    if version.published_at is None:
        raise RefusedCodebook(_("Publish the version first."))
    with transaction.atomic():
        terms = Terms.of(version)
        keys = behind(version=version, by=by).filter(creator=by).values("pk")
        annotations = Annotation.objects.filter(pk__in=keys).select_for_update(of=("self",)).order_by("pk")
        return sum(carry(annotation, terms, by) for annotation in annotations)


def choose(
    *, annotation: Annotation, version: CodebookVersion, chosen: Mapping[int, Sequence[int]], by: Any
) -> Annotation:
    """What its coder says: for each body that waits, by its key, the keys of the entries that it is now; none, where none.

    Raises RefusedCodebook.
    """
    with transaction.atomic():
        locked = Annotation.objects.select_for_update(of=("self",)).get(pk=annotation.pk)
        if locked.creator_id != by.pk or locked.deleted_at is not None:
            raise RefusedCodebook(_("Only its coder says what it is."))
        if version.published_at is None or not behind(version=version, by=by).filter(pk=locked.pk).exists():
            raise RefusedCodebook(_("The coding does not wait any more."))
        terms = Terms.of(version)
        bodies = locked.versions.get(number=locked.number).bodies.with_coding().order_by("ordinal")
        answered: dict[int, tuple[Entry, ...]] = {}
        for key, fate in terms.fates(bodies).items():
            if fate.is_plain:
                continue
            if key not in chosen:
                raise RefusedCodebook(_("Say of each code what it is now, or that it is none of them."))
            wanted = set(chosen[key])
            answered[key] = tuple(entry for entry in fate.options if entry.pk in wanted)
            if len(answered[key]) < len(wanted):
                raise RefusedCodebook(_("Choose among what the code was split into."))
        _exclusive([entry for entries in answered.values() for entry in entries])
        carry(locked, terms, by, answered)
        return locked


def _unclear(annotation: Annotation, terms: Terms) -> tuple[tuple[Body, Fate], ...]:
    bodies = list(annotation.standing_version.bodies.all())
    fates = terms.fates(bodies)
    return tuple((body, fates[body.pk]) for body in bodies if body.pk in fates and not fates[body.pk].is_plain)


def _exclusive(entries: Sequence[Any]) -> None:
    """Raises RefusedCodebook where two that exclude each other are chosen."""
    above: dict[int, Any] = {}
    for entry in entries:
        if entry.parent is not None and entry.parent.is_exclusive:
            other = above.setdefault(entry.parent_id, entry)
            if other.pk != entry.pk:
                raise RefusedCodebook(
                    _("“%(one)s” and “%(other)s” exclude each other: choose one.") % {"one": other, "other": entry}
                )
