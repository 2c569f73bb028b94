"""Whether a search is for a choice in a form, where merged, binned and waiting records are not offered."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse


def is_choice(request: HttpRequest) -> bool:
    """Whether an autocomplete asks."""
    return request.path == reverse("admin:autocomplete")
