"""The rows of what a report says as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from archive.copying import as_text, copy_rows
from archive.models import Finding, Instrument, Report
from archive.parsing.extraction.found import Evidence, Reference
from archive.parsing.revising.findings import Finding as Laid
from archive.parsing.revising.layers import RefusedJudgement

_COLUMNS = (
    "report_id",
    "key",
    "kind",
    "start",
    "end",
    "state",
    "by",
    "rule",
    "confidence",
    "instrument_id",
    "undertaking",
    "said",
)
_IN_COLUMNS = ("start", "end", "rule", "confidence", "instrument", "undertaking")


def write_findings(report: Report, before: Sequence[Laid] | None, after: Sequence[Laid]) -> None:
    """Make the rows say what lies over the report; `before` is what they say now, None where that is not known.

    Raises RefusedJudgement for an instrument that there is not.
    """
    rows = Finding.objects.filter(report=report)
    if before is None:
        rows.delete()
        new = list(after)
    else:
        there, wanted = set(before), set(after)
        if gone := [finding.key for finding in before if finding not in wanted]:
            rows.filter(key__in=gone).delete()
        new = [finding for finding in after if finding not in there]
    slugs = {f.said.instrument for f in new if isinstance(f.said, Reference)} - {""}
    instruments = Instrument.objects.by_slug(slugs)
    if missing := slugs - instruments.keys():
        raise RefusedJudgement(f"there is no instrument “{min(missing)}”")
    if before is not None:
        _require_undertakings(report, before, new)
    copy_rows(Finding, _COLUMNS, (_row(report, finding, instruments) for finding in new))


def _require_undertakings(report: Report, before: Sequence[Laid], new: Sequence[Laid]) -> None:
    """Raise RefusedJudgement where evidence is joined to what is no confirmed undertaking of another record, or a later one's.

    What was joined before stays, whatever has become of its undertaking: editors find it in a list of their own.
    """
    joined, wanted = (
        {finding.said.undertaking for finding in some if isinstance(finding.said, Evidence)} for some in (before, new)
    )
    if wanted := wanted - joined:
        there = {
            str(key) for key in Finding.objects.to_join(report).filter(key__in=wanted).values_list("key", flat=True)
        }
        if missing := wanted - there:
            raise RefusedJudgement(f"no record of before has a confirmed undertaking with the key {min(missing)}")


def _row(report: Report, finding: Laid, instruments: dict[str, Instrument]) -> tuple[object, ...]:
    said = finding.said
    instrument = instruments[said.instrument].pk if isinstance(said, Reference) and said.instrument else None
    undertaking = said.undertaking if isinstance(said, Evidence) else None
    members = {name: value for name, value in asdict(said).items() if name not in _IN_COLUMNS}
    return (
        report.pk, finding.key, finding.kind, said.start, said.end, finding.state, finding.by, said.rule, said.confidence,
        instrument, undertaking, as_text(members),
    )  # fmt: skip
