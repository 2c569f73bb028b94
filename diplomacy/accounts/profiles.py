"""The profile: what an account says of itself, and what others see of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from annotations.naming import UnfitName, read_name
from diplomacy.accounts import orcid
from diplomacy.accounts.models import User


class ProfileForm(forms.ModelForm):
    """Name, affiliation and ORCID iD; an iD that ORCID has confirmed is not typed over."""

    class Meta:
        model = User
        fields = ("first_name", "last_name", "affiliation", "orcid")
        labels = {"first_name": gettext_lazy("Given name"), "last_name": gettext_lazy("Family name")}
        help_texts = {
            "affiliation": gettext_lazy("University, institute or office, as it should stand beside your name."),
        }

    # Longer than the iD itself: its address may be given too.
    orcid = forms.CharField(
        label=gettext_lazy("ORCID iD"),
        required=False,
        max_length=60,
        help_text=gettext_lazy(
            "Such as 0000-0002-1825-0097, or its address. Others are told of it once ORCID has confirmed that it is yours: "
            "connect your account with ORCID, where that is offered."
        ),
    )

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if self.instance.orcid_confirmed:
            self.fields["orcid"].disabled = True
            self.fields["orcid"].help_text = _("Confirmed by ORCID.")

    def clean_first_name(self) -> str:
        """In one line; raises ValidationError."""
        return _in_one_line(self.cleaned_data["first_name"])

    def clean_last_name(self) -> str:
        """In one line; raises ValidationError."""
        return _in_one_line(self.cleaned_data["last_name"])

    def clean_affiliation(self) -> str:
        """In one line; raises ValidationError."""
        return _in_one_line(self.cleaned_data["affiliation"])

    def clean_orcid(self) -> str:
        """The iD as printed; raises ValidationError where it is none."""
        written: str = self.cleaned_data["orcid"]
        return orcid.read_orcid(written) if written.strip() else ""


def _in_one_line(words: str) -> str:
    """The words as they may stand in a line of others', in a mail above all. Raises ValidationError."""
    try:
        return read_name(words)
    except UnfitName as unfit:
        raise forms.ValidationError(str(unfit)) from unfit


def shown_of(user: User) -> dict[str, str]:
    """What other people see of an account: its name, affiliation, confirmed ORCID iD as an address, and user name."""
    return {
        "name": user.called,
        "user_name": user.get_username(),
        "affiliation": user.affiliation,
        "orcid": user.confirmed_orcid,
        "orcid_address": orcid.ADDRESS + user.confirmed_orcid if user.orcid_confirmed else "",
    }


def own_account(request: HttpRequest) -> User:
    """The row of whoever has signed in, as it is now."""
    return User.objects.get(pk=request.user.pk or 0)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """One's own profile: a form, and beside it what others see."""
    user = own_account(request)  # the form writes into its instance, also what is refused
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile is kept."))
        return redirect("account_profile")
    shown = own_account(request)
    context = {"form": form, "shown": shown_of(shown), "own_orcid": "" if shown.orcid_confirmed else shown.orcid}
    return render(request, "account/profile.html", context, status=422 if form.errors else 200)
