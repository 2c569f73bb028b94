"""No kind of page breaks a rule of axe on a phone in the dark, and none is wider than the phone."""

from __future__ import annotations

import pytest

from .conftest import Visit
from .kinds import KINDS, find_overflow, find_violations, find_wrong_headings, open_kind

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_breaks_no_rule_on_a_phone_in_the_dark(history: None, visit: Visit, kind: str) -> None:
    page = visit(viewport={"width": 390, "height": 844}, color_scheme="dark", has_touch=True)
    open_kind(page, kind)
    assert find_wrong_headings(page) == []
    assert find_violations(page) == []
    assert find_overflow(page, 390) + find_overflow(page, 320) == []
