"""No kind of page breaks a rule of axe, in a wide window in light or on a phone in the dark; each is valid, and prints."""

from __future__ import annotations

import pytest

from .conftest import Visit
from .kinds import KINDS, find_invalid, find_overflow, find_violations, find_wrong_headings, open_kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]

DJANGO_S_OWN = [[".select2-container"], ["th.original"]]
"""What Django's administration makes by itself: the autocomplete, and the empty head of an inline's first column."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_breaks_no_rule(visit: Visit, kind: str) -> None:
    page = visit(viewport={"width": 1440, "height": 900}, has_touch=True)
    assert find_invalid(open_kind(page, kind)) == []
    assert page.pdf().startswith(b"%PDF-")
    assert find_wrong_headings(page) == []
    assert find_violations(page) == []
    assert find_overflow(page, 1440) == []
    page.emulate_media(color_scheme="dark")
    assert find_overflow(page, 390) + find_overflow(page, 320) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert find_wrong_headings(page) == []
    assert find_violations(page) == []
