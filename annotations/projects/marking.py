"""The words that the coders of a round marked, as the texts of which u-α tells how far they agree."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import F

from annotations.agreement import Continuum, Span
from annotations.models import Assignment, CodeCoding, Round
from annotations.targeting import statement_spans
from archive.models import Edition


def read_marked(coding_round: Round) -> tuple[Continuum, ...]:
    """The statements of the round as texts, each with the spans that its coders gave codes; none where nobody marked words.

    Those are in it who are done with the statement. A code given to the whole of it is a span of its length. One query,
    or three.
    """
    rows = CodeCoding.objects.filter(
        body__version__number=F("body__version__annotation__number"),
        body__version__annotation__round=coding_round,
        body__version__annotation__deleted_at=None,
        body__version__annotation__anchors__identity__isnull=False,
    ).values_list(
        "body__version__annotation__anchors__identity",
        "body__version__annotation__anchors__major",
        "body__version__annotation__creator__username",
        "entry__code__guid",
        "body__version__annotation__anchors__start",
        "body__version__annotation__anchors__end",
    )
    marked = sorted(set(rows), key=str)
    if all(start is None for *_, start, _end in marked):
        return ()
    done = Assignment.objects.filter(round=coding_round, done_at__isnull=False).order_by("unit__ordinal", "coder")
    coders: dict[str, list[str]] = defaultdict(list)
    editions: dict[str, tuple[int, int]] = {}
    for statement, edition, major, coder in done.values_list(
        "unit__identity", "unit__edition", "unit__edition__major", "coder__username"
    ):
        coders[statement].append(coder)
        editions[statement] = (edition, major)
    chosen = Edition.objects.filter(pk__in={edition for edition, _major in editions.values()})
    stand = {(edition.pk, sid): span for edition in chosen for sid, span in statement_spans(edition).items()}
    spans: dict[str, list[Span]] = defaultdict(list)
    for statement, major, coder, code, start, end in marked:
        edition, chosen_major = editions.get(statement, (0, 0))
        if major == chosen_major and coder in coders[statement]:
            first, last = stand[edition, statement]
            whole = (0, last - first)
            spans[statement].append(
                Span(coder, str(code), *(whole if start is None or end is None else (start - first, end - first)))
            )
    texts = ((one, stand[editions[one][0], one]) for one in coders)
    return tuple(Continuum(one, last - first, tuple(coders[one]), tuple(spans[one])) for one, (first, last) in texts)
