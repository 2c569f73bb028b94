"""No kind of page breaks a rule of axe in a wide window in light; each is valid, has its headings in order, and prints."""

from __future__ import annotations

import pytest

from .conftest import Visit
from .kinds import KINDS, find_invalid, find_overflow, find_violations, find_wrong_headings, open_kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]

DJANGO_S_OWN = [[".select2-container"], ["th.original"]]
"""What Django's administration makes by itself: the autocomplete, and the empty head of an inline's first column."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_breaks_no_rule_in_a_wide_window(visit: Visit, kind: str) -> None:
    page = visit(viewport={"width": 1440, "height": 900})
    source = open_kind(page, kind)
    assert find_invalid(source) == []
    assert find_wrong_headings(page) == []
    assert find_violations(page) == []
    assert find_overflow(page, 1440) == []
    assert page.pdf().startswith(b"%PDF-")
