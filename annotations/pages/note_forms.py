"""The forms of the notebook: writing a note without a script, searching, and settling where one stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from annotations.anchoring.selectors import TextPositionSelector
from annotations.models import CodeEntry, PositionCoding, ResearchGroup
from annotations.models.annotations import Visibility
from annotations.reading import LONGEST_BODY, LONGEST_QUOTATION, LONGEST_TAG, MOST_BODIES
from archive.models.positions import Direction

from .codes_offered import address_of, grow_offered, list_offered
from .licensing import given_to_everybody

RECORD = "record"
"""What stands for the whole record among the things that a note can be on."""


class NoteForm(forms.Form):
    """A note on a statement, on words in it, or on the whole record; or a reply, which has no place of its own."""

    on = forms.ChoiceField(label=_("On"))
    quotation = forms.CharField(
        label=_("On these words of it"),
        required=False,
        max_length=LONGEST_QUOTATION,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("As they stand in the record; empty for the whole."),
    )
    words = forms.CharField(
        label=_("Your note"), required=False, max_length=LONGEST_BODY, widget=forms.Textarea(attrs={"rows": 5})
    )
    tags = forms.CharField(
        label=_("Tags"),
        required=False,
        max_length=LONGEST_TAG * 10,
        help_text=_("With commas between; a topic of the archive becomes one."),
    )
    codes = forms.MultipleChoiceField(
        label=_("Codes"),
        required=False,
        help_text=_("Of the codebooks of your groups, as they were published last."),
    )
    seen_by = forms.ChoiceField(label=_("Who sees it"), help_text=given_to_everybody(""))

    may_be_empty = False

    def __init__(
        self,
        *args: Any,
        user: Any,
        places: list[tuple[str, str]],
        is_reply: bool = False,
        given: Sequence[CodeEntry] = (),
        **more: Any,
    ) -> None:
        """`given` are the codes that the note has. Three queries, of a reply one."""
        super().__init__(*args, **more)
        groups = [(f"group:{one.slug}", one.name) for one in ResearchGroup.objects.of(user)]
        choices = [(Visibility.PRIVATE.value, _("Only me")), *groups, (Visibility.PUBLIC.value, _("Everybody"))]
        self.fields["seen_by"].choices = choices  # type: ignore[attr-defined]
        self.fields["on"].choices = [(RECORD, _("the whole record")), *places]  # type: ignore[attr-defined]
        self.given = given
        self.offered = [] if is_reply else list_offered(user)
        entries = [*given, *(entry for one in self.offered for entry in one.entries if not entry.is_retired)]
        self.fields["codes"].choices = [(address_of(entry), entry.name) for entry in entries]  # type: ignore[attr-defined]
        if is_reply:
            for name in ("on", "quotation", "tags"):
                del self.fields[name]
        if is_reply or not entries:
            del self.fields["codes"]

    @property
    def trees(self) -> list[dict[str, Any]]:
        """The codes as they are shown, codebook by codebook."""
        return grow_offered(self.offered, self.given, set(self["codes"].value() or ()))

    def clean(self) -> dict[str, Any]:
        """Something has to be said."""
        given: dict[str, Any] = super().clean() or {}
        if any(len(tag) > LONGEST_TAG for tag in self.list_tags(given)):
            raise forms.ValidationError(_("A tag has at most %(most)s characters.") % {"most": LONGEST_TAG})
        codes, tags = given.get("codes", []), self.list_tags(given)
        said = given.get("words", "").strip() or tags or codes
        if not said and not self.may_be_empty and not self.errors:
            raise forms.ValidationError(_("Write something, or give a code or a tag."))
        if codes and 1 + len(codes) + len(tags) > MOST_BODIES:
            raise forms.ValidationError(_("A note has at most %(most)s codes and tags.") % {"most": MOST_BODIES - 1})
        return given

    def list_tags(self, given: dict[str, Any]) -> list[str]:
        """Each tag once."""
        found = dict.fromkeys(" ".join(tag.split()) for tag in given.get("tags", "").split(","))
        return [tag for tag in found if tag][: MOST_BODIES - 1]


class EditForm(NoteForm):
    """What a note says, to be changed; `read` is the number of the version that was read. A mark without words stays one."""

    read = forms.IntegerField(widget=forms.HiddenInput)

    may_be_empty = True

    def __init__(self, *args: Any, user: Any, is_reply: bool, **more: Any) -> None:
        super().__init__(*args, user=user, places=[], is_reply=is_reply, **more)
        for name in ("on", "quotation"):
            self.fields.pop(name, None)


class SearchForm(forms.Form):
    """What is looked for in the notebook; all that is given has to hold."""

    words = forms.CharField(label=_("Words"), required=False, max_length=200)
    quotation = forms.CharField(label=_("Words that it is on"), required=False, max_length=200)
    tag = forms.CharField(label=_("Tag"), required=False, max_length=LONGEST_TAG)
    code = forms.CharField(label=_("Code"), required=False, max_length=120)
    creator = forms.CharField(label=_("By (user name)"), required=False, max_length=150)
    group = forms.ChoiceField(label=_("Shared with"), required=False)
    visibility = forms.ChoiceField(
        label=_("Who sees it"), required=False, choices=[("", _("anybody")), *Visibility.choices]
    )
    made_from = forms.DateField(
        label=_("Made from"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    made_until = forms.DateField(
        label=_("Made until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    stance_on = forms.ChoiceField(label=_("Position on"), required=False)
    direction = forms.ChoiceField(
        label=_("Direction of the position"), required=False, choices=[("", _("any")), *Direction.choices]
    )
    speaker = forms.ChoiceField(label=_("Speaker"), required=False)
    topic = forms.ChoiceField(label=_("Topic of the statement"), required=False)
    record_keeper = forms.ChoiceField(label=_("Record-keeper"), required=False)
    date_after = forms.CharField(label=_("Event from"), required=False, max_length=10)
    date_before = forms.CharField(label=_("Event until"), required=False, max_length=10)

    NOTE = ("words", "quotation", "tag", "creator", "group", "visibility", "made_from", "made_until")
    CODING = ("code", "stance_on", "direction")
    FACETS = ("speaker", "topic", "record_keeper", "date_after", "date_before")

    def __init__(self, *args: Any, user: Any, choices: dict[str, list[tuple[str, str]]], **more: Any) -> None:
        super().__init__(*args, **more)
        groups = [(one.slug, one.name) for one in ResearchGroup.objects.of(user)]
        self.fields["group"].choices = [("", _("any group, or none")), *groups]  # type: ignore[attr-defined]
        for name in ("speaker", "topic", "record_keeper"):
            self.fields[name].choices = [("", _("any")), *choices[name]]  # type: ignore[attr-defined]
        coded = PositionCoding.objects.standing().visible_to(user).list_subjects()
        self.fields["stance_on"].choices = [("", _("anything")), *coded]  # type: ignore[attr-defined]

    def coded_on(self) -> dict[str, Any]:
        """What positions are to be on, once the form is valid: a proposition of the archive or a claim of a codebook."""
        kind, _slash, key = self.cleaned_data["stance_on"].partition("/")
        return {"proposition": key} if kind == "proposition" else {"claim": UUID(key)} if kind == "claim" else {}

    @property
    def of_codings(self) -> list[Any]:
        """The fields that ask what it codes."""
        return [self[name] for name in self.CODING]

    @property
    def of_notes(self) -> list[Any]:
        """The fields that ask what a note is."""
        return [self[name] for name in self.NOTE]

    @property
    def of_records(self) -> list[Any]:
        """The fields that ask what it is on."""
        return [self[name] for name in self.FACETS]


class PlaceForm(forms.Form):
    """Words of the edition on which a note stands from now on."""

    exact = forms.CharField(
        label=_("The words in the edition"),
        required=False,
        max_length=LONGEST_QUOTATION,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    before = forms.CharField(
        label=_("Words right before them, where they occur twice"), required=False, max_length=500
    )
    after = forms.CharField(label=_("Words right after them"), required=False, max_length=500)
    start = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    @property
    def position(self) -> TextPositionSelector | None:
        """Where the words are, in code points of the text, once the form is valid: a page says so on which they were selected."""
        start, end = self.cleaned_data["start"], self.cleaned_data["end"]
        return None if start is None or end is None else TextPositionSelector(start, end)
