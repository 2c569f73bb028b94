"""The forms of the page of review."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.reviewing.commenting import LONGEST
from archive.reviewing.inviting import MOST_DAYS, USUAL_DAYS


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})


class PublishForm(forms.Form):
    """The confirmation. `seen` names the documents that the page showed, so that nothing else is published."""

    prefix = "publish"
    seen = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Note of the edition"),
        required=False,
        help_text=_("what is new in it, for its readers: the public reads this"),
        widget=_area(2),
    )
    nevertheless = forms.CharField(
        label=_("Publish nevertheless, because"),
        help_text=_("why it is published with what is open; kept with the report’s comments, never public"),
        widget=_area(2),
    )

    def __init__(self, *args: Any, has_warnings: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_warnings:
            del self.fields["nevertheless"]


class ScheduleForm(forms.Form):
    """When a version is to be published."""

    prefix = "schedule"
    version = forms.IntegerField(widget=forms.HiddenInput)
    at = forms.DateTimeField(
        label=_("Publish at"),
        help_text=_("day and time, in UTC"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    note = forms.CharField(label=_("Note of the edition"), required=False, widget=_area(2))


class SendBackForm(forms.Form):
    """Why a report goes back to its editor."""

    prefix = "back"
    reasons = forms.CharField(label=_("Reasons"), help_text=_("its editor reads them"), widget=_area(3))


class SubmitForm(forms.Form):
    """Handing a version in."""

    prefix = "submit"
    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(label=_("Note to the reviewer"), required=False, widget=_area(2))


class CommentForm(forms.Form):
    """A comment on the report, on a statement (`sid`), or an answer (`reply_to`)."""

    prefix = "comment"
    sid = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)
    reply_to = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Comment"), max_length=LONGEST, widget=_area(3))


class LinkForm(forms.Form):
    """For whom a link is made, and for how long."""

    prefix = "link"
    label = forms.CharField(label=_("For whom"), max_length=200, help_text=_("a name: comments are signed with it"))
    days = forms.IntegerField(
        label=_("Valid for days"), min_value=1, max_value=MOST_DAYS, initial=USUAL_DAYS, widget=forms.NumberInput
    )


class GuestForm(forms.Form):
    """What an invited outsider says, of the whole or of a statement."""

    sid = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Your comment"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))
