"""What the administration's header says of the desk."""

from __future__ import annotations

from typing import Any

from django import template

from archive.models import Notice

register = template.Library()

MOST = 99
"""The badge counts no further."""


@register.filter
def called(user: Any) -> str:
    """What an account is called; nothing where there is none."""
    return str(user.called) if user else ""


@register.simple_tag
def unread_notices(user: Any) -> str:
    """How many notices an account has not read: nothing for none, "99+" for more; one query, however many there are."""
    if not user.is_authenticated:
        return ""
    number = len(Notice.objects.unread().filter(recipient=user.pk).order_by()[: MOST + 1].values_list("pk"))
    return f"{MOST}+" if number > MOST else str(number or "")
