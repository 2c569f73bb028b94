"""How accounts come into being, and how they are signed in to: who signs up confirms her address; guessing is slowed."""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.stages import EmailVerificationStage
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from diplomacy.accounts.guessing import Attempt, attempt_password, forget_attempts, remember_browser
from diplomacy.accounts.sessions import note_use

log = logging.getLogger(__name__)


# What somebody else could take for the archive's own voice, and the names that erased accounts have.
NOT_FOR_PEOPLE = re.compile(
    r"(admin|administrator|archive|editor|editors|erased|everybody|group|moderator|moderators|root|staff|system)([-_0-9].*)?"
)
USER_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{2,29}", re.IGNORECASE)


class ConfirmationStage(EmailVerificationStage):
    """Asks who has signed up to confirm the mail address before anything else.

    Whom an administrator has made, is known: staff, and whoever has no address that could be confirmed.
    """

    def handle(self) -> Any:
        """What allauth's own stage answers, or nothing."""
        user = self.login.user
        if user is not None and (user.is_staff or not (user.email or user.emailaddress_set.exists())):
            return None, True
        return super().handle()


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in and, where it is open, sign-up, with limits of our own on failed attempts."""

    attempt: Attempt | None = None

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGN_UP)

    def get_login_stages(self) -> list[str]:
        """With our own rule of who confirms an address."""
        own = f"{ConfirmationStage.__module__}.{ConfirmationStage.__name__}"
        return [own if path.endswith(".EmailVerificationStage") else path for path in super().get_login_stages()]

    def clean_username(self, username: str, shallow: bool = False) -> str:
        """Raises ValidationError for a name that nobody could write after an @, or that sounds like the archive's."""
        if not USER_NAME.fullmatch(username):
            raise ValidationError(_("A user name has 3 to 30 letters from a to z, digits, - or _."))
        if NOT_FOR_PEOPLE.fullmatch(username.lower()):
            raise ValidationError(_("This name is kept for the archive itself. Choose another one."))
        return str(super().clean_username(username, shallow=shallow))

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

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail for which somebody waits; where none can be sent, the answer is a page that says so, for any address."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            # Not the error's own words: the address stands in them.
            log.error("A mail (%s) could not be sent: %s", template_prefix, type(error).__name__)
            answer = render(self.request, "account/mail_not_sent.html", status=502)
            raise ImmediateHttpResponse(answer) from error

    def send_notification_mail(self, *args: Any, **more: Any) -> None:
        """Tell the account's owner by mail; what was done stays done where no mail can be sent."""
        with suppress(ImmediateHttpResponse):
            super().send_notification_mail(*args, **more)


def _login(credentials: dict[str, Any]) -> str:
    """The name that was given: a mail address or a user name."""
    return str(credentials.get("email") or credentials.get("username") or "")
