"""Journeys start from the archive of the tests, behind a real server."""

from __future__ import annotations

import pytest

from archive.models import Report
from tests.archive.conftest import django_db_setup, editor, seeds, superuser

__all__ = ["django_db_setup", "editor", "seeds", "superuser"]


@pytest.fixture(autouse=True)
def archive(transactional_db: None, seeds: dict[str, Report]) -> dict[str, Report]:
    """The five reports, committed, so that the server sees them."""
    return seeds
