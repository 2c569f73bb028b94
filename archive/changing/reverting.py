"""Take change sets back: each by the inverse of the verb that opened it, or not at all where something depends on it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive import deciding, importing
from archive.authorities import dividing, moving, people, renaming, topics
from archive.editing import bulk as bulk_editing
from archive.importing import correcting, keeping
from archive.models import ChangeSet
from archive.skos import importing as scheme_importing

from .change_sets import Inverse, Obstacle, Obstructed

INVERSES: dict[str, Inverse] = {
    importing.VERB: importing.INVERSE,
    correcting.VERB: correcting.INVERSE,
    keeping.VERB: keeping.INVERSE,
    deciding.VERB: deciding.INVERSE,
    people.MERGE_PEOPLE: people.PARTING,
    topics.MERGE_TOPICS: topics.PARTING,
    renaming.RENAME: renaming.RENAMING_BACK,
    moving.MOVE_TOPIC: moving.MOVING_BACK,
    dividing.DIVIDE_TOPIC: dividing.UNDIVIDING,
    dividing.RETAG: dividing.RETAGGING_BACK,
    scheme_importing.IMPORT_SCHEME: scheme_importing.TAKING_BACK,
    "topics": bulk_editing.inverse(_("Topics of several statements"), "archive.change_statement"),
    "confirm": bulk_editing.inverse(_("Statements checked"), "archive.check_statement"),
    "settle": bulk_editing.inverse(_("What records say, confirmed or dismissed"), "archive.change_finding"),
}
"""How the change sets of each verb are taken back. A verb that opens change sets has its line here."""


class AlreadyReverted(Exception):
    """Somebody has taken the change set back before."""


def plan(change_set: ChangeSet) -> list[Obstacle]:
    """What stands in the way of taking the change set back; nothing where it can be done now."""
    inverse = INVERSES.get(change_set.verb)
    if inverse is None:
        return [Obstacle(now("There is no way to take this back as one."))]
    if change_set.reverted_at is not None:
        return [Obstacle(now("It has been taken back."))]
    if change_set.jobs.unfinished().exists():
        return [Obstacle(now("The work is not finished: stop it, or wait."))]
    return inverse.plan(change_set)


@transaction.atomic
def revert(*, change_set: ChangeSet, by: Any) -> ChangeSet:
    """Take the change set back, whole. Raises AlreadyReverted, or Obstructed with what depends on it."""
    change_set = ChangeSet.objects.select_for_update().get(pk=change_set.pk)
    if change_set.reverted_at is not None:
        raise AlreadyReverted
    if obstacles := plan(change_set):
        raise Obstructed(obstacles)
    INVERSES[change_set.verb].revert(change_set, by)
    change_set.reverted_at, change_set.reverted_by = timezone.now(), by
    change_set.save(update_fields=["reverted_at", "reverted_by"])
    return change_set
