"""Whose page an address is: by hosts and whole segments of paths, and never by what only looks alike."""

from __future__ import annotations

import string

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from archive.importing.sites import Site, find_houses, read_house, read_site

QUINCES = "https://www.quinces.go.jp/"
HARBOURS = "http://en.harbours.ru/"
FERRIES = "https://www.gov.uk/government/organisations/ferries"


def houses(**addresses: str) -> dict[str, Site]:
    return {name: site for name, address in addresses.items() if (site := read_house(address)) is not None}


def fits(page: str, house: str) -> bool:
    site = read_site(page)
    return site is not None and find_houses(site, houses(house=house)) == ["house"]


@pytest.mark.parametrize(
    ("page", "house"),
    [
        ("https://www.quinces.go.jp/talks/1.html", QUINCES),
        ("http://quinces.go.jp/talks/1.html", QUINCES),
        ("https://WWW.Quinces.GO.JP/talks", QUINCES),
        ("https://www.quinces.go.jp./talks", QUINCES),
        ("https://www.quinces.go.jp:443/talks", QUINCES),
        ("http://www.quinces.go.jp:80/talks", QUINCES),
        ("https://old.quinces.go.jp/talks", QUINCES),
        ("https://www.old.quinces.go.jp/talks", QUINCES),
        ("https://www.quinces.go.jp/talks", "https://quinces.go.jp"),
        ("https://www.quinces.go.jp/talks", "https://www.quinces.go.jp/index.html"),
        ("https://www.quinces.go.jp:8443/talks", "https://quinces.go.jp:8443/"),
        ("http://en.harbours.ru/news/1", HARBOURS),
        ("http://harbours.ru/news/1", HARBOURS),
        ("http://www.harbours.ru/news/1", HARBOURS),
        ("http://ru.harbours.ru/news/1", HARBOURS),
        ("http://fr.harbours.ru/news/1", HARBOURS),
        ("http://en.harbours.ru/news/1", "http://harbours.ru/"),
        ("http://harbours.ru/news/1", "http://ru.harbours.ru/"),
        ("http://en.harbours.example/news", "http://ru.harbours.example/"),
        ("https://english.www.gov.cn/news", "https://www.gov.cn/"),
        (f"{FERRIES}/talks", FERRIES),
        (f"{FERRIES}/", FERRIES),
        (FERRIES, f"{FERRIES}/"),
        (f"{FERRIES}?page=2#top", FERRIES),
        (f"{FERRIES}/1", f"{FERRIES}#content"),
        ("https://www.gov.uk/government/organisations/quays/../ferries//..//1", FERRIES),
        ("https://www.gov.uk/government//organisations/./ferries/1", FERRIES),
        ("https://www.gov.uk/government/organisations/%66erries/1", FERRIES),
        ("https://гавани.рф/речи/1", "https://xn--80aafc2a3a.xn--p1ai/"),
        ("https://WWW.ГАВАНИ.РФ/речи/1", "https://гавани.рф/"),
        ("https://quinces。example/1", "https://quinces.example"),
    ],
)
def test_a_page_is_its_houses(page: str, house: str) -> None:
    assert fits(page, house)


