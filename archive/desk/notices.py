"""The notices of an account, and whether it wants them by mail as well."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.models import DeskPreference, Notice
from archive.querying import read_key

from .bases import desk_page, desk_view

PAGE = 50
"""Notices on a page."""


class PreferenceForm(forms.ModelForm):
    """What an account chooses for itself; the keys of the workbench are chosen there."""

    wants_mail = forms.BooleanField(
        label=gettext_lazy("Send me my notices by mail too"),
        required=False,
        help_text=gettext_lazy("one mail a notice; it names the report and leads to the desk, and quotes nothing"),
    )

    class Meta:
        model = DeskPreference
        fields = ["wants_mail"]


@require_safe
@desk_view()
def notices(request: HttpRequest) -> HttpResponse:
    """The account's notices, the newest first; `unread=1` those alone, `after` the page behind one of them."""
    own = Notice.objects.filter(recipient=request.user.pk)
    only_unread = request.GET.get("unread") == "1"
    found = own.unread() if only_unread else own
    if after := request.GET.get("after", ""):
        place = own.filter(pk=read_key(after)).values_list("at", "pk").first()
        if place is None:
            raise Http404
        found = found.after(place)
    rows = list(found.newest_first()[: PAGE + 1])
    context = {
        "rows": rows[:PAGE],
        "after": rows[PAGE - 1].pk if len(rows) > PAGE else None,
        "only_unread": only_unread,
        "is_first": not after,
        "is_nav_sidebar_enabled": False,
    }
    return desk_page(request, "desk/notices.html", title=_("Notices"), context=context)


@require_POST
@desk_view()
def open_notice(request: HttpRequest, key: int) -> HttpResponse:
    """Note that it was read, and go to what it is about."""
    notice = get_object_or_404(Notice, pk=key, recipient=request.user.pk)
    Notice.objects.unread().filter(pk=notice.pk).update(read_at=timezone.now())
    return redirect(notice.path or "desk:notices")


@require_POST
@desk_view()
def read_all(request: HttpRequest) -> HttpResponse:
    """Note that all of them were read."""
    Notice.objects.unread().filter(recipient=request.user.pk).update(read_at=timezone.now())
    return redirect("desk:notices")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view()
def preferences(request: HttpRequest) -> HttpResponse:
    """The form, and what it keeps."""
    own = DeskPreference.objects.filter(user=request.user.pk).first() or DeskPreference()
    # A box without its tick sends nothing: an empty form is an answer.
    form = PreferenceForm(request.POST if request.method == "POST" else None, instance=own)
    if form.is_valid():
        # Beside the keys, which the workbench may be keeping at the same moment.
        DeskPreference.objects.update_or_create(
            user_id=request.user.pk, defaults={"wants_mail": form.cleaned_data["wants_mail"]}
        )
        messages.success(request, _("Your preferences are kept."))
        return redirect("desk:preferences")
    context = {"form": form, "address": getattr(request.user, "email", ""), "is_nav_sidebar_enabled": False}
    return desk_page(request, "desk/preferences.html", title=_("Preferences"), context=context)
