"""A file of the seeds that names what is not there is told with its file, the place and a remedy, and nothing is loaded."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.models import AuditEntry, Report, Topic
from archive.seeding import BrokenSeeds, load_seeds
from diplomacy.accounts.models import User

from .test_loading_again import release

QUINCES = {"slug": "quinces", "label": "Quinces", "definition": "Of quinces.", "labels": {"en": "Quinces"}}
Damage = Callable[[Any], None]


def added(kind: str, **row: Any) -> Damage:
    return lambda data: data[kind].append(row)


def changed(*path: Any, to: Any) -> Damage:
    def damage(data: Any) -> None:
        *way, last = path
        for step in way:
            data = data[step]
        data[last] = to

    return damage


def without(*path: Any) -> Damage:
    def damage(data: Any) -> None:
        *way, last = path
        for step in way:
            data = data[step]
        del data[last]

    return damage


def more(**row: Any) -> Damage:
    return lambda rows: rows.append(row)


PLACE = "A statement is named by its place and its number there. Correct it, or see how new.txt is divided"


@pytest.mark.parametrize(
    ("name", "damage", "told"),
    [
        ("new.judgements.json", changed("topics", "9.9#9", to=["visits"]), f"topics: there is no statement “9.9#9”. {PLACE}"),
        ("new.judgements.json", changed("positions", 0, "statement", to="9.9#9"), "position “9.9#9, .*”: there is no statement “9.9#9”"),
        ("new.judgements.json", without("positions", 0, "start"), "position “.*”: “start” is missing. Add it there."),
        ("new.judgements.json", without("by"), "at the top: “by” is missing. Add it there."),
        ("new.judgements.json", changed("positions", 0, "holder_person", to=None), "position “.*”: nobody holds it. Add “holder_person”"),
        ("new.judgements.json", changed("positions", 0, "holder_person", to="nobody"), "what editors made of new.txt can’t be laid over it: .*nobody"),
        ("new.record.json", changed("sids", "9.9#9", to="00000000"), "sids: there is no statement “9.9#9”. "),
        ("new.record.json", changed("report", "meeting", to="no-meeting"), "report: there is no meeting “no-meeting”. Correct it, or add it to meetings.json."),
        ("new.record.json", without("rid"), "at the top: “rid” is missing. Add it there."),
        ("new.record.json", changed("glosses", to=[{"start": 1}]), "gloss “1”: “end” is missing. Add it there."),
        ("new.said.json", changed("figures", to=[{"start": 0, "end": 2, "words": "quinces"}]), "figure “quinces”: these words do not stand at 0–2 of the text. Correct the place."),
        ("authorities.json", added("tenures", person="ann-quince", office="x"), "tenure “ann-quince, x”: there is no person “ann-quince”. Correct it, or add it to the people of authorities.json."),
        ("authorities.json", added("offices", slug="x", label="X", is_single_seat=True, country="japann"), "office “x”: there is no country “japann” (is “japan” meant?). Correct it"),
        ("authorities.json", added("offices", slug="x", label="X", is_single_seat=True, organization="x"), "office “x”: there is no organization “x”"),
        ("authorities.json", added("people", slug="x", label="X"), "person “x”: “surname” is missing. Add it there."),
        ("authorities.json", without("offices"), "at the top: “offices” is missing. Add it there."),
        ("topics.json", more(**QUINCES | {"slug": "x", "broader": "quinses"}), "topic “x”: there is no topic “quinses” (is “quinces” meant?). Correct it, or add it to topics.json: a broader topic stands above its narrower ones."),
        ("topics.json", more(**QUINCES | {"slug": "x", "related": ["y"]}), "topic “x”, related: there is no topic “y”"),
        ("topics.json", more(label="X"), "row .*: “slug” is missing. Add it there."),
        ("propositions.json", more(slug="x", text="X.", topic="y"), "proposition “x”: there is no topic “y”"),
        ("meetings.json", more(slug="x", label="X", kind="other", part_of="y"), "meeting “x”: there is no meeting “y”"),
        ("meetings.json", more(slug="x", label="X", kind="other", participations=[{"person": "y", "role": "chair"}]), "meeting “x”, participations: there is no person “y”"),
        ("instruments.json", more(slug="x", label="X", kind="treaty"), "instrument “x”: “names” is missing. Add it there."),
        ("countries.json", more(slug="x", label="X", code="XX"), "country “x”: “names” is missing. Add it there."),
        ("authorities.json", lambda data: data["countries"].append("x"), "country .*: an object is wanted, not \"x\". Correct it there."),
        ("authorities.json", changed("countries", to={}), "the rows of “country”: a list is wanted, not {}. Correct it there."),
        ("authorities.json", added("countries", slug="x", label="X", code="TOOLONG"), "country “x”: “code”: Ensure this value has at most 2 characters (it has 7). Correct it there."),
        ("authorities.json", added("people", slug="x", label="X", surname="X", names="x"), "person “x”: “names” must be a list of objects, and is \"x\". Correct it there."),
        ("authorities.json", added("people", slug="x", label=["X"], surname="X"), "person “x”: “label”: [\"X\"] is no text. Correct it there."),
        ("authorities.json", added("tenures", person="junichiro-koizumi", office="x", start="2003-13-40", capacity="holder"), "tenure “junichiro-koizumi, x”: there is no office “x”"),
        ("authorities.json", lambda data: (data["offices"].append({"slug": "x", "label": "X", "is_single_seat": False}), data["tenures"].append({"person": "junichiro-koizumi", "office": "x", "start": "2003-13-40", "capacity": "holder"})), "tenure “junichiro-koizumi, x”: “start”: .* Correct it there."),
        ("authorities.json", added("publishers", slug="x", label="X", colour="red"), "publisher “x”: .*colour.*. Correct it there."),
        ("topics.json", lambda rows: rows.append("quinces"), "row .*: an object is wanted, not \"quinces\". Correct it there."),
        ("topics.json", more(**QUINCES | {"slug": "x", "labels": "X"}), "topic “x”: “labels” must be an object, and is \"X\". Correct it there."),
        ("topics.json", more(**QUINCES | {"slug": "x", "related": "quinces"}), "topic “x”, related: “related” must be a list of texts"),
        ("meetings.json", more(slug="x", label="X", kind="nokind"), "meeting “x”: “kind”: .*nokind.* Correct it there."),
        ("meetings.json", more(slug="x", label="X", kind="other", date="2003-13-40"), "meeting “x”: “date”: .* Correct it there."),
        ("meetings.json", more(slug="x", label="X", kind="other", participations=[{"person": "yoriko-kawaguchi", "role": "norole"}]), "meeting “x”, participations: “role”: .*norole.* Correct it there."),
        ("instruments.json", more(slug="x", label="X", kind="treaty", names="x"), "instrument “x”: “names” must be a list of objects, and is \"x\". Correct it there."),
        ("instruments.json", more(slug="x", label="X", kind="nokind", names=[]), "instrument “x”: “kind”: .*nokind.* Correct it there."),
        ("instruments.json", more(slug="x", label="X", kind="treaty", adopted="2003-13-40", names=[]), "instrument “x”: “adopted”: “2003-13-40” is not a date in EDTF. .* Correct it there."),
        ("instruments.json", more(slug="x", label="X", kind="treaty", names=[{"text": "X", "begins": "2003-13-40"}]), "instrument “x”: .*2003-13-40.* Correct it there."),
        ("countries.json", more(slug="x", label="X", code="TOOLONG", names=[]), "country “x”: “code”: Ensure"),
        ("new.judgements.json", changed("topics", to=[]), "at the top: “topics” must be an object, and is []. Correct it there."),
        ("new.record.json", changed("published_at", to="2003-13-40"), "at the top: .* Correct it there."),
        ("new.record.json", changed("bases", to=[{"field": "kind", "colour": "red"}]), "basis “kind”: .*colour.* Correct it there."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_is_loaded(
    name: str, damage: Damage, told: str, seeds: dict[str, Report], superuser: User, tmp_path: Path
) -> None:
    release(tmp_path, like="003")
    topics = json.loads((tmp_path / "topics.json").read_text())
    (tmp_path / "topics.json").write_text(json.dumps([*topics, QUINCES]))
    data = json.loads((tmp_path / name).read_text())
    damage(data)
    (tmp_path / name).write_text(json.dumps(data))
    entries = AuditEntry.objects.count()
    where = "" if told.startswith("what editors") else re.escape(f"{name}, ")
    pattern = ".*".join(re.escape(part) for part in told.split(".*"))
    with pytest.raises(BrokenSeeds, match=f"^{where}{pattern}"):
        load_seeds(folder=tmp_path, by=superuser)
    assert AuditEntry.objects.count() == entries
    assert (Report.objects.count(), Topic.objects.filter(slug="quinces").exists()) == (len(seeds), False)


def test_a_file_that_is_missing_or_no_json_is_told(seeds: dict[str, Report], superuser: User, tmp_path: Path) -> None:
    release(tmp_path, like="003")
    (tmp_path / "new.said.json").write_text("{")
    with pytest.raises(BrokenSeeds, match=r"^new\.said\.json is not JSON: .*Correct it there\."):
        load_seeds(folder=tmp_path, by=superuser)
    (tmp_path / "new.said.json").unlink()
    with pytest.raises(BrokenSeeds, match=r"^new\.said\.json can't be read: No such file or directory\. Put it into "):
        load_seeds(folder=tmp_path, by=superuser)
    assert Report.objects.count() == len(seeds)


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("authorities.json", [], "an object is wanted, not []"),
        ("topics.json", {}, "a list is wanted, not {}"),
        ("propositions.json", {}, "a list is wanted, not {}"),
        ("meetings.json", "quinces", 'a list is wanted, not "quinces"'),
        ("instruments.json", None, "a list is wanted, not null"),
        ("countries.json", 7, "a list is wanted, not 7"),
        ("new.record.json", [], "an object is wanted, not []"),
        ("new.judgements.json", [], "an object is wanted, not []"),
        ("new.said.json", [], "an object is wanted, not []"),
    ],
)
def test_a_file_of_another_shape_is_told(
    name: str, value: Any, wanted: str, seeds: dict[str, Report], superuser: User, tmp_path: Path
) -> None:
    release(tmp_path, like="003")
    (tmp_path / name).write_text(json.dumps(value))
    with pytest.raises(BrokenSeeds, match=rf"^{re.escape(f'{name}, at the top: {wanted}')}\. Correct it there\.$"):
        load_seeds(folder=tmp_path, by=superuser)
    assert Report.objects.count() == len(seeds)


def test_the_command_says_it_without_a_traceback(seeds: dict[str, Report], settings: Any, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    (tmp_path / "fixtures").mkdir()
    with pytest.raises(CommandError, match=r"^Nothing was loaded: authorities\.json can't be read"):
        call_command("load_seeds", verbosity=0)