@pytest.mark.parametrize(
    ("page", "house"),
    [
        ("https://quinces.go.jp.evil.example/talks", QUINCES),
        ("https://www.quinces.go.jp.evil.example/talks", QUINCES),
        ("https://notquinces.go.jp/talks", QUINCES),
        ("https://quinces.go.jp@evil.example/talks", QUINCES),
        ("https://evil.example\\@www.quinces.go.jp/talks", QUINCES),
        ("https://evil.example/www.quinces.go.jp/talks", QUINCES),
        ("https://evil.example?www.quinces.go.jp", QUINCES),
        ("https://www.quіnces.go.jp/talks", QUINCES),  # with a Ukrainian і
        ("https://www.quinces.go.jp:8443/talks", QUINCES),
        ("https://www.quinces.go.jp:99999/talks", QUINCES),
        ("https://www..quinces.go.jp/talks", QUINCES),
        ("https://www.quinces.go.jp../talks", QUINCES),
        ("https://go.jp/talks", QUINCES),
        ("https://evil%2equinces.go.jp/talks", QUINCES),
        ("ftp://www.quinces.go.jp/talks", QUINCES),
        ("www.quinces.go.jp/talks", QUINCES),
        ("https://www.quinces.go.jp/talks", ""),
        ("https://www.quinces.go.jp/talks", "https://www.quinces.go.jp/?section=talks"),
        ("https://figs.gov.uk/talks", "https://www.gov.uk/"),
        ("https://figs.gov.uk/talks", "https://gov.uk/"),
        ("https://figs.go.jp/talks", "https://go.jp/"),
        ("https://en.figs.example/", "https://www.example/"),
        ("https://figs.admin.ch/", "https://www.admin.ch/"),
        ("http://en.harbours.ru.evil.example/", HARBOURS),
        ("http://special.harbours.ru/", HARBOURS),
        ("http://en.quays.ru/", HARBOURS),
        ("http://ru/", "http://en.ru/"),
        ("https://fr.gov.uk/", "https://en.gov.uk/"),
        ("https://fr.embassy.example/", "https://it.embassy.example/"),  # the embassies of one house in two countries
        ("https://embassy.example/", "https://it.embassy.example/"),
        ("https://www.gov.uk/government/organisations/ferries-office/1", FERRIES),
        ("https://www.gov.uk/government/organisations/", FERRIES),
        ("https://www.gov.uk/Government/Organisations/Ferries", FERRIES),
        (f"{FERRIES}/../quays/1", FERRIES),
        (f"{FERRIES}/%2e%2E/quays/1", FERRIES),
        (f"{FERRIES}%2F1", FERRIES),
        ("https://www.gov.uk/government/organisations/quays//../ferries/1", FERRIES),
        ("https://www.gov.uk/government/organisations/quays/x//%2e%2E/../ferries/1", FERRIES),
        ("https://portal.example/quays", "https://portal.example/#/ferries"),
        ("https://portal.example/quays", "https://portal.example/#!ferries"),
        ("https://fass.example.evil/", "https://fass.example/"),
        ("https://faß.example/", "https://fass.example/"),
        ("https://127.0.0.1/", "https://0.0.1/"),
        ("https://[::1]/talks", "https://[::1]/"),
    ],
)
def test_what_only_looks_alike_is_no_house_s(page: str, house: str) -> None:
    assert not fits(page, house)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("https://quinces.example/1", ["domain"]),
        ("https://old.quinces.example/1", ["host"]),
        ("https://very.old.quinces.example/1", ["host"]),
        ("https://quinces.example/talks/1", ["path"]),
        ("https://quinces.example/talks/of/peace/1", ["deep"]),
        ("https://ru.harbours.example/1", ["plain"]),
        ("https://en.harbours.example/1", ["english"]),
        ("https://figs.example/1", ["one", "two"]),
        ("https://old.figs.example/1", ["one", "two"]),
        ("https://pears.example/1", []),
    ],
)
def test_the_longest_one_is_taken_and_of_two_alike_both_are_told(page: str, expected: list[str]) -> None:
    site = read_site(page)
    assert site is not None
    found = find_houses(
        site,
        houses(
            domain="https://quinces.example/",
            host="https://old.quinces.example/",
            path="https://www.quinces.example/talks/",
            deep="https://quinces.example/talks/of/peace",
            plain="https://harbours.example/",
            english="https://en.harbours.example/",
            one="https://figs.example/",
            two="http://www.FIGS.example",
        ),
    )
    assert found == expected


LABEL = st.text(string.ascii_lowercase + string.digits, min_size=3, max_size=12).filter(
    lambda label: not label.isdigit()
)
HOST = st.lists(LABEL, min_size=2, max_size=4).map(".".join)
PATH = st.lists(st.text(string.ascii_letters + string.digits + "-_", min_size=1, max_size=8), max_size=4).map("/".join)


@given(HOST, PATH, PATH, st.sampled_from(["http", "https"]), st.booleans(), st.booleans())
def test_what_lies_below_a_house_s_address_is_its_however_that_is_written(
    host: str, path: str, below: str, scheme: str, is_loud: bool, has_dot: bool
) -> None:
    house = f"https://www.{host}/{path}"
    assume(not read_house(house) or read_house(house).path == read_site(house).path)  # type: ignore[union-attr]
    written = (host.upper() if is_loud else host) + ("." if has_dot else "")
    assert fits(f"{scheme}://{written}/{path}/{below}", house)


@given(HOST, HOST, PATH)
@example("quinces.example", "evil.example", "")
def test_a_host_is_no_house_s_because_the_house_s_stands_somewhere_in_it(host: str, other: str, path: str) -> None:
    assume(not f".{other}".endswith(f".{host}"))
    house = f"https://{host}/"
    for page in (
        f"{host}.{other}",
        f"{host}-{other}",
        f"{other}/{host}",
        f"not{host}",
        f"{other}?{host}",
        f"{other}#.{host}",
    ):
        assert not fits(f"https://{page}/{path}", house), page


@given(st.text(), st.text())
@example("https://[", "https://a.example")
@example("https://a.example:x/", "https://a.example")
@example(f"https://{'a.' * 200}example/", "https://a.example")
def test_no_address_makes_it_fail(page: str, house: str) -> None:
    for address in (page, f"https://{page}", f"https://a.example/{page}"):
        site = read_site(address)
        assert site is None or find_houses(site, houses(house=house)) in ([], ["house"])


@given(
    st.permutations(["a", "b", "c", "d"]),
    st.sampled_from(["quinces.example", "old.quinces.example/x", "figs.example"]),
)
def test_the_order_of_the_houses_is_nothing_to_it(order: list[str], page: str) -> None:
    known = houses(a="https://quinces.example", b="https://old.quinces.example", c="https://figs.example", d="https://www.figs.example")  # fmt: skip
    site = read_site(f"https://{page}")
    assert site is not None
    assert find_houses(site, {name: known[name] for name in order}) == find_houses(site, known)
