"""What codings are made by in the tests."""

from __future__ import annotations

import pytest

from archive.models import Report
from tests.annotations.coded import Coded, make_coded


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    """A group with a codebook that its members alone see."""
    return make_coded()
