"""No kind of page breaks a rule of axe, in a wide window in light or on a phone in the dark; each is valid, and prints."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .kinds import KINDS, find_invalid, find_overflow, find_violations, find_wrong_headings, open_kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]

DJANGO_S_OWN = [[".select2-container"], ["th.original"]]
"""What Django's administration makes by itself: the autocomplete, and the empty head of an inline's first column."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_breaks_no_rule(window: Page, kind: str) -> None:
    assert find_invalid(open_kind(window, kind)) == []
    assert window.pdf().startswith(b"%PDF-")
    assert find_wrong_headings(window) == []
    assert find_violations(window) == []
    assert find_overflow(window, 1440) == []
    window.emulate_media(color_scheme="dark")
    assert find_overflow(window, 320) + find_overflow(window, 390) == []
    assert find_wrong_headings(window) == []
    assert find_violations(window) == []
