"""What became of the records that were to be taken in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Outcome(StrEnum):
    """What became of a record that was to be taken in."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    BINNED = "binned"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome for one record, and why where it needs a reason.

    `publisher` is the house that it went to, by its heading and its slug too where others have that heading, if that was
    not said but told from its address.
    """

    name: str
    outcome: Outcome
    why: str = ""
    publisher: str = ""


WOULD = {
    Outcome.CREATED: _("a new report"),
    Outcome.UPDATED: _("a later text of a report: it will wait there for you"),
    Outcome.UNCHANGED: _("known already, word for word: nothing to do"),
    Outcome.REFUSED: _("refused"),
    Outcome.BINNED: _("it lies in the bin"),
    Outcome.FAILED: _("can’t be taken in"),
}
"""What would become of a record, in words for whoever is asked."""
