"""What others read of an account at the workbench."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def name_of(user: Any) -> str:
    """An account, for others: the full name, else the user name; what no account did, the archive did."""
    return user.called if user is not None else _("the archive")
