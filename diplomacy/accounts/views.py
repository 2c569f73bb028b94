"""What the account's pages do beyond their library's own."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from allauth.account.views import EmailVerificationSentView
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from archive.querying import read_key
from diplomacy.accounts.second_factor import take_code
from diplomacy.accounts.sessions import end_sessions, name_device


@method_decorator(never_cache, name="dispatch")
class SetUpView(ActivateTOTPView):
    """Sets up the app. Whoever is signed in without a code elsewhere is signed out there."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """With the secret in groups of four, as it is typed."""
        context: dict[str, Any] = super().get_context_data(**more)
        secret = context["form"].secret
        context["is_asked"] = settings.STAFF_SECOND_FACTOR and self.request.user.is_staff
        context["secret_in_groups"] = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        """The code that was typed is used up by it, and stands for this session's second step."""
        response: HttpResponse = super().form_valid(form)
        if factor := take_code(self.request.user, form.cleaned_data["code"]):
            post_authentication(self.request, factor, reauthenticated=True)
        end_sessions(self.request.user, but=self.request.session.session_key)
        return response


@method_decorator(never_cache, name="dispatch")
class RecoveryCodesView(ViewRecoveryCodesView):
    """Shows new recovery codes, once."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """With a file of them, which is in the page itself: the server tells them only once."""
        context: dict[str, Any] = super().get_context_data(**more)
        if context["can_view_codes"]:
            lines = [
                _("Recovery codes of %(name)s at %(host)s")
                % {"name": self.request.user.get_username(), "host": self.request.get_host()},
                _("Each works once, in place of a code of the app."),
                "",
                *context["unused_codes"],
                "",
            ]
            context["file"] = f"data:text/plain;charset=utf-8,{quote(chr(10).join(lines))}"
        return context


class MailSentView(EmailVerificationSentView):
    """What to do now: follow the address in the mail. The same page whether or not the address has an account."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """With whether the mail is printed instead of sent, as it is on one's own machine."""
        context: dict[str, Any] = super().get_context_data(**more)
        context["is_printed"] = settings.EMAIL_BACKEND == "django.core.mail.backends.console.EmailBackend"
        return context


class SessionsView(ListUserSessionsView):
    """The devices on which the account is signed in; one of them, or all others, are signed out."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The one that was used last comes first; each with the name of its device."""
        context: dict[str, Any] = super().get_context_data(**more)
        context["sessions"].sort(key=lambda session: session.last_seen_at, reverse=True)
        for session in context["sessions"]:
            session.device = name_device(session.user_agent)
        return context

    def post(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        """End the session that the button names; without one, all but this."""
        if "session" not in request.POST:
            return super().post(request, *args, **more)
        session = get_object_or_404(UserSession, user=request.user, pk=read_key(request.POST["session"]))
        if session.is_current():
            return redirect("account_logout")
        session.end()
        messages.success(request, _("That device is signed out."))
        return redirect("usersessions_list")
