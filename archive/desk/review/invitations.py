"""Links for outside experts: made, shown once, revoked."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from archive.desk.bases import desk_page, desk_view
from archive.models import ReviewLink
from archive.reviewing.inviting import RefusedInvitation, invite, revoke

from .answering import go_back
from .forms import LinkForm
from .page import get_report, show_review


@require_POST
@desk_view("archive.add_reviewlink")
def make_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link, and show its address this once."""
    report = get_report(pk)
    form = LinkForm(request.POST)
    if form.is_valid():
        try:
            link, secret = invite(
                report=report, label=form.cleaned_data["label"], by=request.user, days=form.cleaned_data["days"]
            )
        except RefusedInvitation as refusal:
            form.add_error(None, str(refusal))
        else:
            address = settings.SITE_URL + reverse("review", args=[secret])
            context = {
                "report": report,
                "link": link,
                "address": address,
                "subtitle": str(report),
                "is_nav_sidebar_enabled": False,
            }
            return desk_page(request, "desk/review/link.html", title=_("A link for review"), context=context)
    return show_review(request, report, sent={"link": form}, status=422)


@require_POST
@desk_view("archive.change_reviewlink")
def revoke_link(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """Let nobody in by that link any more."""
    revoke(link=get_object_or_404(ReviewLink, pk=key, report=pk))
    return go_back(request, pk, _("The link lets nobody in any more."), anchor="links")
