"""Under which licence is given what scholars make public, in the words of the forms in which they choose that."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext


def _say(before: Any) -> str:
    given = gettext("What everybody sees is given under %(licence)s, and can be kept by whoever has read it.")
    return f"{before} {given % {'licence': settings.ARCHIVE_LICENCE['name']}}".strip()


given_to_everybody = lazy(_say, str)
"""The help text of a choice of who sees something: what stands before, and the licence."""
