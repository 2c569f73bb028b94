"""Citable releases of a project: its state frozen as canonical JSON, hashed, and compared with the one before.

A release names statements, editions and offsets and has the hash of the words, not the words: these stand in the edition.
Coders are numbers, the same ones in every release of the project.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.codebooks.drafting import require_keeper
from annotations.models import Adjudication, Annotation, Assignment, Project, Release, Round
from annotations.projects.choosing import note_change
from archive.composing import canonical, digest

from .gathering import Scope, codings_of

FORMAT: Final = "diplomacy-archive/release/1"
_LEFT_OUT: Final = frozenset({
    "annotation", "url", "coder", "coder_orcid", "visibility", "group", "project", "project_name", "words", "comment", "tags",
    "report_url", "statement_url", "standing", "standing_is_certain", "prefix", "suffix", "adjudicated",
})  # fmt: skip


class RefusedRelease(ValueError):
    """Nothing can be released; the message says why and what to do."""


@transaction.atomic
def release(*, project: Project, by: Any, is_public: bool = False, note: str = "") -> Release:
    """Freeze the project as it is now: what was coded in rounds that the group sees, and what was decided.

    Raises RefusedRelease, RefusedCodebook.
    """
    project = Project.objects.select_for_update(of=("self",)).select_related("group", "codebook").get(pk=project.pk)
    require_keeper(by, project.group)
    rounds = list(project.rounds.select_related("version").order_by("number"))
    seen = [one for one in rounds if not one.is_blind or one.revealed_at is not None]
    if not seen:
        raise RefusedRelease(_("No round of this project is revealed yet: there is nothing to release."))
    last = project.releases.order_by("-number").first()
    at = timezone.now()
    content = compose(project, seen, by=by)
    # What its group alone has read may be made public as it is.
    before = before_it(project, last.number + 1, is_public=is_public) if last else None
    if before is not None and difference(json.loads(before.content), content) == []:
        raise RefusedRelease(_("Nothing has changed since release %(number)s.") % {"number": before.number})
    number = last.number + 1 if last else 1
    content |= {
        "number": number,
        "at": at.isoformat().replace("+00:00", "Z"),
        "note": note.strip(),
        "previous_sha256": last.sha256 if last else None,
        # As it is given today: who reads it in ten years has no other paper.
        "licence": (settings.ARCHIVE_LICENCE["url"] or settings.ARCHIVE_LICENCE["name"]) if is_public else None,
    }
    text = canonical(content)
    note_change(project)
    return Release.objects.create(
        project=project, number=number, version=seen[-1].version, content=text, sha256=digest(text), previous=last,
        is_public=is_public, note=note.strip(), at=at, by=by,
    )  # fmt: skip


def before_it(project: Project, number: int, *, is_public: bool) -> Release | None:
    """The release before that number with which one is compared: of those that all its readers may read, the last.

    A public one told of a group's own by its differences, were it compared with that.
    """
    earlier = Release.objects.filter(project=project, number__lt=number)
    return (earlier.filter(is_public=True) if is_public else earlier).order_by("-number").first()


def compose(project: Project, rounds: list[Round], *, by: Any) -> dict[str, Any]:
    """What a release says of the project, but for what sets it apart from others."""
    coders = number_coders(project)
    of_rounds = {one.number for one in rounds}
    units = project.units.select_related("edition__report").defer("edition__content").order_by("ordinal")
    return {
        "format": FORMAT,
        "project": {
            "guid": str(project.guid), "name": project.name, "description": project.description, "query": project.query,
            # With the search, what was there to draw from and the seed, whoever reads it draws the same statements.
            "choices": list(project.choices.order_by("pk").values("query", "found", "taken", "seed")),
        },
        "codebook": {
            "guid": str(project.codebook.guid), "name": project.codebook.name,
            "number": rounds[-1].version.number, "sha256": rounds[-1].version.sha256,
        },
        "rounds": [
            {
                "number": one.number, "codebook_version": one.version.number, "codebook_sha256": one.version.sha256,
                "is_blind": one.is_blind, "overlap": one.overlap, "is_closed": one.closed_at is not None,
            }
            for one in rounds
        ],
        "statements": [
            {"sid": unit.identity_id, "report": unit.edition.report.rid, "edition": unit.edition.number, "edition_sha256": unit.edition.sha256}
            for unit in units
        ],
        "codings": sorted(
            (
                _frozen(coding.row, coders)
                for coding in codings_of(Scope(project=project), by=by)
                if coding.row["round"] in of_rounds
            ),
            key=lambda row: row["guid"],
        ),
        "decisions": [
            _decision(one) for one in Adjudication.objects.filter(round__in=rounds).standing()
            .order_by("round_id", "unit_id").select_related("round", "unit").prefetch_related("annotations")
        ],
    }  # fmt: skip


def number_coders(project: Project) -> dict[str, int]:
    """The number of each coder by user name, in the order in which they came to the project: it never changes."""
    numbers: dict[str, int] = {}
    assigned = Assignment.objects.filter(round__project=project).order_by("pk").values_list("coder__username")
    coded = Annotation.objects.filter(round__project=project).order_by("pk").values_list("creator__username")
    for (name,) in (*assigned, *coded):
        numbers.setdefault(name, len(numbers) + 1)
    return numbers


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """What is different in the newer of two releases, in sentences; nothing where only its number, day and note are."""
    told: list[str] = []
    for name, words in (
        ("name", _("The project has another name.")),
        ("description", _("Its description is another.")),
    ):
        if old["project"][name] != new["project"][name]:
            told.append(words)
    before, after = old["codebook"]["number"], new["codebook"]["number"]
    if old["codebook"]["sha256"] != new["codebook"]["sha256"]:
        told.append(
            _("It codes by version %(new)s of the codebook, before by version %(old)s.")
            % {"new": after, "old": before}
        )
    if old["rounds"] != new["rounds"]:
        told.append(_("Rounds: %(new)s, before %(old)s; or what is said of them is another.") % {"new": len(new["rounds"]), "old": len(old["rounds"])})  # fmt: skip
    told += _changes(old, new, "statements", ("sid",), {
        "added": lambda n: ngettext("%(n)s statement was added.", "%(n)s statements were added.", n),
        "gone": lambda n: ngettext("%(n)s statement was taken out.", "%(n)s statements were taken out.", n),
        "changed": lambda n: ngettext("%(n)s statement is of another edition.", "%(n)s statements are of another edition.", n),
    })  # fmt: skip
    told += _changes(old, new, "codings", ("guid",), {
        "added": lambda n: ngettext("%(n)s coding was added.", "%(n)s codings were added.", n),
        "gone": lambda n: ngettext("%(n)s coding is there no more.", "%(n)s codings are there no more.", n),
        "changed": lambda n: ngettext("%(n)s coding was changed.", "%(n)s codings were changed.", n),
    })  # fmt: skip
    return told + _changes(old, new, "decisions", ("round", "sid"), {
        "added": lambda n: ngettext("%(n)s statement more was decided on.", "%(n)s statements more were decided on.", n),
        "gone": lambda n: ngettext("%(n)s decision is there no more.", "%(n)s decisions are there no more.", n),
        "changed": lambda n: ngettext("%(n)s decision was taken anew.", "%(n)s decisions were taken anew.", n),
    })  # fmt: skip


def verify_releases() -> Iterator[str]:
    """What is wrong with releases, a sentence each: hashes, canonical form, and the chain."""
    rows = Release.objects.select_related("project", "previous").defer("previous__content").order_by("pk")
    for one in rows.iterator(chunk_size=20):
        where = f"release {one.number} of project {one.project.guid}"
        if digest(one.content) != one.sha256:
            yield f"{where}: the content does not have the hash that was stored with it"
        try:
            content = json.loads(one.content)
            told = (content["project"]["guid"], content["number"], content["previous_sha256"])
        except (ValueError, KeyError, TypeError):
            yield f"{where}: the content is no release"
            continue
        if canonical(content) != one.content:
            yield f"{where}: the content is not canonical JSON"
        if told != (str(one.project.guid), one.number, one.previous.sha256 if one.previous else None):
            yield f"{where}: the content is of another release, or follows another"
        if one.previous is not None and (one.previous.project_id, one.previous.number) != (
            one.project_id,
            one.number - 1,
        ):
            yield f"{where}: it does not follow the release before it"


def find_release(*, sha256: str) -> Release | None:
    """The public release with that hash; None for any other."""
    return Release.objects.filter(Q(sha256=sha256), is_public=True).select_related("project").first()


def _frozen(row: Mapping[str, Any], coders: Mapping[str, int]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in _LEFT_OUT}
    words = row["words"]
    return kept | {
        "coder": coders.get(row["coder"]) if row["coder"] else None,
        "words_sha256": digest(words) if words else None,
        "statement": (row["statement"] or "").replace("-", "") or None,
        "report": row["report"].replace("-", ""),
    }


def _decision(one: Adjudication) -> dict[str, Any]:
    held = sorted(str(annotation.guid) for annotation in one.annotations.all())
    return {
        "round": one.round.number,
        "sid": one.unit.identity_id,
        "held": held,
        "reasons": one.reasons,
        "at": one.at.isoformat().replace("+00:00", "Z"),
    }


def _changes(
    old: Mapping[str, Any], new: Mapping[str, Any], what: str, key: tuple[str, ...], words: Mapping[str, Any]
) -> list[str]:
    before = {tuple(one[name] for name in key): one for one in old[what]}
    after = {tuple(one[name] for name in key): one for one in new[what]}
    counts = {
        "added": len(after.keys() - before.keys()),
        "gone": len(before.keys() - after.keys()),
        "changed": sum(before[one] != after[one] for one in before.keys() & after.keys()),
    }
    return [str(words[name](count) % {"n": count}) for name, count in counts.items() if count]
