"""The forms of the vocabulary."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from django import forms
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.authorities.renaming import is_taken
from archive.models import Proposition, Tag, Topic, TopicLabel
from archive.skos.concepts import MATCHES, WEB_ADDRESS

from .tree import flatten, nest


class TopicChoice(forms.ModelChoiceField):
    """One topic of the tree, in a list that shows the tree. The first choice is none: what that means is the label."""

    def __init__(self, *, but: Topic | None = None, empty: Any = None, **kwargs: Any) -> None:
        """`but` is a topic that is not offered."""
        super().__init__(Topic.objects.choosable(), empty_label=empty, **kwargs)
        rows = Topic.objects.choosable().order_by("label", "pk").values("pk", "label", "broader")
        tree = nest(dict(row) for row in rows if but is None or row["pk"] != but.pk)
        self.choices = [
            *([("", empty)] if empty is not None else []),
            *((entry["pk"], "\u2003" * depth + entry["label"]) for entry, depth in flatten(tree)),
        ]


class SlugField(forms.CharField):
    """The address of a record."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Address"),
            max_length=80,
            help_text=_("small letters, digits and hyphens: the end of the record’s public address"),
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cleaned):
            raise forms.ValidationError(now("Use small letters, digits, and hyphens between them."))
        return cleaned


