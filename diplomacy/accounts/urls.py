"""The addresses below /accounts/: only those that are used. Security keys need scripts, and have none here."""

from __future__ import annotations

from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app
from django.urls import include, path

from diplomacy.accounts import own_data, profiles, token_pages, views

urlpatterns = [
    # Before allauth's own of the same name, of which it says more.
    path("confirm-email/", views.MailSentView.as_view(), name="account_email_verification_sent"),
    path("profile/", profiles.profile, name="account_profile"),
    path("tokens/", token_pages.tokens, name="account_tokens"),
    path("tokens/new/", token_pages.new_token, name="account_new_token"),
    path("tokens/<int:pk>/revoke/", token_pages.revoke_token, name="account_revoke_token"),
    path("data/", own_data.own_data, name="account_own_data"),
    path("data/file/", own_data.own_data_file, name="account_own_data_file"),
    path("erased/", own_data.erased, name="account_erased"),
    path("", include("allauth.account.urls")),
    # Providers that are not set up are not found.
    path("connected/", include("allauth.socialaccount.urls")),
    path("", include("allauth.socialaccount.providers.orcid.urls")),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("2fa/", factors.index, name="mfa_index"),
    path("2fa/authenticate/", factors.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", views.SetUpView.as_view(), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", views.RecoveryCodesView.as_view(), name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sessions/", views.SessionsView.as_view(), name="usersessions_list"),
]
