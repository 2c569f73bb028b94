"""The two ways of going through a page: with a mouse, and with the keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

FARTHEST = 400
"""Stops of the tab key after which nothing more is expected on a page."""

# From the last stop the keys lead into the browser's own bar, with the focus on the body.
LOOK = """wanted => {
    const stop = document.activeElement;
    if (stop === document.body)
        return {differs: true, isInside: true, isWanted: false, words: ""};
    const look = () => {
        const {outlineStyle, outlineWidth, outlineColor, boxShadow} = getComputedStyle(stop);
        return [outlineStyle === "none" ? "none" : outlineStyle + outlineWidth + outlineColor, boxShadow].join();
    };
    const box = stop.getBoundingClientRect();
    const isInside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
        && box.width > 1 && box.height > 1;
    const focused = look();
    stop.blur();
    const differs = focused !== look();
    stop.focus({preventScroll: true, focusVisible: true});
    return {differs, isInside, isWanted: stop === wanted, words: stop.outerHTML.slice(0, 160)};
}"""
"""What the element that has the focus looks like with it and without it, and whether it is the one that is wanted."""


class Hand(Protocol):
    """Somebody who opens links, presses buttons, and writes into fields."""

    def press(self, target: Locator) -> None: ...

    def write(self, target: Locator, words: str) -> None: ...


class Mouse:
    """A hand that points."""

    def press(self, target: Locator) -> None:
        target.click()

    def write(self, target: Locator, words: str) -> None:
        target.click()
        target.fill(words)


class Keyboard:
    """A hand that has the tab key, Enter and letters; at each stop it must be seen where it is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        self._reach(target)
        self.page.keyboard.press("Enter")

    def write(self, target: Locator, words: str) -> None:
        self._reach(target)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def tick(self, box: Locator) -> None:
        self._reach(box)
        self.page.keyboard.press("Space")

    def choose(self, list_of_options: Locator, beginning: str) -> None:
        """The first option that begins so, by its letters."""
        self._reach(list_of_options)
        self.page.keyboard.type(beginning)

    def _reach(self, target: Locator) -> None:
        """Tab on to the target; every stop on the way is in the window and looks other than without the focus."""
        expect(target).to_be_visible()
        wanted = target.element_handle()
        for _stop in range(FARTHEST):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(LOOK, wanted)
            assert stop["differs"], f"the focus is not seen on {stop['words']}"
            assert stop["isInside"], f"the focus is out of sight on {stop['words']}"
            if stop["isWanted"]:
                return
        raise AssertionError(f"the keys do not reach {target}")


def tab_to(target: Locator) -> None:
    """Go on with the tab key until the focus is there."""
    for _stop in range(FARTHEST):
        if target.evaluate("one => one === document.activeElement"):
            return
        target.page.keyboard.press("Tab")
    raise AssertionError(f"the keys do not reach {target}")


def follow(target: Locator, hand: Hand | None = None) -> None:
    """Press what leads to another page, and be there: what looks next must not look at the page that goes."""
    with leaving(target.page):
        (hand or Mouse()).press(target)


@contextmanager
def leaving(page: Page) -> Iterator[None]:
    """What is done inside leads to another page; goes on when that is loaded, its scripts too.

    Playwright's `expect_navigation` takes a page that changes its own address for another one.
    """
    page.wait_for_load_state()
    with page.expect_event("load"):
        yield
