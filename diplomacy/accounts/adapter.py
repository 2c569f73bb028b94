"""How accounts come into being, and how they are signed in to: administrators make them; guessing is slowed."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from diplomacy.accounts.guessing import Attempt, attempt_password, forget_attempts, remember_browser
from diplomacy.accounts.sessions import note_use

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in without sign-up, with limits of our own on failed attempts."""

    attempt: Attempt | None = None

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt; raises ValidationError where it has to wait."""
        self.attempt = attempt_password(request, _login(credentials))
        if self.attempt is None:
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The account, or None; a right password is not counted."""
        user = super().authenticate(request, **credentials)
        if user and self.attempt:
            self.attempt.take_back()
        return user

    def post_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse:
        """Where to go after the last step of signing in; the browser is known from now on."""
        response: HttpResponse = super().post_login(request, user, **more)
        remember_browser(response, user)
        note_use(request)
        return response

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        forget_attempts(request, _login(credentials))

    def send_notification_mail(self, *args: Any, **more: Any) -> None:
        """Tell the account's owner by mail; what was done stays done where no mail can be sent."""
        try:
            super().send_notification_mail(*args, **more)
        except (OSError, SMTPException) as error:
            log.error("A notice of a change of an account could not be mailed: %s", error)


def _login(credentials: dict[str, Any]) -> str:
    """The name that was given: a mail address or a user name."""
    return str(credentials.get("email") or credentials.get("username") or "")
