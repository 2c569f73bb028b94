"""Users in the administration."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from diplomacy.accounts.models import User


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Django's own, in which only superusers make superusers, hand out single permissions, or change a superuser."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """What an account may not give to others or to itself."""
        fields = list(super().get_readonly_fields(request, obj))
        return fields if _is_super(request) else [*fields, "is_superuser", "user_permissions"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (
            _is_super(request) or not getattr(obj, "is_superuser", False)
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (
            _is_super(request) or not getattr(obj, "is_superuser", False)
        )


def _is_super(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))
