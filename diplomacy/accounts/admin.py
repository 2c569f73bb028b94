"""Users in the administration."""

from typing import Any

from allauth.mfa.admin import Authenticator
from allauth.socialaccount.admin import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.admin import UserSession
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db import DataError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from diplomacy.accounts.models import AccessToken, User
from diplomacy.accounts.second_factor import reset_second_factor
from diplomacy.accounts.tokens import revoke

# Nobody needs to see, or to write, what a second factor and a session are made of.
admin.site.unregister([Authenticator, UserSession, SocialAccount, SocialApp, SocialToken])


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Django's own, in which only superusers make superusers, hand out single permissions, or change a superuser."""

    list_display = ("username", "email", "first_name", "last_name", "is_staff", "second_factor")
    actions = ["reset_second_factor"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """With whether each has a second factor."""
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        return super().get_queryset(request).annotate(has_factor=Exists(factors))

    @admin.display(description=_("second factor"), boolean=True, ordering="has_factor")
    def second_factor(self, user: Any) -> bool:
        return bool(user.has_factor)

    @admin.action(description=_("Reset the lost second factor, and sign out everywhere"), permissions=["change"])
    def reset_second_factor(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """For whoever has lost the app and the recovery codes; one's own is changed on one's account's pages."""
        for user in queryset:
            if user == request.user:
                told, level = now("Your own second factor is changed on your account’s pages."), messages.ERROR
            elif not self.has_change_permission(request, user):
                told, level = now("Only a superuser changes %(user)s.") % {"user": user}, messages.ERROR
            elif reset_second_factor(user):
                self.log_change(request, user, now("Second factor reset."))
                told, level = now("The second factor of %(user)s is reset.") % {"user": user}, messages.SUCCESS
            else:
                told, level = now("%(user)s has no second factor.") % {"user": user}, messages.WARNING
            self.message_user(request, told, level)

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


@admin.register(AccessToken)
class AccessTokenAdmin(admin.ModelAdmin):
    """Tokens to look at, without their secrets, and to revoke."""

    list_display = ("name", "user", "scope", "hint", "made_at", "expires_at", "last_used_at", "revoked_at")
    list_select_related = ("user",)
    list_filter = ("scope",)
    search_fields = ("name", "user__username")
    fields = ("name", "user", "scope", "hint", "made_at", "expires_at", "last_used_at", "revoked_at")
    readonly_fields = fields
    actions = ("revoke_tokens",)

    @admin.action(description=_("Revoke"), permissions=["revoke"])
    def revoke_tokens(self, request: HttpRequest, queryset: QuerySet[AccessToken]) -> None:
        """No program is known by them any more."""
        for token in queryset:
            revoke(token=token)
            self.log_change(request, token, now("Revoked."))
        self.message_user(request, now("They are revoked."), messages.SUCCESS)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The list without filters where one in the address can’t be read."""
        try:
            return super().changelist_view(request, extra_context)
        except (DataError, OverflowError, ValueError):
            if request.method != "GET" or not request.GET:
                raise
            messages.error(request, now("A filter in the address can’t be read. This is the list without filters."))
            return redirect(request.path)

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """Whoever may change accounts."""
        return request.user.has_perm("accounts.change_accesstoken")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
