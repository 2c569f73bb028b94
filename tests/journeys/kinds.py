"""Every kind of page that can be read without an account, and what is asked of each of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

import html5lib
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RECORD = "TBFK-T08A"
CORRECTED = "8GD5-1S06"
WITHDRAWN = "JT6M-VQQ4"
STATEMENT = "TKV5-GJRR"
"""1(1) of the corrected record."""
GONE = "32ac19ff-b8c3-52dc-93e8-2a3f229ae4e7"
"""An undertaking of the corrected record that only its first edition has."""
GONE_WORDS = "would hold discussions on the issue so as not to exert a negative impact"
"""How its words begin; the second edition has another act in these, which may be the same."""

KINDS = {
    "home": "/",
    "records": "/reports/",
    "records, narrowed": "/reports/?kind=telephone+talks&year=2003",
    "records, none of them": "/reports/?year=1956",
    "a record": f"/reports/{RECORD}/",
    "a record with positions": f"/reports/{RECORD}/?layer=positions",
    "a record emended": f"/reports/{CORRECTED}/?text=emended",
    "an older edition": f"/reports/{CORRECTED}/1/",
    "a transcript": "/reports/BVN9-20ME/",
    "a statement": f"/s/{STATEMENT}",
    "a statement of an edition": f"/s/{STATEMENT}/1",
    "an error to tell": f"/reports/{CORRECTED}/error/?statement={STATEMENT}",
    "an error told": f"/reports/{CORRECTED}/error/thanks/",
    "people": "/people/",
    "a person": "/people/vladimir-putin/",
    "topics": "/topics/",
    "a topic": "/topics/peace-treaty/",
    "propositions": "/propositions/",
    "a proposition": "/propositions/oil-pipeline-to-pacific/",
    "meetings": "/meetings/",
    "a meeting": "/meetings/joint-press-conference-2003-01-10/",
    "a visit": "/meetings/visit-of-prime-minister-koizumi-to-russia-2003-01/",
    "offices": "/offices/",
    "an office": "/offices/president-of-the-russian-federation/",
    "instruments": "/instruments/",
    "an instrument": "/instruments/npt/",
    "instruments, not told which": "/instruments/unresolved/",
    "undertakings": "/undertakings/",
    "undertakings, by deadline": "/undertakings/?order=due",
    "figures": "/figures/",
    "an undertaking": "/undertakings/5c5f83be-599c-5ab1-9622-a6419e78077a/",
    "an undertaking that is gone": f"/undertakings/{GONE}/",
    "places": "/places/",
    "a place": "/places/iraq/",
    "countries": "/countries/",
    "a country": "/countries/japan/",
    "a network of speaking": "/networks/",
    "a network of sharing": "/networks/?kind=subtract&accounts=both&scale=value",
    "a network of propositions": "/networks/?kind=affiliation&topic=korea",
    "a network, mistaken": "/networks/?kind=hairball",
    "behind a tie": "/networks/tie/?one=person:junichiro-koizumi&other=person:vladimir-putin&by=own",
    "search": "/search/",
    "search, found": "/search/?q=%22peace+treaty%22",
    "search, narrowed": "/search/?topic=korea&speaker=vladimir-putin,junichiro-koizumi&date_before=2003",
    "search, misspelt": "/search/?q=koizummi",
    "search, nothing": "/search/?q=nothinglikethis&kind=summit+meeting",
    "search, mistaken": "/search/?date_after=never",
    "method": "/about/method/",
    "corrections": "/about/corrections/",
    "licence": "/about/licence/",
    "privacy": "/about/privacy/",
    "contact": "/about/contact/",
    "accessibility": "/about/accessibility/",
    "not found": "/not-there/",
    "a mistyped identifier": "/reports/8GD5-1S07/",
    "withdrawn": f"/reports/{WITHDRAWN}/",
    "an API's page": "/api/v1/docs/",
    "sign-in": "/accounts/login/",
}
STATUSES = {
    "search, mistaken": 400,
    "a network, mistaken": 400,
    "not found": 404,
    "a mistyped identifier": 404,
    "withdrawn": 410,
    "an undertaking that is gone": 410,
}

WINDOWS: list[tuple[int, Literal["light", "dark"]]] = [(1440, "light"), (390, "dark")]

REMEMBER_COLOURS = """() => {
    const { Color } = axe.commons.color, parse = Color.prototype.parseString, known = new Map()
    Color.prototype.parseString = function (words) {
        if (!known.has(words)) known.set(words, new Color(parse.call(this, words)))
        const { r, g, b, alpha } = known.get(words)
        return Object.assign(this, { r, g, b, alpha })
    }
}"""
"""A third of axe's time goes into reading the same few colours for each element and all that it stands on."""

OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules to which the colours matter, which are all that light and dark differ in."""

SWAGGER_UI_S_OWN = [".swagger-ui"]
"""What Swagger UI draws has a second <main> and buttons in buttons; whoever can't use it has the document and curl."""


def open_kind(page: Page, kind: str) -> str:
    """Go to the page; its source, when all of it is there."""
    answer = page.goto(KINDS[kind], wait_until="load")
    assert answer is not None
    assert answer.status == STATUSES.get(kind, 200)
    if kind == "an undertaking that is gone":
        assert page.locator("#near").is_visible()
    if kind == "an API's page":
        page.wait_for_selector(".swagger-ui .opblock")
    return answer.text()


def find_violations(
    page: Page, exclude: list[list[str]] | None = None, *, only: tuple[str, ...] | None = None
) -> list[str]:
    """What axe has to say of the page as it stands, or some of its rules, once its colours have changed to where they go.

    They are not waited for: what is out of the window may not be drawn, and then nothing changes there for ever. Nor are
    the style sheets loaded again, for an experimental rule alone that is not asked for.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(REMEMBER_COLOURS)
    found: list[str] = page.evaluate(
        """async ([exclude, runOnly]) => {
            document.getAnimations().filter(one => one instanceof CSSTransition).forEach(one => one.finish())
            const options = {resultTypes: ["violations"], preload: {assets: ["media"]}, ...(runOnly && {runOnly})}
            const { violations } = await axe.run({exclude}, options)
            return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)}`))
        }""",
        [exclude or [SWAGGER_UI_S_OWN], only],
    )
    return found


def find_overflow(page: Page, width: int) -> list[str]:
    """What sticks out at the right of a window so wide, where the page can be pushed aside there."""
    page.set_viewport_size({"width": width, "height": 844})
    found: list[str] = page.evaluate(
        """() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth ? [] :
        ["the page", ...[...document.querySelectorAll("body *")]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))]"""
    )
    return [f"at {width}: {words}" for words in found[:5]]


def find_wrong_headings(page: Page) -> list[str]:
    """Where a level of headings is left out, or the page hasn't one first heading."""
    shown = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(e => e.checkVisibility() && !e.closest('.swagger-ui'))"
    headings: list[Any] = page.evaluate(f"{shown}.map(e => [Number(e.tagName[1]), e.innerText])")
    levels = [level for level, _words in headings]
    gaps = [
        f"{words!r} is h{level} after h{before}"
        for before, (level, words) in zip([0, *levels], headings, strict=False)
        if level > before + 1
    ]
    return gaps + [f"{levels.count(1)} first headings"] * (levels.count(1) != 1)


def find_faults(page: Page, exclude: list[list[str]] | None, *others: Callable[[Page], list[str]]) -> list[str]:
    """What is wrong with the page as it stands in a wide window in light, and then on a phone in the dark."""
    found: list[str] = []
    for width, scheme in WINDOWS:
        page.emulate_media(color_scheme=scheme)
        wrong = find_overflow(page, width) + find_violations(page, exclude)
        wrong += [one for find in others for one in find(page)]
        found += [f"{width} {scheme}: {one}" for one in wrong]
    return found


def find_invalid(source: str) -> list[str]:
    """What is wrong with a page's source: as HTML, or against the rule of no script and no style within it."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(source)
    wrong = [f"{where}: {code} {data}" for where, code, data in parser.errors]
    if not (document.get("lang") and (document.findtext("head/title") or "").strip()):
        wrong.append("no language, or no title")
    return wrong + re.findall(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)[^>]*>", source)
