"""Changes of a codebook's draft as programs send them: each an operation with its arguments, applied in their order."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers as s

from annotations import codebooks
from annotations.codebooks import RefusedCodebook
from annotations.models import Claim, Code, CodebookVersion
from annotations.reading import LONGEST_BODY
from archive.models import Topic

from .bases import StrictSerializer

MOST_CHANGES = 2_000


def _words(text: str, most: int = LONGEST_BODY) -> s.CharField:
    return s.CharField(max_length=most, required=False, allow_blank=True, help_text=text)


def _topics() -> s.ListField:
    text = "Topics of the archive that it corresponds to, by their slugs: all of them."
    return s.ListField(child=s.SlugField(max_length=100), required=False, max_length=50, help_text=text)


def _do(word: str) -> s.ChoiceField:
    return s.ChoiceField(choices=[word], help_text="What is done.")


def _guid(text: str, **options: Any) -> s.UUIDField:
    return s.UUIDField(help_text=text, **options)


CODE, CLAIM = "The code, by its GUID.", "The claim, by its GUID."
WHY = "Why."


class _CodeWords(StrictSerializer):
    """The words of a code."""

    name = _words("Its name.", 120)
    definition = _words("What it means.")
    when_to_use = _words("When to use it.")
    when_not = _words("When not.")
    colour = _words("As #1b6e5a.", 7)
    shortcut = _words("One key.", 1)
    is_exclusive = s.BooleanField(
        required=False, help_text="Whether of those directly beneath it a coder gives a statement one at most."
    )


class AddCode(_CodeWords):
    """A new code, the last beneath `parent`."""

    do = _do("add_code")
    name = s.CharField(max_length=120, help_text="Its name.")
    parent = _guid("The code above it; on top without it.", required=False, allow_null=True)  # type: ignore[assignment]
    topics = _topics()
    guid = _guid("Its own GUID, where another program has given it one.", required=False)


class ChangeCode(_CodeWords):
    """Other words for a code; what is left out stays."""

    do = _do("change_code")
    code = _guid(CODE)
    topics = _topics()


class MoveCode(StrictSerializer):
    """A code put elsewhere, with what stands beneath it."""

    do = _do("move_code")
    code = _guid(CODE)
    parent = _guid("The code beneath which it goes; null: on top.", allow_null=True)  # type: ignore[assignment]
    before = _guid("Before this one there; without it, last.", required=False)


class RemoveCode(StrictSerializer):
    """A code taken out that no published version has."""

    do = _do("remove_code")
    code = _guid(CODE)


class RetireCode(StrictSerializer):
    """A code that is not given any more."""

    do = _do("retire_code")
    code = _guid(CODE)
    is_retired = s.BooleanField(default=True, help_text="False: it is given again.")
    reason = _words(WHY)


class MergeCodes(StrictSerializer):
    """Codes that go on as another."""

    do = _do("merge_codes")
    codes = s.ListField(child=s.UUIDField(), min_length=1, max_length=100, help_text="Those that go, by their GUIDs.")
    into = _guid("The one that stays, by its GUID.")
    reason = _words(WHY)


class Part(_CodeWords):
    """One of the codes into which another is split."""

    name = s.CharField(max_length=120, help_text="Its name.")


class SplitCode(StrictSerializer):
    """A code that goes on as several new ones."""

    do = _do("split_code")
    code = _guid(CODE)
    into = s.ListField(child=Part(), min_length=2, max_length=100, help_text="The new ones.")
    reason = _words(WHY)


class _ClaimWords(StrictSerializer):
    """The words of a claim."""

    text = _words("The claim, in one sentence.", 300)
    topic = s.SlugField(max_length=100, required=False, help_text="A topic of the archive, by its slug.")
    valid = _words("When it is a question, in EDTF or words.", 60)
    supports = _words("What plain support looks like.")
    opposes = _words("What plain opposition looks like.")
    note = _words("What is said of it.")


class AddClaim(_ClaimWords):
    """A new claim: `text`, `topic`, `supports` and `opposes` have to be there."""

    do = _do("add_claim")


class ChangeClaim(_ClaimWords):
    """Other words for a claim; what is left out stays."""

    do = _do("change_claim")
    claim = _guid(CLAIM)


class RemoveClaim(StrictSerializer):
    """A claim taken out that no published version has."""

    do = _do("remove_claim")
    claim = _guid(CLAIM)


class RetireClaim(StrictSerializer):
    """A claim that is not coded any more."""

    do = _do("retire_claim")
    claim = _guid(CLAIM)
    is_retired = s.BooleanField(default=True, help_text="False: it is coded again.")


CHANGES: dict[str, type[StrictSerializer]] = {
    "add_code": AddCode, "change_code": ChangeCode, "move_code": MoveCode, "remove_code": RemoveCode,
    "retire_code": RetireCode, "merge_codes": MergeCodes, "split_code": SplitCode, "add_claim": AddClaim,
    "change_claim": ChangeClaim, "remove_claim": RemoveClaim, "retire_claim": RetireClaim,
}  # fmt: skip


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="CodebookChange", serializers=list(CHANGES.values()), resource_type_field_name=None, many=True
    )
)
class ChangesField(s.Field):
    """Operations, each with its arguments."""

    def to_internal_value(self, data: Any) -> list[dict[str, Any]]:
        """Each as its serializer reads it. Raises ValidationError."""
        if not isinstance(data, list) or not 0 < len(data) <= MOST_CHANGES:
            raise s.ValidationError([f"has to be a list of 1 to {MOST_CHANGES} changes"])
        found, errors = [], []
        for one in data:
            kind = one.get("do") if isinstance(one, dict) else None
            if not isinstance(kind, str) or kind not in CHANGES:
                errors.append({"do": [f"there are {', '.join(CHANGES)}"]})
                continue
            read = CHANGES[kind](data=one)
            errors.append({} if read.is_valid() else read.errors)
            found.append(dict(read.validated_data) if not read.errors else {})
        if any(errors):
            raise s.ValidationError(errors)
        return found

    def to_representation(self, value: Any) -> Any:
        """Nothing of it is printed."""
        return value


class ChangesSerializer(StrictSerializer):
    """What to do to a draft; all of it, or where one can't be done nothing."""

    changes = ChangesField(help_text="Done in their order.")


