"""The registry of instruments: each of its names is found where it stands, and means its instrument alone."""

import re
from collections import Counter

import pytest

from archive.parsing.extraction import find_references
from archive.parsing.extraction.registry import normal
from tests.parsing.extraction.flat import flat
from tests.parsing.extraction.said import REGISTRY

SENTENCES = {
    "en": "The ministers of Estonia and Kenya recalled the {}.",
    "ja": "両大臣は、{}に言及した。",
    "ru": "Министры напомнили, что есть {}.",
}
NAMES = [(instrument.slug, name) for instrument in REGISTRY.instruments for name in instrument.names if not name.short]


ALIKE = Counter(
    (instrument.slug, normal(text)[0])
    for instrument in REGISTRY.instruments
    for text in {instrument.label, *(name.text for name in instrument.names)}
)
"""How many names of an instrument are compared as one: only a name that stands alone has a time of its own."""


def on_a_day(text, name, day):
    breakdown = flat(text, language=name.language, date=day)
    return [found.instrument for found in find_references(text, breakdown, REGISTRY)]


@pytest.mark.parametrize(("slug", "name"), NAMES, ids=lambda value: getattr(value, "text", value))
def test_each_name_is_found_and_means_its_instrument(slug, name):
    text = SENTENCES[name.language].format(name.text)
    day = "2010-06-01" if "2010-06-01" >= name.begins and not name.ends else name.ends or "2025-06-01"
    assert on_a_day(text, name, day) == [slug]


@pytest.mark.parametrize(
    ("slug", "name", "day"),
    [
        (slug, name, "1985-06-01")
        for slug, name in NAMES
        if name.begins > "1986" and ALIKE[slug, normal(name.text)[0]] == 1
    ]
    + [(slug, name, "2020-06-01") for slug, name in NAMES if name.ends and ALIKE[slug, normal(name.text)[0]] == 1],
    ids=lambda value: getattr(value, "text", value),
)
def test_a_name_means_nothing_before_and_after_its_time(slug, name, day):
    assert slug not in on_a_day(SENTENCES[name.language].format(name.text), name, day)


def test_slugs_and_designations_are_each_of_one_instrument():
    slugs = [instrument.slug for instrument in REGISTRY.instruments]
    symbols = [instrument.designation for instrument in REGISTRY.instruments if instrument.designation]
    assert len(set(slugs)) == len(slugs)
    assert len(set(symbols)) == len(symbols)
    assert all(re.fullmatch(r"[a-z0-9-]+", slug) for slug in slugs)


@pytest.mark.parametrize(
    ("language", "text", "slug"),
    [
        ("ru", "Обсуждали Договор об ограничении вооружений (ДСНВ).", "new-start"),
        ("ru", "Речь шла об Алма-Атинской декларации.", "alma-ata-declaration"),
        ("ru", "Он говорил о конвенции по запрещению химоружия.", "chemical-weapons-convention"),
        ("ja", "双方は新STARTの延長を歓迎した。", "new-start"),
    ],
)
def test_a_short_form_a_case_and_small_letters_tell_the_instrument(language, text, slug):
    found = find_references(text, flat(text, language=language, date="2021-02-01"), REGISTRY)
    assert [reference.instrument for reference in found] == [slug]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Collective Security Treaty Organization met."),
        ("ja", "集団安全保障条約機構の会合が開かれた。"),
        ("ru", "Заседала Организация Договора о коллективной безопасности."),
    ],
)
def test_in_the_name_of_a_body_no_treaty_is_meant(language, text):
    assert find_references(text, flat(text, language=language), REGISTRY) == ()


def test_another_instrument_of_that_name_is_told_by_its_year():
    text = "They recalled the Tokyo Declaration of 2021."
    assert [found.instrument for found in find_references(text, flat(text, date="2022-01-01"), REGISTRY)] == [""]