class TopicForm(forms.ModelForm):
    """What is said of a topic; its place and its address have pages of their own."""

    field_order: tuple[str, ...] = ()

    # Not “matches”: a control of that name hides the method of the form element.
    mappings = forms.CharField(
        label=_("Matches in other schemes"),
        required=False,
        help_text=_(
            "a line each: how (exactMatch, closeMatch, broadMatch, narrowMatch, relatedMatch), and the address"
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Topic
        fields = ["label", "definition", "scope_note", "valid", "related", "wikidata", "note"]
        widgets = {
            "definition": forms.Textarea(attrs={"rows": 3}),
            "scope_note": forms.Textarea(attrs={"rows": 3}),
            "note": forms.Textarea(attrs={"rows": 2}),
            "related": forms.SelectMultiple(attrs={"size": 8}),
        }
        help_texts = {
            "label": _("the preferred English label"),
            "wikidata": _("the item that means just the same: Q and a number"),
            "note": _("for the desk alone"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Topic.objects.choosable().exclude(pk=self.instance.pk)
        self.fields["related"].queryset = others  # type: ignore[attr-defined]
        self.fields["related"].help_text = now("several with Ctrl or ⌘")
        self.initial["mappings"] = "\n".join(f"{how} {address}" for how, address in self.instance.matches)
        self.order_fields(
            [*self.field_order, "label", "definition", "scope_note", "valid", "related", "wikidata", "mappings"]
        )

    def clean_wikidata(self) -> str:
        value: str = self.cleaned_data["wikidata"].strip()
        if value and not re.fullmatch(r"Q[1-9][0-9]*", value):
            raise forms.ValidationError(now("An item of Wikidata is Q and a number."))
        return value

    def clean_mappings(self) -> list[list[str]]:
        """The lines as pairs."""
        pairs = []
        for line in filter(None, map(str.strip, self.cleaned_data["mappings"].splitlines())):
            how, _space, address = line.partition(" ")
            address = address.strip()
            if how not in MATCHES or not WEB_ADDRESS.fullmatch(address):
                raise forms.ValidationError(
                    now("“%(line)s”: write how it matches, a space, and a web address.") % {"line": line[:80]}
                )
            pairs.append([how, address])
        return [list(pair) for pair in dict.fromkeys(map(tuple, pairs))]


class NewTopicForm(TopicForm):
    """A new topic, with its address and its place."""

    slug = SlugField()

    class Meta(TopicForm.Meta):
        fields = ["label", "slug", "broader", *TopicForm.Meta.fields[1:]]

    field_order = ("label", "slug", "broader")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["broader"] = TopicChoice(label=_("Under"), empty=now("at the top"), required=False)

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if is_taken("topic", slug):
            raise forms.ValidationError(now("This is or was the address of another topic."))
        return slug


class Labels(BaseInlineFormSet):
    """The labels of a topic: one preferred a language, any number of others."""

    def clean(self) -> None:
        super().clean()
        seen = set()
        for form in self.forms:
            values = getattr(form, "cleaned_data", {})
            if not values or values.get("DELETE") or not values.get("is_preferred"):
                continue
            if values.get("language") in seen:
                raise forms.ValidationError(
                    now("Two preferred labels in “%(language)s”: a language has one.")
                    % {"language": values["language"]}
                )
            seen.add(values.get("language"))

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["language"].widget.attrs |= {"list": "languages", "size": 6, "aria-label": now("Language")}
        form.fields["text"].widget.attrs |= {"aria-label": now("Label")}
        form.fields["is_preferred"].widget.attrs["aria-label"] = now("Preferred in this language")
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = now("Delete this label")


LabelFormSet: Any = inlineformset_factory(
    Topic, TopicLabel, formset=Labels, fields=["language", "text", "is_preferred"], extra=2
)


class RenameForm(forms.Form):
    """Another address."""

    slug = SlugField()


class MoveForm(forms.Form):
    """Another place in the tree."""

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["under"] = TopicChoice(but=topic, label=_("Under"), empty=now("at the top"), required=False)


class MergeTopicForm(forms.Form):
    """Which topic stays."""

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = TopicChoice(
            but=topic,
            label=_("Merge into"),
            empty="",
            help_text=_(
                "the topic that stays, and gets the labels, statements, narrower topics and propositions of this one"
            ),
        )


class NewNarrowerForm(forms.Form):
    """One of the topics that a topic is divided into."""

    label = forms.CharField(label=_("Label"), max_length=200)
    slug = SlugField()
    definition = forms.CharField(label=_("Definition"), widget=forms.Textarea(attrs={"rows": 2}))


class DivideForm(forms.Form):
    """The two new topics of a division: the fields of `NewNarrowerForm`, numbered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in (1, 2):
            for name, field in NewNarrowerForm.base_fields.items():
                self.fields[f"{name}_{number}"] = _numbered(field, number)


def _numbered(field: forms.Field, number: int) -> forms.Field:
    copy = deepcopy(field)
    copy.label = f"{field.label} ({now('first') if number == 1 else now('second')})"
    return copy


class RetagForm(forms.Form):
    """Statements that carry a topic, and another one for them."""

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = TopicChoice(but=topic, label=_("Tag them with"), empty="")
        self.fields["tags"] = forms.ModelMultipleChoiceField(
            Tag.objects.filter(topic=topic),
            error_messages={
                "required": _("Choose statements first."),
                "invalid_choice": _("One of these statements was changed meanwhile: look at the list again."),
            },
        )


class SchemeFileForm(forms.Form):
    """A file with a scheme of concepts."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Turtle (.ttl), JSON-LD (.jsonld, .json) or RDF/XML (.rdf, .xml), 4 MB at most"),
        widget=forms.ClearableFileInput(attrs={"accept": ".ttl,.jsonld,.json,.rdf,.xml"}),
    )


class WordingForm(forms.ModelForm):
    """The wording of a proposition, and why it is changed."""

    reason = forms.CharField(
        label=_("Why it is changed"),
        help_text=_("stands in the public history once the version is approved"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    class Meta:
        model = Proposition
        fields = ["text", "topic", "valid", "supports", "opposes", "note"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
            "supports": forms.Textarea(attrs={"rows": 2}),
            "opposes": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {"text": _("one sentence that somebody can affirm or deny")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"] = TopicChoice(label=_("Topic"), empty="")


class NewWordingForm(WordingForm):
    """A new proposition."""

    slug = SlugField()
    field_order = ["text", "slug"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("Why it is needed")
        self.fields["reason"].required = False
