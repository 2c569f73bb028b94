"""The page of one's own data: a file with all of it, and the end of the account."""

from __future__ import annotations

from typing import Any

import orjson
from django import forms
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from diplomacy.accounts.erasing import RefusedErasure, erase, everything_of, is_named_for_good, why_not_erased
from diplomacy.accounts.guessing import attempt_password
from diplomacy.accounts.profiles import own_account

KEEP, ERASE = "keep", "erase"


class ErasureForm(forms.Form):
    """What becomes of what others see, and who says so: by the password, or by the user name where there is none."""

    shared = forms.ChoiceField(
        label=gettext_lazy("What you have shared with groups or made public"),
        choices=(
            (KEEP, gettext_lazy("stays, without your name")),
            (ERASE, gettext_lazy("is erased with the rest")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )
    is_sure = forms.BooleanField(
        label=gettext_lazy("I know that this can’t be undone."),
        error_messages={"required": gettext_lazy("Tick this if you are sure.")},
    )

    def __init__(self, request: HttpRequest, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.request, self.user = request, own_account(request)
        if self.user.has_usable_password():
            widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
            self.fields["who"] = forms.CharField(label=_("Your password"), widget=widget, strip=False)
        else:
            self.fields["who"] = forms.CharField(label=_("Your user name"))

    def clean_who(self) -> str:
        """Raises ValidationError where it is wrong; wrong passwords are slowed as at the sign-in."""
        given: str = self.cleaned_data["who"]
        if not self.user.has_usable_password():
            if given.strip() != self.user.get_username():
                raise forms.ValidationError(_("This is not your user name."))
            return given
        attempt = attempt_password(self.request, self.user.get_username())
        if attempt is None:
            raise forms.ValidationError(_("There were too many wrong passwords. Try again later."))
        if not self.user.check_password(given):
            raise forms.ValidationError(_("The password is wrong."))
        attempt.take_back()
        return given


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_data(request: HttpRequest) -> HttpResponse:
    """What there is of one's own, the file of it, and a form that ends the account."""
    reason = why_not_erased(own_account(request))
    form = ErasureForm(request, request.POST or None)
    if request.method == "POST" and not reason and form.is_valid():
        mail = form.user.email
        try:
            erase(form.user, keeps_shared=form.cleaned_data["shared"] == KEEP)
        except RefusedErasure as refusal:
            reason = str(refusal)
        else:
            logout(request)
            _tell(mail)
            return redirect("account_erased")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "reason": reason, "is_named_for_good": is_named_for_good(form.user)}
    return render(request, "account/own_data.html", context, status=status)


@never_cache
@login_required
@require_safe
def own_data_file(request: HttpRequest) -> HttpResponse:
    """All of it as one JSON document."""
    user = own_account(request)
    document = {"written_at": timezone.now().isoformat(), **everything_of(user)}
    answer = HttpResponse(
        orjson.dumps(document, option=orjson.OPT_INDENT_2, default=str), content_type="application/json"
    )
    answer["Content-Disposition"] = f'attachment; filename="diplomacy-archive-{user.get_username()}.json"'
    return answer


@never_cache
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """That the account is no more."""
    return render(request, "account/erased.html")


def _tell(mail: str) -> None:
    """The last mail to the address, which stands nowhere any more; what was done stays done where none goes out."""
    if mail:
        words = _("Your account at the Diplomacy Archive has been erased, as you asked. This address is not kept.")
        send_mail(_("Your account is erased"), f"{words}\n", None, [mail], fail_silently=True)
