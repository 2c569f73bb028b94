"""Nothing in the parser knows the seeds: with other persons, places and countries they break down the same."""

import json
import re
from pathlib import Path

import pytest

from archive.parsing import check, parse

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests" / "gold").glob("*.json"))

# Two worlds: names of other lengths, and of the same length (where an adjective may be of another country).
LONGER = {
    "Junichiro": "Bartholomew",
    "Koizumi": "Featherstonehaugh",
    "Vladimir": "Oyvind",
    "Putin": "Sondergaard",
    "Yoriko": "Annemarie",
    "Kawaguchi": "Oduya",
    "Igor": "Thaddeus",
    "Ivanov": "Quispe",
    "Mikhail": "Ola",
    "Kasyanov": "Brandvold",
    "George": "Ignacio",
    "Bush": "Etxeberria",
    "Shigeru": "Li",
    "Ishiba": "Mbeki-Ndlovu",
    "Yasuhiro": "Per",
    "Yamashita": "Lindqvist",
    "Tokai": "Umeå",
    "Japanese": "Estonian",
    "Japan": "Estonia",
    "Russian": "Kenyan",
    "Russia": "Kenya",
    "Iraqi": "Peruvian",
    "Iraq": "Peru",
    "Moscow": "Nairobi",
    "Kremlin": "State House",
    "Beijing": "Ouagadougou",
    "Bangkok": "Rome",
    "Baghdad": "Lima",
    "Petersburg": "Gallen",
    "Nakhodka": "Mtwapa",
    "Sakhalin": "Lamu",
    "Siberian": "Riftian",
    "Siberia": "Turkana",
    "Kananaskis": "Davos",
    "Khabarovsk": "Mombasa",
    "Bali": "Capri",
    "Indonesia": "Italy",
    "Madrid": "Bern",
    "Pyongyang": "Quito",
}
SAME_LENGTH = {
    "Junichiro": "Maximilia",
    "Koizumi": "Oduyemi",
    "Vladimir": "Thorstei",
    "Putin": "Berge",
    "Yoriko": "Ingrid",
    "Kawaguchi": "Johansson",
    "Igor": "Otto",
    "Ivanov": "Quispe",
    "Mikhail": "Baldwin",
    "Kasyanov": "Lindholm",
    "Japanese": "Estonian",
    "Japan": "Chile",
    "Russian": "Finnish",
    "Russia": "Norway",
    "Moscow": "Maputo",
}
WORLDS = {"names of other lengths": LONGER, "names of the same length": SAME_LENGTH}


def translator(world: dict[str, str]):
    pattern = re.compile(r"\b(" + "|".join(sorted(world, key=len, reverse=True)) + r")\b")
    return lambda text: pattern.sub(lambda match: world[match.group()], text)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS.keys())
@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_a_seed_in_another_world_breaks_down_the_same(path, world):
    there = translator(world)
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (ROOT / "fixtures" / gold["file"]).read_bytes().decode("utf-8")
    moved = there(text)
    assert moved != text
    before, after = parse(text), parse(moved)
    check(after, moved)

    def row(segment, source, rename):
        return (
            str(segment.kind),
            segment.path,
            rename(source[segment.start : segment.end]),
            [rename(name) for name in segment.speakers],
            [rename(name) for name in segment.addressees],
            rename(segment.conveyed_by or ""),
            segment.attribution,
            segment.speech,
            segment.role,
            segment.answers,
            segment.rule,
        )

    assert [row(s, moved, str) for s in after.segments] == [row(s, text, there) for s in before.segments]
    assert [(m.words, m.person) for m in after.mentions] == [
        (there(m.words), there(m.person)) for m in before.mentions
    ]
    assert (after.title, after.kind, after.form, after.dated, after.event_date, after.event_time) == (
        there(before.title),
        before.kind,
        before.form,
        before.dated,
        before.event_date,
        before.event_time,
    )
    assert [p.person for p in after.participants] == [there(p.person) for p in before.participants]


def test_the_initiative_is_the_other_worlds_country():
    there = translator(LONGER)
    text = (ROOT / "fixtures" / json.loads(GOLD[0].read_text(encoding="utf-8"))["file"]).read_text(encoding="utf-8")
    assert parse(there(text)).initiative == "Estonia"
