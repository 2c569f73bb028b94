"""What is kept of a report's doubts: the same as counting them anew, whatever has been done to its rows."""

from __future__ import annotations

import pytest

from archive.deciding import decide, reopen
from archive.editing import resolve_people
from archive.importing import import_record
from archive.models import Doubts, Flag, Identification, Part, Report, Statement, Voice
from archive.models.doubts import SURE
from diplomacy.accounts.models import User
from tests.archive.desk.people import change, check_all

from .conftest import received

pytestmark = pytest.mark.usefixtures("seeds")

Numbers = tuple[int, int, int, int]


def kept(report: Report) -> Numbers:
    return Doubts.objects.values_list("flags", "unsure", "names", "need").get(report=report)


def counted(report: Report) -> Numbers:
    flags = Flag.objects.open().filter(report=report).count()
    unsure = Statement.objects.unseen().filter(report=report, confidence__lt=SURE).count()
    names = Voice.objects.undecided().filter(statement__report=report).values("name").distinct().count()
    return flags, unsure, names, flags + unsure + names


def agreed(report: Report) -> Numbers:
    found = kept(report)
    assert found == counted(report)
    return found


def test_every_report_has_them_from_its_first_moment(draft: Report) -> None:
    assert Doubts.objects.count() == Report.objects.count() > 1
    for report in Report.objects.all():
        agreed(report)
    assert agreed(draft)[2] == 1  # one name, however often it is met


def test_flags_are_counted_while_they_are_open(draft: Report, editor: User) -> None:
    draft.flags.all().delete()
    assert agreed(draft)[0] == 0
    Flag.objects.bulk_create(Flag(report=draft, message="Look.", revision=1) for _ in range(2))
    assert agreed(draft)[0] == 2
    first = Flag.objects.filter(report=draft).earliest("pk")
    Flag.objects.filter(pk=first.pk).update(settled_by=editor, settled_at=draft.source_text.received_at)  # type: ignore[union-attr]
    assert agreed(draft)[0] == 1
    Flag.objects.filter(pk=first.pk).update(settled_by=None, settled_at=None)
    assert agreed(draft)[0] == 2


def test_statements_are_counted_while_nobody_has_checked_what_the_parser_is_not_sure_of(
    draft: Report, editor: User
) -> None:
    Part.objects.filter(report=draft).update(confidence=SURE)
    assert agreed(draft)[1] == 0
    Part.objects.filter(report=draft).update(confidence=SURE - 0.01)
    unsure = agreed(draft)[1]
    assert unsure == Statement.objects.filter(report=draft).count() > 0  # titles and the like are none
    check_all(draft, editor)
    assert agreed(draft)[1] == 0
    first = Statement.objects.filter(report=draft).earliest("ordinal")
    change(draft, editor, "unconfirm", part=first.ordinal, by=editor.pk)
    agreed(draft)
    first.confirmed_by.clear()
    assert agreed(draft)[1] >= 1


def test_names_are_counted_until_somebody_decides_on_them(draft: Report, editor: User) -> None:
    name = Voice.objects.undecided().filter(statement__report=draft).values_list("name", flat=True)[0]
    names = agreed(draft)[2]
    decide(name=name.upper(), reports=[draft], person=None, by=editor)
    assert agreed(draft)[2] == names - 1
    reopen(name=name.upper(), report=draft, by=editor)
    assert agreed(draft)[2] == names
    decision = Identification.objects.create(report=draft, name=name, person=None, by=editor)
    assert agreed(draft)[2] == names - 1
    Identification.objects.filter(pk=decision.pk).update(name="Somebody else")
    assert agreed(draft)[2] == names
    decision.delete()
    resolve_people(report=draft)
    assert agreed(draft)[2] == names


def test_a_report_that_goes_takes_them_along(draft: Report) -> None:
    import_record(received(draft.text.replace("Zanzibarite", "Zembla"), name="gone.txt"))
    report = Report.objects.get(identity="file:mofa-japan/gone.txt")
    key = report.pk
    assert agreed(report)[3] > 0
    Flag.objects.filter(report=report).delete()
    Voice.objects.filter(statement__report=report).delete()
    assert agreed(report)[2] == 0
    Doubts.objects.filter(report=key).delete()
    Flag.objects.create(report=report, message="Look.", revision=1)
    assert not Doubts.objects.filter(report=key).exists()
