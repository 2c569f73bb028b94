"""The forms of pictures: of which codings, narrowed to what, and which picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.models.annotations import Visibility
from annotations.picturing.choosing import Choices
from annotations.picturing.scope import Asked, Scope
from archive.models.positions import Direction

KINDS: Final = {
    "positions": gettext_lazy("Positions over time, with shifts"),
    "matrix": gettext_lazy("Holders and propositions, counted"),
    "attention": gettext_lazy("Who raised what, over time"),
    "raised": gettext_lazy("Who raised what, counted"),
}
"""The pictures, by the names of their files."""

ACCOUNTS: Final = (
    ("", gettext_lazy("whoever’s")),
    ("own", gettext_lazy("own account")),
    ("other", gettext_lazy("the other side’s account")),
    ("common", gettext_lazy("common, as reported")),
    ("third", gettext_lazy("a third party’s words, as reported")),
    ("told", gettext_lazy("said by another of the holder")),
    ("undetermined", gettext_lazy("side not determined")),
)
TAGS, CODES = "tags", "codes"


class ScopeForm(forms.Form):
    """Of which codings, and what of them; empty fields ask nothing."""

    of = forms.ChoiceField(label=gettext_lazy("Of what"), required=False)
    holder = forms.ChoiceField(label=gettext_lazy("Holder or speaker"), required=False)
    proposition = forms.ChoiceField(label=gettext_lazy("Proposition"), required=False)
    account = forms.ChoiceField(label=gettext_lazy("By whose account"), required=False, choices=ACCOUNTS)
    direction = forms.ChoiceField(label=gettext_lazy("Direction"), required=False)
    coder = forms.CharField(label=gettext_lazy("Coder (user name)"), required=False, max_length=150)
    visibility = forms.ChoiceField(
        label=gettext_lazy("Codings seen by"), required=False, choices=[("", gettext_lazy("anybody")), *Visibility.choices]
    )  # fmt: skip
    first = forms.DateField(
        label=gettext_lazy("Event from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    last = forms.DateField(
        label=gettext_lazy("Event until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    OF_SCOPE: tuple[str, ...] = ("of", "holder", "proposition", "account", "direction", "coder", "visibility", "first", "last")  # fmt: skip

    def __init__(self, *args: Any, scopes: list[tuple[str, list[Scope]]], choices: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self._offer("of", [(heading, [(one.value, one.label) for one in found]) for heading, found in scopes])
        self._offer("holder", [("", _("anybody")), *choices.holders])
        self._offer("proposition", [("", _("any")), *choices.propositions])
        self._offer("direction", [("", _("any")), *Direction.choices])

    def _offer(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        """Give the field these choices, and what was asked for, which a long list or another scope may not have."""
        known = list(choices)
        asked = self.data.get(name, "")
        flat = {
            value for head, rest in known for value, _label in (rest if isinstance(rest, list) else [(head, rest)])
        }
        if name != "direction" and asked and asked not in flat:
            known.append((asked, asked.partition(":")[2] or asked))
        self.fields[name].choices = known  # type: ignore[attr-defined]

    def asked(self, scope: Scope) -> Asked:
        """What is asked of the scope; the form has to be valid."""
        given = self.cleaned_data
        names = ("holder", "proposition", "account", "direction", "coder", "visibility", "first", "last")
        return Asked(scope, **{name: given[name] for name in names})

    def clean(self) -> dict[str, Any]:
        """The days have to be in their order."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("first") and given.get("last") and given["first"] > given["last"]:
            self.add_error("last", _("The last day is before the first one."))
        return given

    @property
    def of_scope(self) -> list[Any]:
        """The fields that ask of which codings."""
        return [self[name] for name in self.OF_SCOPE]


class PictureForm(ScopeForm):
    """Which picture, too; what was raised is asked of the record's tags or of codes."""

    kind = forms.ChoiceField(label=gettext_lazy("Picture"), required=False, choices=list(KINDS.items()))
    beside = forms.BooleanField(label=gettext_lazy("the editors’ positions beside the codings"), required=False)
    by = forms.ChoiceField(
        label=gettext_lazy("Raised by"),
        required=False,
        choices=[(TAGS, gettext_lazy("the record’s tags")), (CODES, gettext_lazy("codes of codebooks"))],
    )
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), required=False)
    code = forms.ChoiceField(label=gettext_lazy("Code"), required=False)

    def __init__(self, *args: Any, choices: Choices, **more: Any) -> None:
        super().__init__(*args, choices=choices, **more)
        self._offer("topic", [("", _("any")), *choices.topics])
        self._offer("code", [("", _("any")), *choices.codes])

    def clean_code(self) -> UUID | None:
        """The GUID of the code."""
        given = self.cleaned_data["code"]
        try:
            return UUID(given) if given else None
        except ValueError as error:
            raise forms.ValidationError(_("There is no such code.")) from error

    def asked(self, scope: Scope) -> Asked:
        """What is asked of the scope; the form has to be valid."""
        names = ("holder", "proposition", "account", "direction", "coder", "visibility", "first", "last")
        given = self.cleaned_data
        return Asked(scope, topic=given["topic"], code=given["code"], **{name: given[name] for name in names})

    @property
    def is_of_tags(self) -> bool:
        """Whether what was raised is asked of the record's tags; the form has to be valid."""
        return self.cleaned_data["by"] != CODES

    @property
    def of_attention(self) -> list[Any]:
        """The fields that ask what was raised."""
        return [self[name] for name in ("by", "topic", "code")]
