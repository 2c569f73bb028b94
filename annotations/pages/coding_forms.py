"""The forms of a coder's page: codes as a tree, and a position in the fields of the scheme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.coding.keeping import nameable
from annotations.coding.reading import LONGEST_COLLECTIVE, LONGEST_WORDS
from annotations.coding.values import CodeGiven, Named, PositionGiven, Term
from annotations.models import Body, ClaimEntry, CodebookVersion, CodeEntry, Confidence, PositionCoding
from annotations.reading import LONGEST_BODY, LONGEST_QUOTATION, Content
from archive.models import Country, Organization, Person, Proposition
from archive.models.positions import Act, Direction, Evidence
from archive.parsing.revising.layers import RefusedJudgement, check_stance

CONFIDENCE = [("", gettext_lazy("not said")), *Confidence.choices]
HOLDERS = {"person": "holder_person", "country": "holder_country", "organization": "holder_organization"}
NOBODY = ("", "–")


class SureForm(forms.Form):
    """How sure the coder is, and what she says of it."""

    confidence = forms.TypedChoiceField(
        label=gettext_lazy("How sure are you?"), choices=CONFIDENCE, required=False, coerce=int, empty_value=None
    )
    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        required=False,
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def comments(self) -> list[Content]:
        """The comment as a body, where there is one."""
        words = self.cleaned_data["comment"].strip()
        return [Content(Body.Kind.COMMENT, words, "commenting", "text/plain")] if words else []


class CodesForm(SureForm):
    """Which codes the statement has."""

    codes = forms.MultipleChoiceField(required=False)
    words = forms.CharField(
        label=gettext_lazy("On these words alone"),
        required=False,
        max_length=LONGEST_QUOTATION,
        help_text=gettext_lazy("Copy them from the statement; empty: the whole of it."),
    )

    field_order = ("words", "confidence", "comment")

    def __init__(self, data: Any, *, entries: Sequence[CodeEntry]) -> None:
        super().__init__(data)
        self.entries = {str(entry.code.guid): entry for entry in entries}
        self.fields["codes"].choices = [(guid, guid) for guid in self.entries]  # type: ignore[attr-defined]

    def chosen(self) -> list[CodeEntry]:
        """The codes that are ticked."""
        return [self.entries[guid] for guid in self.cleaned_data["codes"]]

    def bodies(self, entry: CodeEntry, version: CodebookVersion) -> list[Content]:
        """What an annotation says that gives this code."""
        term = Term(version.codebook.guid, version.number, entry.code.guid)
        coding = CodeGiven(term, self.cleaned_data["confidence"])
        return [Content(Body.Kind.CODE, purpose="classifying", coding=coding), *self.comments()]


class PositionForm(SureForm):
    """Who holds what on which claim."""

    proposition = forms.ChoiceField(label=gettext_lazy("Proposition or claim"))
    holder = forms.ChoiceField(label=gettext_lazy("Holder"), required=False)
    other_holder = forms.CharField(
        label=gettext_lazy("or another person"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Her name as the heading of her page has it."),
    )
    holder_collective = forms.CharField(
        label=gettext_lazy("or an unnamed collective"), required=False, max_length=LONGEST_COLLECTIVE
    )
    direction = forms.ChoiceField(label=gettext_lazy("Direction"), choices=[NOBODY, *Direction.choices])
    strength = forms.TypedChoiceField(
        label=gettext_lazy("Strength"),
        choices=[("2", gettext_lazy("2, plain")), ("1", gettext_lazy("1, hedged, partial or inferred"))],
        coerce=int,
        help_text=gettext_lazy("Of support and opposition; the other directions have none."),
    )
    act = forms.ChoiceField(label=gettext_lazy("Act"), choices=[NOBODY, *Act.choices])
    evidence = forms.ChoiceField(label=gettext_lazy("Evidence"), choices=[NOBODY, *Evidence.choices])
    words = forms.CharField(
        label=gettext_lazy("Rests on these words alone"),
        required=False,
        max_length=LONGEST_QUOTATION,
        help_text=gettext_lazy("Copy them from the statement; empty: the whole of it."),
    )
    condition = forms.CharField(
        label=gettext_lazy("Condition, in its words"), required=False, max_length=LONGEST_WORDS
    )
    on_behalf_of = forms.ChoiceField(label=gettext_lazy("On behalf of"), required=False)
    directed_at = forms.ChoiceField(label=gettext_lazy("Directed at"), required=False)
    attributed_by = forms.ChoiceField(label=gettext_lazy("Attributed by"), required=False)
    claims_also_for = forms.MultipleChoiceField(label=gettext_lazy("Claims also for"), required=False)
    rationale = forms.CharField(label=gettext_lazy("Rationale"), required=False, max_length=LONGEST_WORDS)

    field_order = (
        "proposition", "holder", "other_holder", "holder_collective", "direction", "strength", "act", "evidence", "words",
        "condition", "on_behalf_of", "directed_at", "attributed_by", "claims_also_for", "rationale", "confidence", "comment",
    )  # fmt: skip

    def __init__(
        self, data: Any, *, versions: Sequence[CodebookVersion], people: list[tuple[str, str]], initial: Any = None
    ) -> None:
        """With the claims of these versions; `people` are slugs and names of those whom the record knows. Four queries."""
        super().__init__(data, initial=initial, prefix="p")
        named = {version.pk: version for version in versions}
        claims = ClaimEntry.objects.filter(version__in=named, is_retired=False).select_related("claim")
        self.claims: dict[str, Term] = {}
        of_codebooks: dict[str, list[tuple[str, str]]] = {}
        for entry in claims.order_by("ordinal", "pk"):
            codebook = named[entry.version_id].codebook
            key = str(entry.claim.guid)
            self.claims[key] = Term(codebook.guid, named[entry.version_id].number, entry.claim.guid)
            heading = _("Claims of %(codebook)s") % {"codebook": codebook.name}
            of_codebooks.setdefault(heading, []).append((f"claim/{key}", entry.text))
        propositions = nameable(Proposition.objects.all()).order_by("text")
        countries = list(nameable(Country.objects.all()).order_by("label").values_list("slug", "label"))
        organizations = nameable(Organization.objects.all()).order_by("label").values_list("slug", "label")
        groups = {
            _("People of this record"): [(f"person/{slug}", name) for slug, name in people],
            _("Countries"): [(f"country/{slug}", name) for slug, name in countries],
            _("Organizations"): [(f"organization/{slug}", name) for slug, name in organizations],
        }
        on = {
            **of_codebooks,
            _("Propositions of the archive"): [(f"proposition/{row.slug}", row.text) for row in propositions],
        }
        self.offer("proposition", NOBODY, *((name, rows) for name, rows in on.items() if rows))
        self.offer("holder", NOBODY, *((name, rows) for name, rows in groups.items() if rows))
        self.offer("on_behalf_of", NOBODY, *countries)
        self.offer("directed_at", NOBODY, *countries)
        self.offer("attributed_by", NOBODY, *people)
        self.offer("claims_also_for", *people)

    def offer(self, name: str, *choices: Any) -> None:
        """Let the field have these choices."""
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError where the scheme has no such position."""
        values = super().clean() or {}
        if not self.errors:
            values["given"] = self.given(values)
            try:
                check_stance(values["given"], str(_("The position")))
            except RefusedJudgement as error:
                raise forms.ValidationError(str(error)) from error
        return values

    def given(self, values: dict[str, Any]) -> PositionGiven:
        """The position. Raises ValidationError for a person whom nobody can mean."""
        kind, _slash, key = values["proposition"].partition("/")
        on = Named(key) if kind == "proposition" else self.claims[key]
        kind, _slash, slug = values["holder"].partition("/")
        holders: dict[str, Any] = {HOLDERS[kind]: Named(slug)} if slug else {}
        if values["other_holder"].strip() and holders:
            raise forms.ValidationError(
                {"other_holder": _("A position has one holder: choose one, or write another.")}
            )
        if values["other_holder"].strip():
            holders["holder_person"] = Named(self.person(values["other_holder"].strip()))
        single: dict[str, Any] = {
            name: Named(values[name]) for name in ("on_behalf_of", "directed_at", "attributed_by") if values[name]
        }
        is_signed = values["direction"] in (Direction.SUPPORTS, Direction.OPPOSES)
        return PositionGiven(
            on=on,
            **holders,
            **single,
            holder_collective=values["holder_collective"].strip() or None,
            strength=values["strength"] if is_signed else None,
            claims_also_for=tuple(Named(one) for one in values["claims_also_for"]),
            **{name: values[name].strip() for name in ("direction", "act", "evidence", "condition", "rationale")},
            confidence=values["confidence"],
        )

    def person(self, words: str) -> str:
        """The slug of the one person of that heading. Raises ValidationError."""
        found = nameable(Person.objects.filter(Q(slug=words) | Q(label__iexact=words)))[:2]
        if len(found) != 1:
            raise forms.ValidationError(
                {"other_holder": _("There is no one person of this name: write the heading of her page.")}
            )
        return str(found[0].slug)

    def bodies(self) -> list[Content]:
        """What an annotation says that codes it."""
        coding = self.cleaned_data["given"]
        return [Content(Body.Kind.POSITION, purpose="assessing", coding=coding), *self.comments()]


def written(position: PositionCoding, people: list[tuple[str, str]]) -> dict[str, Any]:
    """The position as its form shows it."""
    on = position.claim
    known = {slug for slug, _name in people}
    person = position.holder_person
    holder, other = "", ""
    for kind, name in HOLDERS.items():
        if (record := getattr(position, name)) is not None:
            holder = f"{kind}/{record.slug}"
    if person is not None and person.slug not in known:
        holder, other = "", person.slug
    named = {name: getattr(position, name) for name in ("on_behalf_of", "directed_at", "attributed_by")}
    return {
        "proposition": f"claim/{on.claim.guid}" if on else f"proposition/{position.proposition.slug}",  # type: ignore[union-attr]
        "holder": holder,
        "other_holder": other,
        "holder_collective": position.holder_collective or "",
        **{name: record.slug if record else "" for name, record in named.items()},
        "claims_also_for": [one.slug for one in position.claims_also_for.all()],
        **{
            name: getattr(position, name)
            for name in ("direction", "strength", "act", "evidence", "condition", "rationale")
        },
        "confidence": position.confidence,
    }
