"""How much of each report asks for a person: kept beside its rows by triggers, so that lists need not count it."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

SURE = 0.9
"""The parser's confidence from which a statement need not be looked at before others."""


class Doubts(models.Model):
    """The numbers of what is doubtful in the working copy of one report; every report has a row from its first moment.

    Triggers write it, with whatever they are counted from: in a table of its own, since it changes more often than the
    report, and since a report that is saved as it was read must not take back what was counted meanwhile.
    """

    report = models.OneToOneField(
        "Report", models.CASCADE, verbose_name=_("report"), primary_key=True, related_name="doubts"
    )
    flags = models.PositiveIntegerField(_("open flags"), db_default=0)
    unsure = models.PositiveIntegerField(_("unsure statements that nobody has checked"), db_default=0)
    names = models.PositiveIntegerField(_("names on which nobody has decided"), db_default=0)
    need = models.GeneratedField(
        expression=F("flags") + F("unsure") + F("names"),
        output_field=models.PositiveIntegerField(),
        db_persist=True,
        verbose_name=_("all of these together"),
    )

    class Meta:
        verbose_name = _("doubts of a report")
        verbose_name_plural = _("doubts of reports")
        indexes = [models.Index(fields=["-need", "-report"], condition=Q(need__gt=0), name="doubts_by_need")]

    def __str__(self) -> str:
        return f"{self.report}: {self.need}"


def _rows(**names: str) -> pgtrigger.Referencing:
    """By what names a trigger knows the rows before and after."""
    return pgtrigger.Referencing(**names)  # type: ignore[no-untyped-call]


BEGUN = pgtrigger.Trigger(
    name="doubts_begun",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Insert,
    referencing=_rows(new="later"),
    func="INSERT INTO archive_doubts (report_id) SELECT id FROM later; RETURN NULL;",
)
"""The trigger by which each new report has its row."""


def counted(number: str, rows: str) -> list[pgtrigger.Trigger]:
    """The triggers that count a number of Doubts anew for the reports of the rows that come, change or go.

    `rows` is the query of their `report_id`s, in which {rows} stands for the rows before and after.
    """
    earlier, later = rows.format(rows="earlier"), rows.format(rows="later")
    events = {
        "came": (pgtrigger.Insert, _rows(new="later"), later),
        "changed": (pgtrigger.Update, _rows(old="earlier", new="later"), f"{earlier} UNION {later}"),
        "went": (pgtrigger.Delete, _rows(old="earlier"), earlier),
    }
    return [
        pgtrigger.Trigger(
            name=f"{number}_{event}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=referencing,
            func=f"PERFORM archive_count_{number}(ARRAY({query})); RETURN NULL;",
        )
        for event, (operation, referencing, query) in events.items()
    ]
