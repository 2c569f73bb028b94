"""What is wrong with a page is found where it is wrong: in the dark alone, on a phone alone, or everywhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from .kinds import OF_COLOURS, find_faults, find_violations, find_wrong_headings

PAGE = """<!doctype html><html lang="en"><title>Lanterns</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<style>html {{ color: light-dark(#111, #eee); background: light-dark(#fff, #111) }} {style}</style><main><h1>Lanterns</h1><p>Twelve of them.</p>{more}</main></html>"""

FIELD = '<label for="wick">Wick</label> <input id="wick">'
NAMELESS = '<button type="button"></button>'


@pytest.mark.parametrize(
    ("style", "more", "found"),
    [
        ("", FIELD, set()),
        ("@media (prefers-color-scheme: dark) { p { color: #555 } }", FIELD, {"390 dark: color-contrast"}),
        ("p { color: light-dark(#ccc, #eee) }", FIELD, {"1440 light: color-contrast"}),
        ("p { color: color-mix(in oklab, #777, red 10%); opacity: 0.5 }", "", {"1440 light: color-contrast", "390 dark: color-contrast"}),
        ("@media (width < 600px) { label { display: none } }", FIELD, {"390 dark: label"}),
        ("@media (width < 600px) { h1 { display: none } }", "", {"390 dark: page-has-heading-one", "390 dark: 0 first headings"}),
        ("", NAMELESS, {"1440 light: button-name", "390 dark: button-name"}),
        ("", '<p style="width: 500px">Long</p>', {"390 dark: at 390"}),
    ],
)  # fmt: skip
def test_a_fault_is_found_where_it_is(browser: Browser, style: str, more: str, found: set[str]) -> None:
    page = browser.new_page()
    page.set_content(PAGE.format(style=style, more=more))
    faults = find_faults(page, None, find_wrong_headings)
    page.context.close()
    assert {": ".join(fault.split(": ")[:2]) for fault in faults} == found


def test_what_colours_alone_do_is_found_by_the_rules_of_colours_alone(browser: Browser) -> None:
    style = "p { color: light-dark(#ccc, #eee) } a { color: light-dark(#111, #fff); text-decoration: none }"
    more = '<p style="color: light-dark(#222, #eee)">Trimmed by <a href="/">Sato</a> at dusk.</p>'
    page = browser.new_page()
    page.set_content(PAGE.format(style=style, more=more + NAMELESS))
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found[scheme] = {rule.partition(":")[0] for rule in find_violations(page, only=OF_COLOURS)}
    page.context.close()
    assert found == {"light": {"color-contrast", "link-in-text-block"}, "dark": {"link-in-text-block"}}
