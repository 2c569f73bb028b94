"""The forms of codebooks: what a codebook, a code and a claim say, and what is done to codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotations.codebooks.colours import PALETTE
from annotations.codebooks.drafting import CLAIM_FIELDS, CODE_FIELDS
from annotations.models import ClaimEntry, CodeEntry
from archive.models import Topic

from .forms import LONGEST
from .licensing import given_to_everybody


def _text(label: Any, *, rows: int = 3, required: bool = False, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST, required=required, widget=forms.Textarea(attrs={"rows": rows}), **options
    )


def _topics(chosen: Iterable[int]) -> Any:
    """Topics that can be chosen: public ones, and those that were chosen before."""
    public = Topic.objects.published().choosable().values("pk")
    return Topic.objects.filter(Q(pk__in=public) | Q(pk__in=list(chosen))).order_by("label")


class CodebookForm(forms.Form):
    """What a codebook is called."""

    name = forms.CharField(label=_("Name"), max_length=120)
    description = _text(_("What it is for"))


class DescriptionForm(CodebookForm):
    """What it is called, and who reads it."""

    visibility = forms.ChoiceField(
        label=_("Who sees its published versions"),
        choices=[("group", _("the group")), ("public", _("everybody"))],
        help_text=given_to_everybody(
            _("What is public can be coded by by anybody. Drafts are seen by the group’s owners and editors alone.")
        ),
    )


class CodeForm(forms.Form):
    """What a code says; `palette` is offered for its colour."""

    palette = PALETTE
    name = forms.CharField(label=_("Name"), max_length=120)
    definition = _text(_("Definition"))
    when_to_use = _text(_("When to use it"))
    when_not = _text(_("When not"))
    colour = forms.CharField(
        label=_("Colour"),
        max_length=7,
        required=False,
        widget=forms.TextInput(attrs={"list": "palette"}),
        help_text=_("As #1b6e5a, or one of the list."),
    )
    shortcut = forms.CharField(
        label=_("Shortcut key"), max_length=1, required=False, help_text=_("One key, which no other code has.")
    )
    is_exclusive = forms.BooleanField(
        label=_("Those beneath it exclude each other"),
        required=False,
        help_text=_("Of the codes directly beneath it, a coder gives one statement one at most."),
    )
    topics = forms.ModelMultipleChoiceField(
        label=_("Topics of the archive"),
        queryset=Topic.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Those that it corresponds to, if any."),
    )

    def __init__(self, data: Any = None, *, entry: CodeEntry | None = None) -> None:
        initial = {name: getattr(entry, name) for name in CODE_FIELDS} if entry else {}
        chosen = [topic.pk for topic in entry.topics.all()] if entry else []
        super().__init__(data, initial={**initial, "topics": chosen})
        self.fields["topics"].queryset = _topics(chosen)  # type: ignore[attr-defined]


class ClaimForm(forms.Form):
    """What a claim says: the fields of the archive's propositions."""

    text = forms.CharField(
        label=_("Claim"), max_length=300, help_text=_("One sentence that somebody can affirm or deny.")
    )
    topic = forms.ModelChoiceField(label=_("Topic"), queryset=Topic.objects.none())
    valid = forms.CharField(
        label=_("Valid in"), max_length=60, required=False, help_text=_("Such as 1956– or 2001–2006.")
    )
    supports = _text(_("What plain support looks like"), rows=2, required=True)
    opposes = _text(_("What plain opposition looks like"), rows=2, required=True)
    note = _text(_("Note"), rows=2)

    def __init__(self, data: Any = None, *, entry: ClaimEntry | None = None) -> None:
        super().__init__(data, initial={name: getattr(entry, name) for name in CLAIM_FIELDS} if entry else {})
        self.fields["topic"].queryset = _topics([entry.topic_id] if entry else [])  # type: ignore[attr-defined]


class _AmongCodes(forms.Form):
    """A form that offers codes of the draft, by their GUIDs."""

    top: Any = None

    def codes(self, entries: Iterable[tuple[int, CodeEntry]]) -> list[tuple[str, str]]:
        """The codes with how deep they stand, for a list to choose from."""
        named = [(str(entry.code.guid), f"{'– ' * depth}{entry.name}") for depth, entry in entries]
        return [("", str(self.top)), *named] if self.top else named


class MoveForm(_AmongCodes):
    """Where a code goes."""

    top = _("the top of the tree")
    under = forms.ChoiceField(label=_("Beneath"), required=False)
    before = forms.ChoiceField(label=_("Before"), required=False)

    def __init__(self, data: Any, entries: Any, siblings: Iterable[CodeEntry], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["under"].choices = self.codes(entries)  # type: ignore[attr-defined]
        last = [("", _("none: the last of them"))]
        self.fields["before"].choices = [*last, *((str(one.code.guid), one.name) for one in siblings)]  # type: ignore[attr-defined]


class MergeForm(_AmongCodes):
    """What a code goes into, and why."""

    into = forms.ChoiceField(label=_("Into which code"))
    reason = _text(_("Why?"), rows=2)

    def __init__(self, data: Any, entries: Any) -> None:
        super().__init__(data)
        self.fields["into"].choices = self.codes(entries)  # type: ignore[attr-defined]


class SplitForm(forms.Form):
    """Into what a code is split, and why."""

    names = _text(_("Into codes of these names"), required=True, help_text=_("One a line, two at least."))
    reason = _text(_("Why?"), rows=2)

    def clean_names(self) -> list[str]:
        """The names, without empty lines."""
        return [name.strip() for name in self.cleaned_data["names"].splitlines() if name.strip()]


class RetireForm(forms.Form):
    """Why a code is not given any more."""

    reason = _text(_("Why?"), rows=2)


class PublishForm(forms.Form):
    """What is new in the version."""

    note = _text(_("What is new"))
