"""The flags that tell of later texts: open as long as their text waits, settled when it waits no more."""

from __future__ import annotations

from archive.models import Flag, Report, Revision


def follow_flags(report: Report, revision: Revision) -> None:
    """Settle the flags of texts that wait no more since the revision, by which the report was given another text.

    Who made the revision has settled them. What is settled so is open again where a later revision lets its text wait
    again; what a person has settled, who left that text, stays settled. The report is locked by the caller.
    """
    told = report.flags.filter(kind=Flag.Kind.LATER_TEXT)
    # Each later text comes with one flag, in the same order; those that wait are the last. The flags are read first:
    # of a text that arrives in between its flag is not among them.
    flags = list(told.order_by("-pk").values_list("pk", flat=True))
    waiting = report.waiting_source_texts().count()
    told.open().filter(pk__in=flags[waiting:]).update(settled_by=revision.by, settled_at=revision.at)
    # What a revision has settled bears its very time.
    revisions = report.revisions.exclude(pk=revision.pk).values("at")
    told.filter(pk__in=flags[:waiting], settled_at__in=revisions).update(settled_by=None, settled_at=None)
