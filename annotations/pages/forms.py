"""The forms of groups and of moderation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from annotations.models.groups import Role

LONGEST = 4000
"""Characters of a reason."""


class GroupForm(forms.Form):
    """What a group is called."""

    name = forms.CharField(label=_("Name"), max_length=120)
    description = forms.CharField(
        label=_("What you work on together"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Its members alone read this."),
    )


class InvitationForm(forms.Form):
    """Who is invited, and as what."""

    email = forms.EmailField(label=_("Mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.MEMBER)


class RoleForm(forms.Form):
    """What a member may do."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class ReasonForm(forms.Form):
    """Why; of a complaint, a decision or an appeal."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say why.")},
    )
