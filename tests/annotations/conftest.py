"""What scholars work on in the tests: the archive of the archive's own tests, and people who annotate it."""

from __future__ import annotations

from typing import Any

import pytest

from diplomacy.accounts.models import User
from tests.archive.conftest import draft, editor, seeds, superuser

__all__ = ["ann", "bob", "draft", "editor", "seeds", "superuser"]


def scholar(name: str, **values: Any) -> User:
    """An account without any role."""
    return User.objects.create_user(username=name, password="a long pass phrase", **values)


@pytest.fixture
def ann(db: None) -> User:
    """A scholar, with an ORCID iD that ORCID has confirmed."""
    return scholar("ann", orcid="0000-0002-1825-0097", orcid_confirmed=True)


@pytest.fixture
def bob(db: None) -> User:
    """Another scholar."""
    return scholar("bob")
