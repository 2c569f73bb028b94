"""The second factor: codes of an authenticator app, and recovery codes. Staff may have to have one."""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from qrcode.main import QRCode

from diplomacy.accounts.guessing import attempt_code
from diplomacy.accounts.sessions import end_sessions

log = logging.getLogger(__name__)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are kept encrypted, so that a copy of the database alone signs nobody in."""

    def build_totp_svg(self, url: str) -> SafeString:
        return draw_qr_code(url)

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; one that no code fits where it was encrypted with a SECRET_KEY that is not in use any more."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("A second factor was made with another SECRET_KEY: it has to be reset.")
            return generate_totp_secret()


def draw_qr_code(words: str) -> SafeString:
    """The words as a picture for a phone's camera: an SVG that stands in the page, which our security policy allows."""
    code = QRCode(border=4)
    code.add_data(words)
    rows = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return format_html(
        '<svg viewBox="0 0 {size} {size}" role="img" aria-label="{label}" shape-rendering="crispEdges">'
        '<rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>',
        size=len(rows),
        label=_("QR code with the account’s secret"),
        path=path,
    )


def _cipher() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = [hashlib.sha256(b"second factor:" + force_bytes(key)).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def take_code(user: Any, code: str) -> Authenticator | None:
    """What the code belongs to, which is used up by it; None where it is wrong, or was used before.

    Of an app's codes none counts that is not later than the last one used (RFC 6238, 5.2).
    """
    with transaction.atomic():
        for factor in Authenticator.objects.select_for_update().filter(user=user).order_by("-type"):
            if factor.type == Authenticator.Type.RECOVERY_CODES:
                if factor.wrap().validate_code(code):
                    return factor
            elif step := _step_of(factor, code):
                factor.data["last_step"] = step
                factor.save(update_fields=["data"])
                return factor
    return None


def _step_of(factor: Authenticator, code: str) -> int | None:
    """The step of time that the app's code belongs to, if it is a later one than that of the last code used."""
    secret = get_adapter().decrypt(factor.data["secret"])
    for step in yield_hotp_counters_from_time():
        if step > factor.data.get("last_step", 0) and compare_user_code(
            actual=code, expected=format_hotp_value(hotp_value(secret, step))
        ):
            return int(step)
    return None


class SlowedCode:
    """The field of a form that asks for a code: wrong ones are counted, and none is taken twice."""

    user: Any
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        """Raises ValidationError where the code is wrong, or too many were."""
        attempt = attempt_code(context.request, self.user)
        if attempt is None:
            raise get_account_adapter().validation_error("too_many_login_attempts")
        code: str = self.cleaned_data["code"]
        factor = take_code(self.user, code)
        if factor is None:
            raise get_adapter().validation_error("incorrect_code")
        attempt.take_back()
        self.authenticator = factor
        return code


class SignInForm(SlowedCode, AuthenticateForm):
    """The second step of signing in."""


class ConfirmForm(SlowedCode, ReauthenticateForm):
    """A code before something that asks for one again."""


def has_second_factor(user: Any) -> bool:
    """Whether the account signs in with an app's codes; recovery codes alone are none."""
    return bool(get_adapter().is_mfa_enabled(user, [Authenticator.Type.TOTP]))


def reset_second_factor(user: Any) -> bool:
    """Take a lost second factor from the account, and sign it out everywhere; False where it has none."""
    deleted, _rows = Authenticator.objects.filter(user=user).delete()
    if deleted:
        end_sessions(user)
    return bool(deleted)


def asked_of_staff(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: where STAFF_SECOND_FACTOR is on, nobody works under /admin/ without a second factor.

    Who has none is led to setting one up; who has one, but signed in before it was there, to giving a code. A script,
    which asks for JSON, is told so in JSON (401): a page that works on must not take a form for an answer.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if settings.STAFF_SECOND_FACTOR and request.path_info.startswith("/admin/"):
            user = request.user
            if user.is_authenticated and user.is_staff and request.path_info != reverse("admin:logout"):
                if not has_second_factor(user):
                    return _ask(request, redirect("mfa_activate_totp"))
                if not any(record["method"] == "mfa" for record in get_authentication_records(request, user)):
                    give = f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}"
                    return _ask(request, redirect(give))
        return get_response(request)

    return answer


def _ask(request: HttpRequest, page: HttpResponseBase) -> HttpResponseBase:
    """The page that asks for the second factor; to a script the sentence that it is missing."""
    if request.get_preferred_type(["text/html", "application/json"]) != "application/json":
        return page
    told = _("Your second factor is asked for: sign in in another window, and go on.")
    response = JsonResponse({"errors": [{"message": told}]}, status=401)
    response["Cache-Control"] = "no-store"
    return response
