"""Signing in through others (ORCID, a university): who they are stands in the settings, and an ORCID iD comes along."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.signals import social_account_added
from django.db import transaction
from django.dispatch import receiver
from django.http import Http404, HttpRequest

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
        user = super().save_user(request, sociallogin, form)
        if sociallogin.account.provider == ORCID:
            give_orcid(user, sociallogin.account.uid)
        return user


@receiver(social_account_added)
def take_orcid_along(sociallogin: Any, **_: Any) -> None:
    """An account that is connected with ORCID has that iD."""
    if sociallogin.account.provider == ORCID:
        give_orcid(sociallogin.user, sociallogin.account.uid)


@transaction.atomic
def give_orcid(user: User, orcid: str) -> None:
    """Write down an iD that ORCID itself has confirmed. Who had only typed it in loses it."""
    User.objects.filter(orcid=orcid).exclude(pk=user.pk).update(orcid="")
    user.orcid = orcid
    user.save(update_fields=["orcid"])


def is_orcid_confirmed(user: User) -> bool:
    """Whether ORCID has said that the account's iD is its own."""
    return bool(user.orcid) and SocialAccount.objects.filter(user=user, provider=ORCID, uid=user.orcid).exists()
