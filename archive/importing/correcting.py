"""Correct what was written down about where records come from, for a whole batch at once; the first wording is kept."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.changing import Inverse, Obstacle, Obstructed, record
from archive.copying import copy_rows
from archive.models import ChangeSet, CorrectedText, CustodyCorrection, Job, Report, Revision, SourceText
from archive.models.changes import JobQuerySet
from archive.models.source import CORRECTABLE, SourceTextQuerySet
from archive.reading import UNWANTED
from archive.rendering.custody import CUSTODY

from .change_sets import VERB as IMPORT

VERB = "custody"
"""The change sets' name for it."""


class NothingToCorrect(ValueError):
    """All of the texts say so already, or there are none."""


class CorrectedMeanwhile(Exception):
    """The custody of the texts reads otherwise than when it was looked at; nothing was written."""


class ImportGoesOn(Exception):
    """An import that some of the texts came with is not over: what is still to come would stay as it is. Nothing was written."""

    def __init__(self, job: Job) -> None:
        super().__init__(str(job))
        self.job = job


@dataclass(frozen=True, slots=True)
class Change:
    """What one column would say instead: how many texts say what now, the most frequent wording first."""

    name: str
    before: tuple[tuple[str, int], ...]
    after: str


@dataclass(frozen=True, slots=True)
class Coming:
    """What a correction would do: to which texts (keys), of how many reports, how many of these are published.

    `seen` names what the texts say now and would say.
    """

    changes: tuple[Change, ...]
    texts: tuple[int, ...]
    reports: int
    published: int
    seen: str


def wordings(texts: SourceTextQuerySet) -> dict[str, list[tuple[str, int]]]:
    """How the custody of the texts reads now: of each column its wordings, with how many texts have them; one query."""
    rows = _rows(texts)
    counts = {name: Counter(row[name] for row in rows.values()) for name in CORRECTABLE}
    return {name: count.most_common() for name, count in counts.items()}


def foresee(*, texts: SourceTextQuerySet, wording: Mapping[str, str]) -> Coming:
    """What correcting the texts so would do; nothing is written. Raises NothingToCorrect or ValidationError."""
    CustodyCorrection(wording=dict(wording), why="-").clean()
    if any(UNWANTED.search(words) for words in wording.values()):
        raise ValidationError(now("There is a NUL or half a character in it."))
    rows = _changing(texts, wording)
    if not rows:
        raise NothingToCorrect(now("All of them say so already: there is nothing to correct."))
    counts = {name: Counter(row[name] for row in rows.values() if row[name] != wording[name]) for name in wording}
    reports = Report.objects.filter(source_texts__in=rows).distinct()
    return Coming(
        changes=tuple(
            Change(name, tuple(counts[name].most_common()), wording[name]) for name in CORRECTABLE if counts.get(name)
        ),
        texts=tuple(sorted(rows)),
        reports=reports.count(),
        published=reports.filter(state=Report.State.PUBLISHED).count(),
        seen=_fingerprint(rows, wording),
    )


def imports_of(texts: SourceTextQuerySet) -> JobQuerySet:
    """The imports that the texts came with and that are running, waiting, or can be gone on with."""
    rows = dict(texts.order_by().values_list("pk", "text_sha256"))
    new = Revision.objects.filter(number=1, source_text__in=rows).order_by().values("change_set")
    later = Q(change_set__data__texts__has_any_keys=list(rows.values()))
    imports = Job.objects.filter(Q(change_set__in=new) | later, kind=IMPORT).order_by("pk")
    return imports.exclude(state=Job.State.DONE).defer("arguments")


def refuse_while_imported(imports: JobQuerySet) -> None:
    """Raises ImportGoesOn where one of the imports is running or waits to."""
    if running := imports.unfinished().first():
        raise ImportGoesOn(running)


