"""A project, and the statements that a search has chosen for it. What was chosen stays, whatever the search would find later."""

from __future__ import annotations

import random
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.codebooks.drafting import require_keeper
from annotations.models import Choice, Codebook, Project, ResearchGroup, Unit
from annotations.naming import UnfitName, read_name
from archive.changing.auditing import acting
from archive.searching.query import Query
from archive.searching.selecting import select

MOST_UNITS = 20_000


class RefusedProject(ValueError):
    """It can't be done to the project; the message says why and what to do."""


def found(*, group: ResearchGroup, name: str, codebook: Codebook, by: Any, description: str = "") -> Project:
    """A new project of the group. Raises RefusedProject, RefusedCodebook."""
    require_keeper(by, group)
    try:
        name = read_name(name)
    except UnfitName as unfit:
        raise RefusedProject(str(unfit)) from unfit
    if not 0 < len(name) <= 120:
        raise RefusedProject(_("Give the project a name of at most 120 characters."))
    if codebook.group_id != group.pk and not Codebook.objects.visible_to(by).filter(pk=codebook.pk).exists():
        raise RefusedProject(_("There is no such codebook in the group."))
    with transaction.atomic(), acting(by=by, why=_("a project is founded")):
        return Project.objects.create(
            group=group, name=name, description=description.strip(), codebook=codebook, made_by=by
        )


def choose(*, project: Project, query: Query, by: Any, number: int | None = None, seed: int = 0) -> int:
    """Add the published statements that the search finds; with `number`, so many of them drawn by lot. How many are new.

    Those that are there stay, with the edition in which they were chosen. By which search and lot it was is kept.
    Raises RefusedProject, RefusedCodebook.
    """
    with transaction.atomic(), acting(by=by):
        project = lock(project, by)
        if query.errors:
            raise RefusedProject("; ".join(query.errors.values()))
        there = set(project.units.values_list("identity", flat=True))
        found = select(query).statements().exclude(identity__in=there).newest_first()
        columns = found.values_list("identity", "report__current_edition")
        if number is None:
            every = rows = list(columns[: MOST_UNITS + 1])
        else:
            # Of all that are found, however many: among the newest alone it would be no lot.
            every = list(columns)
            drawn = random.Random(seed).sample(range(len(every)), min(max(number, 0), len(every)))
            rows = [every[index] for index in sorted(drawn)]
        if len(there) + len(rows) > MOST_UNITS:
            raise RefusedProject(
                _("A project has at most %(most)s statements: narrow the search.") % {"most": f"{MOST_UNITS:,}"}
            )
        last = project.units.aggregate(Max("ordinal"))["ordinal__max"] or 0
        Unit.objects.bulk_create(
            Unit(project=project, identity_id=identity, edition_id=edition, ordinal=ordinal)
            for ordinal, (identity, edition) in enumerate(rows, start=last + 1)
        )
        if rows:
            drawn_by = seed if len(rows) < len(every) else None
            Choice.objects.create(
                project=project, query=query.address, found=len(every), taken=len(rows), seed=drawn_by, by=by
            )
        project.query = query.address
        project.save(update_fields=["query"])
        return len(rows)


def uncoded(project: Project) -> QuerySet[Unit]:
    """The statements of the project that nobody was given to code, and on which nothing was decided."""
    return project.units.filter(assignments=None, adjudications=None)


def let_go(*, project: Project, units: list[int], by: Any) -> int:
    """Take statements out that nobody was to code yet, by their keys. How many. Raises RefusedCodebook."""
    with transaction.atomic(), acting(by=by):
        project = lock(project, by)
        return uncoded(project).filter(pk__in=units).delete()[0]


def close(*, project: Project, by: Any) -> None:
    """Nothing is chosen, coded, decided or offered in it any more; what was coded stays, and can be released.

    Raises RefusedProject while a round is open or blind, RefusedCodebook.
    """
    with transaction.atomic(), acting(by=by):
        project = lock(project, by)
        require_closable(project)
        project.closed_at = timezone.now()
        project.save(update_fields=["closed_at"])


def require_closable(project: Project) -> None:
    """Raises RefusedProject where it is closed already, or a round of it is open or blind."""
    if project.closed_at is not None:
        raise RefusedProject(_("The project is closed."))
    if project.rounds.filter(closed_at=None).exists():
        raise RefusedProject(_("Close the round first."))
    if project.rounds.blind().exists():
        raise RefusedProject(_("Reveal its rounds first: in a closed project nobody could any more."))


def lock(project: Project, by: Any) -> Project:
    """The project, for somebody who keeps it and changes it, until the transaction ends. Raises RefusedCodebook, RefusedProject."""
    locked = Project.objects.select_for_update(of=("self",)).select_related("group", "codebook").get(pk=project.pk)
    require_keeper(by, locked.group)
    if locked.closed_at is not None:
        raise RefusedProject(_("The project is closed."))
    note_change(locked)
    return locked


def note_change(project: Project) -> None:
    """Put down that it has changed for its readers, if the transaction ends well."""
    project.changed_at = timezone.now()
    project.save(update_fields=["changed_at"])
