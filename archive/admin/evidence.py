"""Values of a report whose basis was written for another value: each is flagged, so that a person decides."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from archive.models import Flag, Report
from archive.parsing.breakdown import from_json
from archive.telling import value_name, value_told


def flag_bases(report: Report, *, since: int, touched: Collection[str] = ()) -> list[Flag]:
    """Flag the bases of the values that have changed after version `since`; those `touched` by hand fit already."""
    report.refresh_from_db(fields=["version"])
    values = {
        revision.number: from_json(revision.breakdown)
        for revision in report.revisions.filter(number__in=(since, report.version))
    }
    if len(values) < 2:
        return []
    before, after = values[since], values[report.version]
    flags = []
    for basis in report.bases.exclude(field__in=touched):
        old, new = getattr(before, basis.field, None), getattr(after, basis.field, None)
        if (old or None) == (new or None):
            continue
        words = {
            "field": value_name(basis.field),
            "old": value_told(old),
            "new": value_told(new),
            "basis": basis.get_basis_display(),
            "evidence": f", “{basis.evidence}”" if basis.evidence else "",
        }
        message = _("The %(field)s was changed from %(old)s to %(new)s; its basis still says %(basis)s%(evidence)s.")
        flags.append(Flag(report=report, kind=Flag.Kind.EVIDENCE, message=message % words, revision=report.version))
    return Flag.objects.bulk_create(flags)
