"""What a change touches, in words."""

from __future__ import annotations

from django.utils.translation import ngettext


def count_statements(number: int) -> str:
    """Statements of working copies."""
    return ngettext("%s statement at the desk", "%s statements at the desk", number) % number


def count_copies(number: int) -> str:
    """Reports of which the working copy is written anew."""
    return ngettext("the working copy of %s report", "the working copies of %s reports", number) % number


def count_published(number: int) -> str:
    """Published reports of which the public pages are made anew."""
    return ngettext("the public pages of %s report", "the public pages of %s reports", number) % number


def count_narrower(number: int) -> str:
    """Topics that stand under the one that is changed."""
    return ngettext("%s narrower topic", "%s narrower topics", number) % number
