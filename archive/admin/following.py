"""Authority records that editions name: public pages follow their changes, and keep them from being deleted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

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

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Any:
        """Of records that published editions name, that they do: not the rows, of which there may be thousands."""
        objs = list(objs)
        published = getattr(self.model._default_manager.all(), "published", None)
        named = published().filter(pk__in=[obj.pk for obj in objs]) if published else ()
        reasons = [_("published records that name “%(record)s”") % {"record": record} for record in named]
        return ([], {}, set(), reasons) if reasons else super().get_deleted_objects(objs, request)
