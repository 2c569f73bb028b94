"""No page of a scholar's breaks a rule of axe, in a wide window in light or on a phone in the dark; each is valid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from django.urls import URLPattern, URLResolver, resolve
from playwright.sync_api import Page

from annotations.pages.urls import urlpatterns
from tests.annotations.samples import SITE
from tests.archive.conftest import find_seeds
from tests.snapshot import Snapshot

from .kinds import find_invalid, find_overflow, find_violations, find_wrong_headings
from .scholars_kinds import KINDS, STATUSES, make_all
from .test_accessibility import DJANGO_S_OWN

pytestmark = pytest.mark.django_db

FILES = {"beside", "beside_text", "offered_codes", "taken", "taken_group"}
"""What is no page of its own: what stands beside a record, and files, of which a project's appendix is looked at."""
OF_THE_ARCHIVE = {"networks", "network_tie"}
DEEDS = {
    "leave_group", "dissolve_group", "invite", "revoke_invitation", "codebook_bring", "codebook_discard", "close_round",
    "code_next",
}  # fmt: skip
"""What is sent and leads on to a page."""


@pytest.fixture(scope="module")
def things(site: str, django_db_setup: Snapshot) -> Iterator[tuple[dict[str, Any], str]]:
    """What the addresses are made of, and the session of the group's owner; at the end all is as it was."""
    with override_settings(SITE_URL=SITE, ALLOWED_HOSTS=["*"]):
        owner, made = make_all(find_seeds())
    client = Client()
    client.force_login(owner)
    yield made, client.cookies[settings.SESSION_COOKIE_NAME].value
    django_db_setup.put_back()


@pytest.fixture
def page(window: Page, site: str, things: tuple[dict[str, Any], str]) -> Page:
    """The owner's window."""
    window.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": things[1], "url": site}])
    return window


@pytest.mark.parametrize("kind", KINDS)
def test_a_scholar_s_page_breaks_no_rule(page: Page, things: tuple[dict[str, Any], str], kind: str) -> None:
    path = KINDS[kind].format(**things[0])
    answer = page.goto(path, wait_until="load")
    assert answer is not None
    assert answer.status == STATUSES.get(kind, 200)
    ours = not path.startswith("/admin/")
    if ours:
        assert find_invalid(answer.text()) + find_wrong_headings(page) == []
    assert find_violations(page, DJANGO_S_OWN) + find_overflow(page, 1440) == []
    page.emulate_media(color_scheme="dark")
    assert (find_overflow(page, 320) if ours else []) + find_overflow(page, 390) == []
    assert find_violations(page, DJANGO_S_OWN) == []


def names(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    """The names of all addresses, beneath others too."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from names(one.url_patterns)
        elif one.name:
            yield one.name


def test_every_page_of_a_scholar_is_of_one_of_the_kinds(things: tuple[dict[str, Any], str]) -> None:
    looked_at = {resolve(path.format(**things[0]).partition("?")[0]).url_name for path in KINDS.values()}
    pages = {name for name in names(urlpatterns) if not name.endswith(("_file", "_csv", "_codings"))}
    assert pages - looked_at - FILES - DEEDS - OF_THE_ARCHIVE == set()
