"""What publishing an edition would do to annotations, told before it is done: numbers alone, for some are private."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.publishing import NextEdition

from .carrying import Carried, RecordText, carry_all
from .models import Annotation

MOST_FORETOLD: Final = 2_000
"""Annotations of which it is worked out; with more of them somebody would wait for the page."""


def foretell_edition(coming: NextEdition, heirs: Mapping[str, str | None]) -> list[str]:
    """How many annotations would stay, move and need their author, in sentences; none where there is no annotation."""
    if coming.last is None:
        return []
    placed = Annotation.objects.placed_on(coming.last.report_id)
    number = placed.count()
    if not number:
        return []
    if coming.major == coming.last.major:
        text = ngettext("%(n)s annotation stays where it is.", "All %(n)s annotations stay where they are.", number)
        return [text % {"n": number}]
    if number > MOST_FORETOLD:
        text = _(
            "There are %(n)s annotations, too many to look at here; they follow within minutes of the publication."
        )
        return [text % {"n": number}]
    new = RecordText.of(coming.record)
    carried = carry_all(placed.with_anchors_before(coming.major), coming.last.report_id, new, heirs)
    counted = Counter(_fate(place) for _annotation, _origin, place in carried)
    told = {
        "stays": ngettext(
            "%(n)s annotation stays on its words.", "%(n)s annotations stay on their words.", counted["stays"]
        ),
        "moves": ngettext(
            "%(n)s annotation moves with its words, or is on changed ones.",
            "%(n)s annotations move with their words, or are on changed ones.",
            counted["moves"],
        ),
        "open": ngettext(
            "%(n)s annotation loses its place or may be elsewhere: its author will be asked.",
            "%(n)s annotations lose their place or may be elsewhere: their authors will be asked.",
            counted["open"],
        ),
    }
    return [text % {"n": counted[fate]} for fate, text in told.items() if counted[fate]]


def _fate(place: Carried) -> str:
    if place.is_open:
        return "open"
    return "stays" if place.status == "unchanged" else "moves"
