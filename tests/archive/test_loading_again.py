"""The site loads what it comes with at each start: it leaves alone what editors renamed, merged or corrected."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from archive.authorities.people import merge_people
from archive.authorities.renaming import rename
from archive.authorities.topics import merge_topics
from archive.models import (
    AuditEntry,
    Country,
    Instrument,
    Meeting,
    Office,
    Person,
    Proposition,
    Report,
    Tenure,
    Topic,
    identifiers,
)
from archive.seeding import load_seeds
from diplomacy.accounts.models import User

from .conftest import FIXTURES


def load_again() -> None:
    """Loads; nothing may be written by it."""
    before = AuditEntry.objects.count()
    call_command("load_seeds", verbosity=0)
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize(
    ("model", "slug"),
    [
        (Person, "vladimir-putin"),
        (Country, "japan"),
        (Office, "president-of-the-russian-federation"),
        (Topic, "peace-treaty"),
        (Meeting, "joint-press-conference-2003-01-10"),
        (Proposition, "oil-pipeline-to-pacific"),
        (Instrument, "npt"),
    ],
)
def test_what_was_renamed_is_not_made_again(seeds: dict[str, Report], superuser: User, model: Any, slug: str) -> None:
    number = model.objects.count()
    rename(record=model.objects.get(slug=slug), slug="quince", by=superuser)
    load_again()
    assert (model.objects.count(), model.objects.filter(slug=slug).exists()) == (number, False)


def test_merged_people_do_not_get_their_tenures_again(seeds: dict[str, Report], superuser: User) -> None:
    one, heir = (Person.objects.get(slug=slug) for slug in ("igor-ivanov", "vladimir-putin"))
    merge_people(person=one, into=heir, by=superuser)
    load_again()
    assert not Tenure.objects.filter(person=one).exists()


def test_a_merged_topic_stays_merged(seeds: dict[str, Report], superuser: User) -> None:
    one, heir = Topic.objects.filter(broader__isnull=False, narrower=None).order_by("pk")[:2]
    merge_topics(topic=one, into=heir, by=superuser)
    load_again()
    one.refresh_from_db()
    assert one.merged_into == heir


def test_corrected_tenures_stay_so(seeds: dict[str, Report]) -> None:
    one, other = Tenure.objects.filter(person__slug__in=["vladimir-putin", "igor-ivanov"]).order_by("pk")[:2]
    Tenure.objects.filter(pk=one.pk).update(start="1999-01-02")
    Tenure.objects.filter(pk=other.pk).update(end="2003-12-31")
    load_again()


def test_relations_that_editors_undid_stay_undone(seeds: dict[str, Report]) -> None:
    topic = Topic.objects.filter(related__isnull=False).earliest("pk")
    topic.related.clear()
    part = Meeting.objects.filter(part_of__isnull=False).earliest("pk")
    Meeting.objects.filter(pk=part.pk).update(part_of=None)
    load_again()
    assert not topic.related.exists()
    part.refresh_from_db()
    assert part.part_of is None


def release(folder: Path, *, like: str) -> None:
    """Write the fixtures of a later release: the authorities, and a new report with the curation of one of the five."""
    for path in FIXTURES.glob("[a-z]*.json"):
        shutil.copy(path, folder)
    (text,) = FIXTURES.glob(f"{like}_*.txt")
    for suffix in (".txt", ".judgements.json", ".said.json"):
        shutil.copy(text.with_suffix(suffix), folder / f"new{suffix}")
    with (folder / "new.txt").open("a", encoding="utf-8") as stream:
        stream.write("\n")
    meta = json.loads(text.with_suffix(".meta.json").read_text(encoding="utf-8"))
    (folder / "new.meta.json").write_text(json.dumps({**meta, "address": "https://ferries.example/new"}))
    record = json.loads(text.with_suffix(".record.json").read_text(encoding="utf-8"))
    record |= {"rid": identifiers.mint(), "sids": {place: identifiers.mint() for place in record["sids"]}}
    (folder / "new.record.json").write_text(json.dumps(record))


def test_a_new_report_joins_its_meeting_that_editors_have_renamed(
    seeds: dict[str, Report], superuser: User, tmp_path: Path
) -> None:
    meeting = seeds["003"].meeting
    assert meeting is not None
    rename(record=meeting, slug="quince", by=superuser)
    release(tmp_path, like="003")
    assert load_seeds(folder=tmp_path, by=superuser) == 1
    assert Report.objects.get(identity="https://ferries.example/new").meeting == meeting