@transaction.atomic
def correct(*, texts: SourceTextQuerySet, wording: Mapping[str, str], why: str, seen: str, by: Any) -> ChangeSet:
    """Have the custody of the texts read so from now on, as one change set; editions have it from the next one on.

    Raises CorrectedMeanwhile unless that does what `seen` is of, ImportGoesOn, NothingToCorrect, or ValidationError;
    nothing is written then.
    """
    # Before the texts, as an import's step locks them; a stopped import is gone on with only after this.
    imports = imports_of(texts)
    list(imports.select_for_update(of=("self",)).values_list("pk"))
    refuse_while_imported(imports)
    texts.lock_custody()
    coming = foresee(texts=texts, wording=wording)
    if coming.seen != seen:
        raise CorrectedMeanwhile
    names = ", ".join(str(CUSTODY[change.name]) for change in coming.changes)
    text = ngettext("Custody of %(n)s text corrected: %(what)s", "Custody of %(n)s texts corrected: %(what)s", len(coming.texts))  # fmt: skip
    change_set = record(verb=VERB, summary=text % {"n": f"{len(coming.texts):,}", "what": names}, by=by)
    _write(change_set, coming.texts, wording, why.strip(), by)
    reports = Report.objects.filter(source_texts__in=coming.texts).distinct().order_by("pk")
    change_set.data = {"reports": list(reports.values_list("pk", flat=True))}
    change_set.save(update_fields=["data"])
    return change_set


def plan(change_set: ChangeSet) -> list[Obstacle]:
    """What has been corrected again since, and stands: two queries."""
    mine = list(change_set.custody_corrections.all())
    later = CustodyCorrection.objects.filter(
        texts__in=CorrectedText.objects.filter(correction__in=mine).values("source_text"),
        pk__gt=max((one.pk for one in mine), default=0),
        wording__has_any_keys=[name for one in mine for name in one.wording],
        change_set__reverted_at=None,
    )
    reason = now("The custody of some of them was corrected again: “%(what)s”. Take that back first.")
    sets = ChangeSet.objects.filter(custody_corrections__in=later).distinct().order_by("-pk")
    return [Obstacle(reason % {"what": other}, other) for other in sets]


def revert(change_set: ChangeSet, by: Any) -> None:
    """Have the custody read again as before, by a correction of the correction: nothing is ever taken off the record."""
    SourceText.objects.of_batch(change_set).lock_custody()
    if obstacles := plan(change_set):  # somebody was quicker
        raise Obstructed(obstacles)
    why = now("Taken back: %(why)s")
    for correction in list(change_set.custody_corrections.order_by("pk")):
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for text, values in _before(correction).items():
            groups[tuple(values[name] for name in correction.wording)].append(text)
        for former, keys in groups.items():
            wording = dict(zip(correction.wording, former, strict=True))
            _write(change_set, sorted(keys), wording, why % {"why": correction.why}, by)


def _before(correction: CustodyCorrection) -> dict[int, dict[str, str]]:
    """How the texts of the correction read without it, by their keys."""
    texts = {text.pk: text for text in correction.texts.only(*CORRECTABLE)}
    values = {key: {name: getattr(text, name) for name in CORRECTABLE} for key, text in texts.items()}
    earlier = CorrectedText.objects.filter(source_text__in=texts, correction__lt=correction).order_by("correction")
    for key, wording in earlier.values_list("source_text", "correction__wording"):
        values[key] |= wording
    return values


def _write(change_set: ChangeSet, texts: Sequence[int], wording: Mapping[str, str], why: str, by: Any) -> None:
    correction = CustodyCorrection(wording=dict(wording), why=why, by=by, called=by.called, change_set=change_set)
    correction.full_clean()
    correction.save()
    copy_rows(CorrectedText, ("correction_id", "source_text_id"), ((correction.pk, text) for text in texts))


Rows = dict[int, dict[str, str]]


def _rows(texts: SourceTextQuerySet) -> Rows:
    """How each of the texts reads now, by its key."""
    columns = [f"now_{name}" for name in CORRECTABLE]
    found = texts.with_custody().order_by("pk").values_list("pk", *columns)
    return {key: dict(zip(CORRECTABLE, values, strict=True)) for key, *values in found}


def _changing(texts: SourceTextQuerySet, wording: Mapping[str, str]) -> Rows:
    """Those that say something else."""
    return {key: row for key, row in _rows(texts).items() if any(row[name] != wording[name] for name in wording)}


def _fingerprint(rows: Rows, wording: Mapping[str, str]) -> str:
    """The SHA-256 of what the texts say now and would say."""
    said = [sorted(rows.items()), sorted(wording.items())]
    return hashlib.sha256(orjson.dumps(said)).hexdigest()


INVERSE = Inverse(
    label=_("Custody corrected"),
    effect=_("It reads again as before; both corrections stay on the record. Editions have it from the next one on."),
    plan=plan,
    revert=revert,
    permissions=("archive.add_custodycorrection",),
)
