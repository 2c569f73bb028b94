"""The rows of the working copy after an edit: those of the parts that it touched are written, no others are even read.

In a record of thousands of statements an edit touches one or two. What follows a divided part moves up by one query.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from django.db import connection

from archive.copying import copy_rows, reserve_keys, settle_rows, update_rows
from archive.identifying import Identifier
from archive.models import Mention, Part, Report, Statement, Voice
from archive.parsing.breakdown import Breakdown, Kind, Segment, statement_numbers
from archive.parsing.revising.layers import Layers
from archive.parsing.revising.stretches import Stretch, differing

from .finding_rows import write_findings
from .judgement_rows import (
    are_marked_alike,
    delete_judgements,
    judged_otherwise,
    only_on,
    write_judgements,
    write_marks,
)
from .rows import PartRow, People, StatementRow, VoiceRow, names_in_parts, part_rows


def write_touched(report: Report, before: tuple[Breakdown, Layers], after: tuple[Breakdown, Layers]) -> bool:
    """Make the rows, which say `before`, say `after`, by writing what differs.

    False, and nothing is written, where rows of other parts may have to change too: where who is meant by a name may be
    somebody else now, or what is marked as a name.
    """
    (was, was_layers), (now, layers) = before, after
    if (was.mentions, was.participants, was.event_date) != (now.mentions, now.participants, now.event_date):
        return False
    touched = _Touched(was, now, differing(was.segments, now.segments))
    people = None
    if touched.said:
        people = _people(report, now, [now.segments[index] for index in touched.new])
        if not _are_standing(report, people):
            return False
    judged = judged_otherwise(was_layers, layers) | touched.gone
    wanted = judged | touched.kept | touched.renumbered.keys()
    keys = dict(Statement.objects.filter(identity__in=wanted).values_list("identity", "pk")) if wanted else {}
    if judged:
        delete_judgements([keys[sid] for sid in judged if sid in keys])
    keys |= _write_parts(report, touched, keys)
    if people:
        said = {sid: keys[sid] for sid in touched.said}
        there = Voice.objects.filter(statement__in=said.values())
        settle_rows(Voice, there, VoiceRow._fields, people.voices(said))
    _write_confirmations(report, now, touched.looked_at)
    if judged:
        write_judgements(only_on(layers, judged), keys)
    if not are_marked_alike(was_layers, layers):
        write_marks(report, layers)
    if was_layers.findings != layers.findings:
        write_findings(report, was_layers.findings, layers.findings)
    return True


class _Touched:
    """What an edit has changed, and how far it has moved the rest.

    `old` and `new` are the indexes of the parts that say something else now, or that came or went; of the statements
    among them `gone` and `kept` are the sids of the earlier ones, `said` of those that stand now. `looked_at` are the
    parts, as they stand now, of which the confirmations may be others. `renumbered`: statements that are the same, and
    have another number in their passage, by sid.
    """

    def __init__(self, was: Breakdown, now: Breakdown, stretches: Sequence[Stretch]) -> None:
        self.was, self.now = was, now
        self.looked_at = [index for one in stretches for index in range(one.new_first, one.new_last)]
        self.stretches = [one for one in stretches if not _is_check(was, now, one)]
        self.old = [index for one in self.stretches for index in range(one.first, one.last)]
        self.new = [index for one in self.stretches for index in range(one.new_first, one.new_last)]
        sids = _sids(was, self.old)
        self.said = _sids(now, self.new)
        self.gone = sids - self.said
        self.kept = sids & self.said
        self.renumbered = self._renumbered() if self.stretches else {}

    def _renumbered(self) -> dict[str, int]:
        numbers = {self.was.segments[index].sid: number for index, (number, _) in statement_numbers(self.was).items()}
        return {
            sid: number
            for index, (number, _) in statement_numbers(self.now).items()
            if (sid := self.now.segments[index].sid) and sid not in self.said and numbers[sid] != number
        }

    def moves(self) -> list[tuple[int, int, int]]:
        """The earlier places of the parts between the stretches, first and behind the last, and how far each run moves."""
        ends = [one.first for one in self.stretches[1:]] + [len(self.was.segments)]
        return [
            (one.last, end, one.new_last - one.last)
            for one, end in zip(self.stretches, ends, strict=True)
            if one.new_last != one.last and one.last < end
        ]


def _sids(breakdown: Breakdown, indexes: Collection[int]) -> set[str]:
    return {sid for index in indexes if (sid := breakdown.segments[index].sid)}


def _is_check(was: Breakdown, now: Breakdown, stretch: Stretch) -> bool:
    """Whether nothing of a part has changed but who has confirmed it."""
    if stretch.last - stretch.first != 1 or stretch.new_last - stretch.new_first != 1:
        return False
    old, new = was.segments[stretch.first], now.segments[stretch.new_first]
    return replace(old, confirmed_by=()) == replace(new, confirmed_by=())


def _people(report: Report, now: Breakdown, parts: Sequence[Segment]) -> People:
    """Those who have a part in the statements among these."""
    names = names_in_parts(part for part in parts if part.kind is Kind.STATEMENT)
    return People(now, Identifier(report=report, names=names), names)


def _are_standing(report: Report, people: People) -> bool:
    """Whether all rows take these names for the same persons, in the same offices."""
    columns = ("name", "person", "tenure", "unresolved")
    rows = (Voice.objects.filter(statement__report=report), Mention.objects.filter(report=report))
    voices, mentions = (of.filter(name__in=people.who).order_by().values_list(*columns) for of in rows)
    return all(people.who[name] == tuple(who) for name, *who in voices.union(mentions))


def _write_parts(report: Report, touched: _Touched, keys: Mapping[str, int]) -> dict[str, int]:
    """Write the touched parts and move the others; the keys of the statements that are new, by their sids."""
    if not touched.stretches:
        return {}
    if touched.gone:
        Statement.objects.filter(pk__in=[keys[sid] for sid in touched.gone]).delete()
    plain_there = Part.objects.filter(report=report, ordinal__in=touched.old, statement__isnull=True)
    plain_keys = list(plain_there.order_by().values_list("pk", flat=True))
    _move(report, touched.moves())
    plain: list[PartRow] = []
    there: list[tuple[int, PartRow, StatementRow]] = []
    fresh: list[tuple[str, PartRow, StatementRow]] = []
    for part, statement in part_rows(report.pk, touched.now, touched.new):
        if statement is None:
            plain.append(part)
        elif statement.identity_id in touched.kept:
            there.append((keys[statement.identity_id], part, statement))
        else:
            fresh.append((statement.identity_id, part, statement))
    update_rows(Part, PartRow._fields, [(key, part) for key, part, _ in there])
    update_rows(Statement, StatementRow._fields, [(key, statement) for key, _, statement in there])
    update_rows(Statement, ("number",), [(keys[sid], (number,)) for sid, number in touched.renumbered.items()])
    settle_rows(Part, Part.objects.filter(pk__in=plain_keys), PartRow._fields, plain)
    new_keys = reserve_keys({Part: len(fresh)})[Part]
    copy_rows(
        Part, ("id", *PartRow._fields), [(key, *part) for key, (_, part, _) in zip(new_keys, fresh, strict=True)]
    )
    copy_rows(
        Statement,
        ("part_ptr_id", *StatementRow._fields),
        [(key, *statement) for key, (_, _, statement) in zip(new_keys, fresh, strict=True)],
    )
    return {sid: key for key, (sid, _, _) in zip(new_keys, fresh, strict=True)}


def _move(report: Report, moves: Sequence[tuple[int, int, int]]) -> None:
    """Give the parts of whole runs their new places, in one query."""
    if not moves:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE archive_part SET ordinal = ordinal + run.by"
            " FROM unnest(%s::int[], %s::int[], %s::int[]) AS run (first, behind, by)"
            " WHERE report_id = %s AND ordinal >= run.first AND ordinal < run.behind",
            [*map(list, zip(*moves, strict=True)), report.pk],
        )


def _write_confirmations(report: Report, now: Breakdown, indexes: Sequence[int]) -> None:
    """Write who has confirmed these parts; their rows are there."""
    if not indexes:
        return
    there = Part.objects.filter(report=report, ordinal__in=indexes).order_by()
    places = dict(there.values_list("ordinal", "pk"))
    confirmed = [(places[index], user) for index in indexes for user in now.segments[index].confirmed_by]
    through = Part.confirmed_by.through
    settle_rows(through, through.objects.filter(part__in=places.values()), ("part_id", "user_id"), confirmed)
