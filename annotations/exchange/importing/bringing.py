"""Bring annotations in from a file: each as the importer's own, private unless said; what can't be is listed, never dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from annotations.annotating import annotate
from annotations.models import Anchor, Annotation
from annotations.reading import Proposed, Target, Unreadable
from annotations.writing import annotation_path
from archive.rendering.addresses import absolute

from .candidates import Candidate, File, UnreadableFile, check_candidate
from .collection import read_collection
from .hypothesis import read_hypothesis
from .lines import read_lines
from .placing import Placed, place_all
from .selections import read_selections

KINDS: Final = ("jsonld", "hypothesis", "csv", "qdpx")
_TWICE: Final = "you have brought it in before"
_NO_PARENT: Final = "what it replies to is neither in the file, nor here"


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one: an annotation with its place, or a problem. `doubt` is why its author has to look at it."""

    key: str
    label: str
    annotation: Annotation | None = None
    doubt: str = ""
    problem: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a file: of each annotation, and, a sentence each, of what else was in it."""

    brought: tuple[Brought, ...]
    left: tuple[str, ...] = ()

    @property
    def certain(self) -> list[Brought]:
        """Those that stand where they stood."""
        return [one for one in self.brought if one.annotation is not None and not one.doubt]

    @property
    def doubtful(self) -> list[Brought]:
        """Those at whose place their author has to look."""
        return [one for one in self.brought if one.annotation is not None and one.doubt]

    @property
    def refused(self) -> list[Brought]:
        """Those that were not brought in."""
        return [one for one in self.brought if one.annotation is None]


def guess_kind(raw: bytes) -> str:
    """Which of `KINDS` a file looks like."""
    if raw.startswith(b"PK"):
        return "qdpx"
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return "csv"
    return "hypothesis" if b'"uri"' in raw and b"anno.jsonld" not in raw else "jsonld"


def read_file(raw: bytes, *, kind: str, by: Any) -> File:
    """The file, read as one of `KINDS`. Raises UnreadableFile."""
    readers: dict[str, Callable[[], File]] = {
        "jsonld": lambda: read_collection(raw, site=settings.SITE_URL, licence=settings.ARCHIVE_LICENCE["url"]),
        "hypothesis": lambda: read_hypothesis(raw),
        "csv": lambda: read_lines(raw),
        "qdpx": lambda: read_selections(raw, by=by, site=settings.SITE_URL),
    }
    if kind not in readers:
        raise UnreadableFile("no such kind of file")
    return readers[kind]()


def preview(raw: bytes, *, kind: str, by: Any, visibility: str = "private", group: str | None = None) -> Result:
    """What `bring` would do: it is done, and taken back. Raises UnreadableFile."""
    with transaction.atomic():
        result = bring(raw, kind=kind, by=by, visibility=visibility, group=group)
        transaction.set_rollback(True)
    return result


@transaction.atomic
def bring(raw: bytes, *, kind: str, by: Any, visibility: str = "private", group: str | None = None) -> Result:
    """Annotations of what is in the file, in its order but for replies, which follow. Raises UnreadableFile."""
    file = read_file(raw, kind=kind, by=by)
    return _Bringing(file, by, visibility, group).all()


class _Bringing:
    """One file on its way in."""

    def __init__(self, file: File, by: Any, visibility: str, group: str | None) -> None:
        self.file, self.by, self.visibility, self.group = file, by, visibility, group
        vias = [one.via for one in file.candidates if one.via and "\0" not in one.via]
        own = Annotation.objects.by(by).filter(via__overlap=vias) if vias else Annotation.objects.none()
        self.here = {via: annotation for annotation in own for via in annotation.via}
        self.made: dict[str, Annotation] = {}
        self.keys = {one.key for one in file.candidates}

    def all(self) -> Result:
        """All of it: first what stands on a record, then replies to what is here, in as many turns as they are deep."""
        found: dict[int, Brought] = {}
        first = [i for i, one in enumerate(self.file.candidates) if not self._is_reply(one)]
        sound = [i for i in first if not self._problem(self.file.candidates[i])]
        places = dict(zip(sound, self._places([self.file.candidates[i] for i in sound]), strict=True))
        for index in first:
            found[index] = self.one(self.file.candidates[index], places.get(index))
        waiting = [i for i in range(len(self.file.candidates)) if i not in found]
        while ready := [i for i in waiting if self._parent(self.file.candidates[i]) is not None]:
            for index in ready:
                candidate = self.file.candidates[index]
                parent = self._parent(candidate)
                assert parent is not None
                found[index] = self.one(candidate, Placed(Target(absolute(annotation_path(parent)))))
            waiting = [i for i in waiting if i not in found]
        for index in waiting:
            candidate = self.file.candidates[index]
            problem = self._problem(candidate) or _NO_PARENT
            found[index] = Brought(candidate.key, candidate.label, problem=problem, notes=candidate.notes)
        return Result(tuple(found[index] for index in sorted(found)), self.file.left)

    def _is_reply(self, candidate: Candidate) -> bool:
        return bool(candidate.reply_to) and (candidate.reply_to in self.keys or not _is_address(candidate.reply_to))

    def _parent(self, candidate: Candidate) -> Annotation | None:
        return self.made.get(candidate.reply_to)

    def _problem(self, candidate: Candidate) -> str:
        return check_candidate(candidate) or (_TWICE if candidate.via in self.here else "")

    def _places(self, candidates: list[Candidate]) -> list[Placed]:
        placed = place_all(candidates, by=self.by)
        return [placed[index] for index in range(len(candidates))]

    def one(self, candidate: Candidate, placed: Placed | None) -> Brought:
        """The annotation, or why there is none."""
        told = {"key": candidate.key, "label": candidate.label, "notes": candidate.notes}
        if problem := self._problem(candidate):
            if candidate.via in self.here:
                self.made[candidate.key] = self.here[candidate.via]
            return Brought(**told, problem=problem)  # type: ignore[arg-type]
        if placed is None or placed.target is None:
            return Brought(**told, problem=placed.problem if placed else _NO_PARENT)  # type: ignore[arg-type]
        proposed = Proposed(
            target=placed.target,
            motivations=candidate.motivations,
            bodies=candidate.bodies,
            visibility=self.visibility,
            group=self.group,
            via=(candidate.via,) if candidate.via else (),
        )
        try:
            with transaction.atomic():
                made = annotate(by=self.by, proposed=proposed)
        except Unreadable as error:
            return Brought(**told, problem="; ".join(reason for _, reason in error.problems)[:500])  # type: ignore[arg-type]
        if placed.doubt:
            Anchor.objects.filter(annotation=made).update(is_certain=False, reason=placed.doubt[:300])
        self.made[candidate.key] = made
        return Brought(**told, annotation=made, doubt=placed.doubt)  # type: ignore[arg-type]


def _is_address(reply_to: str) -> bool:
    return reply_to.startswith(("http://", "https://", "/"))
