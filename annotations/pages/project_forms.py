"""The forms of projects: founding, choosing statements, opening a round."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotations.models import Codebook, CodebookVersion, Membership, Project, ResearchGroup
from archive.models import Topic
from archive.searching.query import Query

from .forms import LONGEST


class FoundForm(forms.Form):
    """A new project."""

    name = forms.CharField(label=_("Name"), max_length=120)
    codebook = forms.ModelChoiceField(
        Codebook.objects.none(), label=_("Codebook"), help_text=_("A round codes by one of its published versions.")
    )
    description = forms.CharField(
        label=_("What you want to find out"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, *, group: ResearchGroup, user: Any) -> None:
        super().__init__(data)
        own = Q(pk__in=Codebook.objects.visible_to(user).order_by().values("pk"))
        self.fields["codebook"].queryset = Codebook.objects.filter(own).order_by("name", "pk")  # type: ignore[attr-defined]


class ChooseForm(forms.Form):
    """A search of the archive, as the address of one or by its fields."""

    address = forms.CharField(
        label=_("Address of a search"),
        required=False,
        max_length=4000,
        help_text=_(
            "Search the archive as you like, and copy the address of the results here. The fields below narrow it."
        ),
    )
    q = forms.CharField(label=_("Words"), required=False, max_length=500)
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Topic"), required=False, to_field_name="slug", empty_label=_("any")
    )
    date_after = forms.CharField(label=_("From"), required=False, max_length=10, help_text="2003, 2003-05, 2003-05-31")
    date_before = forms.CharField(label=_("Until"), required=False, max_length=10)
    number = forms.IntegerField(
        label=_("Drawn by lot"),
        required=False,
        min_value=1,
        max_value=20_000,
        help_text=_("So many of what is found; empty: all of it."),
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["topic"].queryset = Topic.objects.published().order_by("label")  # type: ignore[attr-defined]

    @property
    def query(self) -> Query:
        """The search that is asked for, once the form is valid."""
        asked = self.cleaned_data
        address = asked["address"]
        parts = dict(parse_qsl(urlsplit(address).query if "?" in address else address))
        parts |= {name: asked[name] for name in ("q", "date_after", "date_before") if asked[name]}
        if asked["topic"]:
            parts["topic"] = asked["topic"].slug
        return Query.read(parts)


class RoundForm(forms.Form):
    """A new round."""

    version = forms.ModelChoiceField(
        CodebookVersion.objects.none(), label=_("Version of the codebook"), empty_label=None
    )
    coders = forms.ModelMultipleChoiceField(
        Membership.objects.none(), label=_("Coders"), widget=forms.CheckboxSelectMultiple
    )
    overlap = forms.IntegerField(label=_("Coders a statement"), min_value=1, max_value=100, initial=2)
    is_blind = forms.BooleanField(
        label=_("Blind"),
        required=False,
        initial=True,
        help_text=_("Nobody sees another’s codings before the round is revealed, whatever her role."),
    )
    note = forms.CharField(
        label=_("Note"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any, *, project: Project) -> None:
        super().__init__(data)
        versions = CodebookVersion.objects.published().filter(codebook=project.codebook)
        members = Membership.objects.current().filter(group=project.group).select_related("user")
        version: Any = self.fields["version"]
        coders: Any = self.fields["coders"]
        version.queryset = versions.select_related("codebook").defer("content").order_by("-number")
        coders.queryset = members.order_by("user__username")
        coders.label_from_instance = lambda membership: membership.user.called


class ReasonsForm(forms.Form):
    """Why it was decided so, or declined."""

    reasons = forms.CharField(label=_("Why?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))
