"""Inviting into a group by mail, and the page behind the mail's secret address."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from annotations.grouping import (
    INVITATION_DAYS,
    RefusedGroup,
    TooMany,
    accept,
    decline,
    find_invitation,
    invite,
    revoke_invitation,
)
from annotations.models import Invitation, ResearchGroup
from annotations.naming import name_for_mail

from .answering import private, slowed
from .forms import InvitationForm
from .groups import show_group

logger = logging.getLogger(__name__)


@private
@slowed(TooMany)
@require_POST
def invite_member(request: HttpRequest, slug: str) -> HttpResponse:
    """Sends an invitation. One that can't be mailed is not kept."""
    group = get_object_or_404(ResearchGroup.objects.of(request.user), slug=slug)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return show_group(request, group, form, status=422)
    try:
        invitation, secret = invite(group=group, by=request.user, **form.cleaned_data)
    except TooMany:
        raise
    except RefusedGroup as refusal:
        form.add_error(None, str(refusal))
        return show_group(request, group, form, status=422)
    try:
        _mail(invitation, secret).send()
    except (OSError, SMTPException) as error:  # smtplib's exceptions are such, and so is a server that is not there
        logger.warning("an invitation could not be mailed: %s", error)
        revoke_invitation(invitation=invitation, by=request.user)
        form.add_error(None, _("The mail could not be sent, so nobody is invited. Try again later."))
        return show_group(request, group, form, status=502)
    messages.success(request, _("%(email)s is invited, for %(days)s days.") % {"email": invitation.email, "days": INVITATION_DAYS})  # fmt: skip
    if settings.EMAIL_BACKEND == "django.core.mail.backends.console.EmailBackend":
        messages.info(request, _("There is no mail server: the mail is printed in the terminal in which the archive runs."))  # fmt: skip
    return redirect("annotations:group", slug)


@private
@require_POST
def revoke(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Takes an invitation back."""
    group = get_object_or_404(ResearchGroup.objects.of(request.user), slug=slug)
    invitation = get_object_or_404(Invitation.objects.filter(group=group).select_related("group"), pk=pk)
    try:
        revoke_invitation(invitation=invitation, by=request.user)
    except RefusedGroup as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The invitation of %(email)s is taken back.") % {"email": invitation.email})
    return redirect("annotations:group", slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """What the secret address opens: who invites into what, and, signed in, a way to accept or to decline.

    Any address that lets nobody in is answered alike.
    """
    answer = _answer(request, secret)
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer


def _answer(request: HttpRequest, secret: str) -> HttpResponse:
    invitation = find_invitation(secret)
    if invitation is None:
        return render(request, "groups/invitation_gone.html", status=404)
    if request.method == "POST" and request.user.is_authenticated:
        if "decline" in request.POST:
            decline(invitation=invitation)
            messages.success(request, _("You have declined. Nobody was added to the group."))
            return redirect("annotations:groups")
        try:
            accept(invitation=invitation, by=request.user)
        except RefusedGroup:
            return render(request, "groups/invitation_gone.html", status=404)
        messages.success(request, _("You are in the group."))
        return redirect("annotations:group", invitation.group.slug)
    addresses = [request.user.email] if request.user.is_authenticated else []
    context = {
        "invitation": invitation,
        "path": request.path,
        "is_other_address": request.user.is_authenticated
        and invitation.email.lower() not in map(str.lower, addresses),
    }
    return render(request, "groups/invitation.html", context)


def _mail(invitation: Invitation, secret: str) -> EmailMessage:
    """The invitation's mail, with the secret address: the only place where it stands."""
    who = name_for_mail(invitation.by.called, otherwise=invitation.by.get_username())
    group = name_for_mail(invitation.group.name, otherwise=invitation.group.slug)
    address = settings.SITE_URL + reverse("annotations:invitation", args=[secret])
    lines = [
        _("“%(who)s” (user name %(user)s) invites you into the research group “%(group)s” at the Diplomacy Archive.")
        % {"who": who, "user": invitation.by.get_username(), "group": group},
        address,
        _(
            "The address is valid for %(days)s days and for one person. You need an account to accept, "
            "which you can make there; its mail address may be another one."
        )
        % {"days": INVITATION_DAYS},
        _("If you expect no invitation, do nothing: without you nothing happens."),
    ]
    subject = " ".join(f"[{_('The Diplomacy Archive')}] {_('An invitation into a research group')}".split())
    return EmailMessage(subject, "\n\n".join(lines) + "\n", to=[invitation.email])
