"""What rules have found in a working copy and no editor has confirmed, or have not looked for: told to whoever publishes.

It is published as found by a rule, with its certainty; so it is no part of the gate, and asks for no reason. Nor does it
where today's passes have not gone over the working copy: the edition has what was found before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Finding, Report
from archive.models.identifiers import show
from archive.parsing.extraction.passes import VERSION
from archive.rendering.phrases import and_list


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """The numbers of findings by their kind, those of which there are any, and where they are looked at."""

    kinds: dict[str, int]
    address: str

    @property
    def number(self) -> int:
        """Of all kinds together."""
        return sum(self.kinds.values())

    @property
    def told(self) -> str:
        """Such as "3 findings that no editor has confirmed (1 reference and 2 figures)"; empty where there are none."""
        if not self.kinds:
            return ""
        all_of_them = ngettext(
            "%d finding that no editor has confirmed", "%d findings that no editor has confirmed", self.number
        )
        return f"{all_of_them % self.number} ({and_list([_of_kind(kind, n) for kind, n in self.kinds.items()])})"


def count_unconfirmed(*, report: Report) -> Unconfirmed:
    """What waits in the report; one query."""
    rows = Finding.objects.waiting().filter(report=report).order_by().values_list("kind").annotate(Count("pk"))
    counted = dict(rows)
    address = f"{reverse('desk:list', args=['said'])}?{urlencode({'record': show(report.rid)})}"
    return Unconfirmed({str(kind): counted[kind] for kind in Finding.Kind.values if kind in counted}, address)


@dataclass(frozen=True, slots=True)
class NotGoneOver:
    """That today's passes have not gone over a working copy, in words; where that is done, "" for who may not have it done."""

    told: str
    address: str


def tell_passes(*, report: Report, user: Any) -> NotGoneOver | None:
    """What to tell of the passes to this account; None where those of today have gone over the report. No query for it."""
    if report.passes == VERSION:
        return None
    address = reverse("desk:passes") if user.has_perm("archive.change_statement") else ""
    if report.passes:
        return NotGoneOver(_("Only older passes have gone over this text: what today’s would find in it has not been looked for"), address)  # fmt: skip
    return NotGoneOver(_("No pass has gone over this text: what it says as data has not been looked for"), address)


def _of_kind(kind: str, number: int) -> str:
    forms = {
        "reference": ngettext("%d reference", "%d references", number),
        "undertaking": ngettext("%d undertaking", "%d undertakings", number),
        "figure": ngettext("%d figure", "%d figures", number),
        "place": ngettext("%d place", "%d places", number),
        "evidence": ngettext("%d piece of evidence", "%d pieces of evidence", number),
    }
    return forms[kind] % number