def apply_changes(draft: CodebookVersion, changes: list[dict[str, Any]], by: Any) -> None:
    """Change the draft. Raises RefusedCodebook, which names the change that can't be done; nothing is done then."""
    with transaction.atomic():
        for index, change in enumerate(changes):
            values = dict(change)
            kind = values.pop("do")
            try:
                _APPLY[kind](draft, by, values)
            except RefusedCodebook as refusal:
                raise RefusedCodebook(f"changes/{index} ({kind}): {refusal}") from refusal


def _add_code(draft: CodebookVersion, by: Any, values: dict[str, Any]) -> None:
    guid, parent = values.pop("guid", None), values.pop("parent", None)
    topics = _find_topics(values.pop("topics", []))
    above = _code(draft, parent) if parent else None
    entry = codebooks.add_code(draft=draft, by=by, parent=above, topics=topics, **values)
    if guid is not None:
        try:
            with transaction.atomic():
                Code.objects.filter(pk=entry.code_id).update(guid=guid)
        except IntegrityError as error:
            raise RefusedCodebook("this GUID is another code’s already") from error


def _change_code(draft: CodebookVersion, by: Any, values: dict[str, Any]) -> None:
    code = _code(draft, values.pop("code"))
    topics = _find_topics(values.pop("topics")) if "topics" in values else None
    codebooks.change_code(draft=draft, code=code, by=by, topics=topics, **values)


def _move_code(draft: CodebookVersion, by: Any, values: dict[str, Any]) -> None:
    parent, before = values["parent"], values.get("before")
    codebooks.move_code(
        draft=draft, code=_code(draft, values["code"]), by=by, parent=_code(draft, parent) if parent else None,
        before=_code(draft, before) if before else None,
    )  # fmt: skip


def _merge_codes(draft: CodebookVersion, by: Any, values: dict[str, Any]) -> None:
    going = [_code(draft, guid) for guid in dict.fromkeys(values["codes"])]
    into = _code(draft, values["into"])
    codebooks.merge_codes(draft=draft, codes=going, into=into, by=by, reason=values.get("reason", ""))


def _on_code(verb: Any) -> Any:
    return lambda draft, by, values: verb(draft=draft, by=by, **{**values, "code": _code(draft, values["code"])})


def _on_claim(verb: Any) -> Any:
    def do(draft: CodebookVersion, by: Any, values: dict[str, Any]) -> None:
        if "claim" in values:
            values["claim"] = _claim(draft, values["claim"])
        if "topic" in values:
            values["topic"] = _find_topics([values["topic"]])[0]
        verb(draft=draft, by=by, **values)

    return do


_APPLY: dict[str, Any] = {
    "add_code": _add_code,
    "change_code": _change_code,
    "move_code": _move_code,
    "remove_code": _on_code(codebooks.remove_code),
    "retire_code": _on_code(codebooks.retire_code),
    "merge_codes": _merge_codes,
    "split_code": _on_code(codebooks.split_code),
    "add_claim": _on_claim(codebooks.add_claim),
    "change_claim": _on_claim(codebooks.change_claim),
    "remove_claim": _on_claim(codebooks.remove_claim),
    "retire_claim": _on_claim(codebooks.retire_claim),
}


def _code(draft: CodebookVersion, guid: UUID) -> Code:
    found = Code.objects.filter(codebook=draft.codebook_id, guid=guid).first()
    if found is None:
        raise RefusedCodebook(f"there is no code {guid} in the codebook")
    return found


def _claim(draft: CodebookVersion, guid: UUID) -> Claim:
    found = Claim.objects.filter(codebook=draft.codebook_id, guid=guid).first()
    if found is None:
        raise RefusedCodebook(f"there is no claim {guid} in the codebook")
    return found


def _find_topics(slugs: list[str]) -> list[Topic]:
    found = {topic.slug: topic for topic in Topic.objects.published().filter(slug__in=slugs)}
    if unknown := sorted(set(slugs) - found.keys()):
        raise RefusedCodebook(f"no published topic is called {', '.join(unknown)}")
    return [found[slug] for slug in dict.fromkeys(slugs)]
