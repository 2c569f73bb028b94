"""The pages of access tokens: the list, making one, which is shown once, and revoking."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from diplomacy.accounts.models import AccessToken
from diplomacy.accounts.profiles import own_account
from diplomacy.accounts.tokens import RefusedToken, issue, revoke

NEVER = "never"
DAYS = (
    ("30", gettext_lazy("after 30 days")),
    ("90", gettext_lazy("after 90 days")),
    ("365", gettext_lazy("after a year")),
    (NEVER, gettext_lazy("never, until you revoke it")),
)


class TokenForm(forms.Form):
    """What a token is for."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=100, help_text=gettext_lazy("The program that will use it.")
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("What it may do"),
        choices=AccessToken.Scope.choices,
        help_text=gettext_lazy("Never more than you may yourself."),
    )
    days = forms.ChoiceField(label=gettext_lazy("It expires"), choices=DAYS, initial="90")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD"])
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own tokens: those that can be used, and those that can't any more."""
    mine = AccessToken.objects.filter(user=request.user.pk)
    usable = list(mine.usable())
    context = {"usable": usable, "ended": mine.exclude(pk__in=[token.pk for token in usable])[:20]}
    return render(request, "account/tokens.html", context)


@never_cache
@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_token(request: HttpRequest) -> HttpResponse:
    """Makes a token. The answer to the form is the only page on which it stands."""
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        days = form.cleaned_data["days"]
        try:
            token, secret = issue(
                user=own_account(request),
                name=form.cleaned_data["name"],
                scope=form.cleaned_data["scope"],
                days=None if days == NEVER else int(days),
            )
        except RefusedToken as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "account/token_made.html", {"token": token, "secret": secret})
    return render(request, "account/token_new.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@login_required
@require_POST
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a token of one's own."""
    token = get_object_or_404(AccessToken, user=request.user.pk, pk=pk)
    revoke(token=token)
    messages.success(request, _("“%(name)s” is revoked. A program that uses it is refused from now on.") % {"name": token.name})  # fmt: skip
    return redirect("account_tokens")
