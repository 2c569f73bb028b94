"""Authority records that editions name: public pages follow their changes."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest

from archive.authorities import renew

from .bases import ArchiveAdmin


class FollowedAdmin(ArchiveAdmin):
    """Records whose names and order the projection has taken over from them."""

    @transaction.atomic
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Remake the public pages that name a record that was changed."""
        super().save_related(request, form, formsets, change)
        if change and (form.has_changed() or any(formset.has_changed() for formset in formsets)):
            renew(record=form.instance)
