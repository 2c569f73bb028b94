"""What a record says as data, as the passes of today find it: laid over the working value, around what persons decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from archive.models import ChangeSet, Finding, Instrument, Report, Revision
from archive.parsing.breakdown import Breakdown
from archive.parsing.extraction import match
from archive.parsing.extraction.found import Instrument as Known
from archive.parsing.extraction.found import Name, Reference, Registry
from archive.parsing.extraction.passes import VERSION, extract
from archive.parsing.extraction.values import Found
from archive.parsing.revising.findings import Finding as Laid
from archive.parsing.revising.findings import renewed

from .applying import Operation, require_there, write_value
from .working_copy import working_value


def read_registry() -> Registry:
    """The instruments that references are matched with, as a value; three queries."""
    return Registry(
        tuple(
            Known(
                slug=row.slug,
                label=row.label,
                kind=row.kind,
                designation=row.designation,
                adopted=row.adopted,
                parties=tuple(country.code for country in row.parties.all() if country.code),
                names=tuple(
                    Name(name.text, name.language, name.begins, name.ends, name.is_short, name.source)
                    for name in row.names.all()
                ),
                address=row.address,
            )
            for row in Instrument.objects.known().with_names().order_by("pk")
        )
    )


@dataclass(frozen=True, slots=True)
class FoundAhead:
    """What the passes of today find in a report as it stood in `version`."""

    version: int
    found: tuple[Found, ...]


def find_ahead(*, report: Report, registry: Registry) -> FoundAhead:
    """Go over the report as it stands, which is not locked: of a long one that takes seconds, and nobody waits for us."""
    standing = Report.objects.with_text().get(pk=report.pk)
    if not standing.version:
        return FoundAhead(0, ())
    return FoundAhead(standing.version, extract(standing.text, working_value(standing).breakdown, registry))


def extract_from(
    *,
    report: Report,
    by: Any = None,
    change_set: ChangeSet | None = None,
    registry: Registry | None = None,
    ahead: FoundAhead | None = None,
) -> Revision | None:
    """Go over the report with the passes of today; None where they find just what lies there.

    `registry`, `ahead`: the instruments and what `find_ahead` has found, where they are read before, as for many reports.
    Raises RefusedOperation for a report in the bin.
    """
    registry = registry or read_registry()
    return _lay(report, by, change_set, registry, ahead or find_ahead(report=report, registry=registry))


@transaction.atomic
def _lay(
    report: Report, by: Any, change_set: ChangeSet | None, registry: Registry, ahead: FoundAhead
) -> Revision | None:
    report = Report.objects.lock(report)
    require_there(report)
    if not report.version:
        return None
    value = working_value(report)
    # Somebody may have changed it since: then, which is rare, it is gone over under the lock.
    is_same = report.version == ahead.version
    found = ahead.found if is_same else extract(report.text, value.breakdown, registry)
    standing = _matched(value.layers.findings, report.text, value.breakdown, registry)
    layers = replace(value.layers, findings=renewed(standing, found))
    report.passes = VERSION
    if layers == value.layers:
        report.save(update_fields=["passes"])
        return None
    operation = Operation("extract", {"passes": VERSION})
    return write_value(report, replace(value, layers=layers), value, operation, by, change_set)


def reports_waiting_for(instrument: Instrument) -> list[int]:
    """Reports (keys) with a reference to nothing known, whose words or symbol may mean this instrument."""
    waiting = Finding.objects.unresolved()
    if instrument.designation:
        waiting = waiting.filter(said__designation__in=["", instrument.designation])
    return list(waiting.reports())


def _matched(findings: Iterable[Laid], text: str, breakdown: Breakdown, registry: Registry) -> tuple[Laid, ...]:
    """The findings, with the instruments that have arrived since for references which persons had confirmed without one."""
    return tuple(
        replace(finding, said=_resolved(finding.said, text, breakdown, registry))
        if finding.state == "confirmed" and isinstance(finding.said, Reference) and not finding.said.instrument
        else finding
        for finding in findings
    )


def _resolved(reference: Reference, text: str, breakdown: Breakdown, registry: Registry) -> Reference:
    (found,) = match((reference,), text, breakdown, registry)
    return replace(reference, instrument=found.instrument, designation=found.designation or reference.designation)
