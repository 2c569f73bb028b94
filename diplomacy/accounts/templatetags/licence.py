"""The licence of all that is public here and no publisher's, for pages that allauth makes."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def own_licence() -> dict[str, str]:
    """Its name, and its address."""
    return dict(settings.ARCHIVE_LICENCE)
