"""Signing in through others (ORCID, a university): who they are stands in the settings, and an ORCID iD comes along."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.db import transaction
from django.dispatch import receiver
from django.http import Http404, HttpRequest

from annotations.naming import UnfitName, read_name
from diplomacy.accounts.models import User

ORCID = "orcid"


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Providers of the settings alone: none can be added in the database, and no secret lies there."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:
        """Those that the environment has set up."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def get_app(self, request: HttpRequest, provider: Any, client_id: Any = None) -> Any:
        """The one of that name; raises Http404 where it is not set up."""
        if apps := self.list_apps(request, provider=provider, client_id=client_id):
            return apps[0]
        raise Http404

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Any:
        """The new account, with its ORCID iD where it was made through ORCID."""
        for name in ("first_name", "last_name"):
            # As the profile would take it; what it would refuse is left out, and can be typed there.
            setattr(sociallogin.user, name, _fit(getattr(sociallogin.user, name)))
        user = super().save_user(request, sociallogin, form)
        if sociallogin.account.provider == ORCID:
            give_orcid(user, sociallogin.account.uid)
        return user


def _fit(name: str) -> str:
    try:
        return read_name(name)
    except UnfitName:
        return ""


@receiver(social_account_added)
def take_orcid_along(sociallogin: Any, **_: Any) -> None:
    """An account that is connected with ORCID has that iD."""
    if sociallogin.account.provider == ORCID:
        give_orcid(sociallogin.user, sociallogin.account.uid)


@receiver(social_account_removed)
def doubt_orcid(socialaccount: Any, **_: Any) -> None:
    """An account that is not connected with ORCID any more keeps the iD as what its owner says, and no more."""
    if socialaccount.provider == ORCID:
        User.objects.filter(pk=socialaccount.user_id, orcid=socialaccount.uid).update(orcid_confirmed=False)


@transaction.atomic
def give_orcid(user: User, orcid: str) -> None:
    """Write down an iD that ORCID itself has confirmed. Who had only typed it in loses it."""
    User.objects.filter(orcid=orcid).exclude(pk=user.pk).update(orcid="", orcid_confirmed=False)
    user.orcid, user.orcid_confirmed = orcid, True
    user.save(update_fields=["orcid", "orcid_confirmed"])
