"""The rows that are edited with a report, as a form carries them: to see whether they still stand as they stood."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from archive.models import Basis, Identification, Person, Report
from archive.querying import read_key
from archive.telling import value_name


def rows_of(report: Report) -> dict[str, str]:
    """The bases and the decisions who is meant of one report, each by its kind and key, told in words."""
    bases = {f"bases-{row.pk}": _basis(row) for row in report.bases.all()}
    decisions = report.identifications.select_related("person")
    return bases | {f"identifications-{row.pk}": _decision(row) for row in decisions}


def typed_rows(data: Mapping[str, str]) -> list[str]:
    """The rows as a browser has sent them, told in the same words; lines left empty are none."""
    told = []
    for key, value in data.items():
        if not value or not (found := re.fullmatch(r"(bases-[0-9]+)-field|(identifications-[0-9]+)-name", key)):
            continue
        if prefix := found[1]:
            kind, evidence = data.get(f"{prefix}-basis", ""), data.get(f"{prefix}-evidence", "")
            told.append(_basis(Basis(field=value, basis=kind, evidence=evidence)))
        else:
            chosen = data.get(f"{found[2]}-person", "")
            person = Person.objects.filter(pk=read_key(chosen)).first()
            told.append(_decision(Identification(name=value, person=person, note=data.get(f"{found[2]}-note", ""))))
    return told


def _basis(row: Basis) -> str:
    evidence = f" “{' '.join(row.evidence.split())}”" if row.evidence else ""
    return f"{value_name(row.field)}: {row.get_basis_display()}{evidence}"


def _decision(row: Identification) -> str:
    note = f" ({' '.join(row.note.split())})" if row.note else ""
    return f"{row.name} → {row.person or _('nobody known')}{note}"
