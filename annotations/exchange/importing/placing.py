"""Where the annotations of a file stand: on which edition, and where in its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from annotations.anchoring import Status, TextPositionSelector, TextQuoteSelector, find_all_again
from annotations.models import Annotation
from annotations.reading import Target, Unreadable
from annotations.targeting import Place, find_target, statement_spans
from annotations.writing import annotation_path
from archive.models import Edition, PublishedReport, SourceText
from archive.models.identifiers import show
from archive.rendering.addresses import absolute, report_path, statement_path

from .candidates import Candidate

NOWHERE: Final = "nothing that is published here has its address, nor is it the source of a published record: {}"
_OUTSIDE: Final = "its words stand elsewhere in the record than in the statement that it names"


@dataclass(frozen=True, slots=True)
class Placed:
    """What it is on; not certain where there is a `doubt`. Without a target it is left out, for the `problem`."""

    target: Target | None
    doubt: str = ""
    problem: str = ""


def place_all(candidates: Iterable[Candidate], *, by: Any) -> dict[int, Placed]:
    """Where each stands, by its place in the list; replies within the file are not looked at.

    Each text is searched once for all its quotations.
    """
    asked = list(candidates)
    by_source = _by_source(asked)
    placed: dict[int, Placed] = {}
    quoted: dict[int, tuple[Place, list[tuple[int, TextQuoteSelector]]]] = {}
    known: dict[tuple[str, ...], Place | Placed] = {}
    for index, candidate in enumerate(asked):
        found = known.get(candidate.targets) or _find(candidate, by_source, by)
        known[candidate.targets] = found
        if isinstance(found, Placed):
            placed[index] = found
        elif candidate.quote is None:
            placed[index] = _whole(candidate, found)
        elif (exact := _at_its_place(candidate, found)) is not None:
            placed[index] = exact
        else:
            quoted.setdefault(found.edition.pk, (found, []))[1].append((index, candidate.quote))
            placed[index] = Placed(_target(found, None, None))
    for found, quotes in quoted.values():
        text = found.edition.document["record"]["text"]
        followed = find_all_again([quote for _, quote in quotes], text)
        for (index, _quote), place in zip(quotes, followed, strict=True):
            if place.status == Status.LOST or place.start is None or place.end is None:
                placed[index] = Placed(None, problem=place.reason)
                continue
            doubt = asked[index].doubt or ("" if place.is_certain else place.reason)
            own = known[asked[index].targets]
            if isinstance(own, Place) and own.sid and not _is_in(own, place.start, place.end):
                doubt = doubt or _OUTSIDE
            placed[index] = Placed(_target(found, place.start, place.end), doubt)
    return placed


def _find(candidate: Candidate, by_source: Mapping[str, list[Edition]], by: Any) -> Place | Placed:
    """The edition, or the statement in it, that one of its addresses names."""
    for address in candidate.targets:
        try:
            found = find_target(Target(address), by=by)
        except Unreadable:
            continue
        if isinstance(found, Annotation):
            return Placed(Target(absolute(annotation_path(found))))
        return found
    editions = {one.pk: one for address in candidate.targets for one in by_source.get(_plain(address), ())}
    if len(editions) == 1:
        return Place(next(iter(editions.values())), None)
    if editions:
        names = ", ".join(sorted(show(one.report.rid) for one in editions.values()))
        return Placed(None, problem=f"several records come from its address: {names}")
    return Placed(None, problem=NOWHERE.format(", ".join(candidate.targets)[:300] or "none"))


def _by_source(candidates: Iterable[Candidate]) -> dict[str, list[Edition]]:
    """The current editions of the public records whose source has one of those addresses, by the address; one query."""
    wanted = {address for candidate in candidates for address in candidate.targets if address.startswith("http")}
    if not wanted:
        return {}
    plain = {_plain(address) for address in wanted}
    forms = [f"{scheme}://{one}{end}" for one in plain for scheme in ("http", "https") for end in ("", "/")]
    reports = SourceText.objects.filter(address__in=forms, report__published_report__isnull=False).values("report")
    found: dict[str, list[Edition]] = {}
    current = PublishedReport.objects.filter(report__in=reports).values("edition")
    for edition in Edition.objects.filter(pk__in=current).select_related("report"):
        # The working copy may have a later source than the edition, which nobody knows of yet.
        address = edition.document["record"]["source"]["address"] or ""
        if (key := _plain(address)) in plain:
            found.setdefault(key, []).append(edition)
    return found


def _plain(address: str) -> str:
    """An address without what does not change the page that is meant: its scheme, a fragment, a slash at its end."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return address
    return f"{host}{parts.path.rstrip('/')}" + (f"?{parts.query}" if parts.query else "")


def _at_its_place(candidate: Candidate, place: Place) -> Placed | None:
    """Where its offsets are those of the very edition: certain, without looking further."""
    position, quote = candidate.position, candidate.quote
    if position is None or quote is None or candidate.doubt:
        return None
    text = place.edition.document["record"]["text"]
    before = text[max(0, position.start - len(quote.prefix)) : position.start]
    after = text[position.end : position.end + len(quote.suffix)]
    if (text[position.start : position.end], before, after) != (quote.exact, quote.prefix, quote.suffix):
        return None
    if place.sid and not _is_in(place, position.start, position.end):
        return None
    return Placed(_target(place, position.start, position.end))


def _whole(candidate: Candidate, place: Place) -> Placed:
    return Placed(_target(place, None, None), candidate.doubt)


def _is_in(place: Place, start: int, end: int) -> bool:
    first, last = statement_spans(place.edition).get(place.sid or "", (0, -1))
    return first <= start and end <= last


def _target(place: Place, start: int | None, end: int | None) -> Target:
    rid, major = place.edition.report.rid, place.edition.major
    if start is None or end is None:
        path = statement_path(place.sid, major) if place.sid else report_path(rid, major)
        return Target(absolute(path))
    return Target(absolute(report_path(rid, major)), position=TextPositionSelector(start, end))
