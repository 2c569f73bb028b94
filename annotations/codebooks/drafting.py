"""The draft of a codebook: begun as a copy of what was published last, changed code by code, published or thrown away.

Whoever keeps a group's codebooks is an owner or an editor of it. Whatever changes a draft locks its codebook first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from annotations.models import (
    Claim,
    ClaimEntry,
    Code,
    Codebook,
    CodebookVersion,
    CodeCoding,
    CodeEntry,
    CodeMove,
    Membership,
    PositionCoding,
    ResearchGroup,
    Role,
    Visibility,
)
from annotations.naming import UnfitName, read_name
from archive.changing.auditing import acting

CODE_FIELDS = ("name", "definition", "when_to_use", "when_not", "colour", "shortcut", "is_exclusive")
CLAIM_FIELDS = ("text", "topic", "valid", "supports", "opposes", "note")

MOST_CODES = 2_000
"""In one version: more than any codebook we know of has."""


class RefusedCodebook(ValueError):
    """It can't be done to the codebook; the message says why and what to do."""


def keeps(user: Any, group: ResearchGroup) -> bool:
    """Whether the account may change the group's codebooks and projects. One query."""
    current = Membership.objects.of(user).filter(group=group)
    return current.filter(role__in=[Role.OWNER, Role.EDITOR]).exists()


def require_keeper(user: Any, group: ResearchGroup) -> None:
    """Raises RefusedCodebook where the account does not keep the group's codebooks."""
    if not keeps(user, group):
        raise RefusedCodebook(_("Owners and editors of the group keep its codebooks and projects."))


def found(*, group: ResearchGroup, name: str, description: str = "", by: Any) -> Codebook:
    """A new codebook with an empty draft. Raises RefusedCodebook."""
    require_keeper(by, group)
    with transaction.atomic(), acting(by=by, why=_("a codebook is founded")):
        codebook = Codebook.objects.create(
            group=group, name=_named(name, Codebook), description=description.strip(), made_by=by
        )
        CodebookVersion.objects.create(codebook=codebook, number=1)
    return codebook


def describe(*, codebook: Codebook, name: str, description: str, visibility: str, by: Any) -> None:
    """Give the codebook another name, description or readership. Raises RefusedCodebook."""
    with locked(codebook, by) as changed:
        if visibility not in ("group", "public"):
            raise RefusedCodebook(_("A codebook is its group’s or public."))
        if visibility == Visibility.GROUP and _is_coded_in_public(changed):
            raise RefusedCodebook(_("Somebody has coded by it in public, so that it stays public."))
        changed.name, changed.description = _named(name, Codebook), description.strip()
        changed.visibility = visibility
        changed.save(update_fields=["name", "description", "visibility"])


def begin_draft(*, codebook: Codebook, by: Any) -> CodebookVersion:
    """The draft that there is, else a new one that says what the last version says. Raises RefusedCodebook."""
    with locked(codebook, by) as changed:
        if there := changed.versions.filter(published_at=None).first():
            return there
        last = changed.versions.get(number=changed.versions.aggregate(Max("number"))["number__max"])
        draft = CodebookVersion.objects.create(codebook=changed, number=last.number + 1)
        _copy(last, draft)
        return draft


def discard_draft(*, draft: CodebookVersion, by: Any) -> None:
    """Throw the draft away; what was published stays. Raises RefusedCodebook, also where nothing was published yet."""
    with editing(draft, by) as changed:
        if changed.number == 1:
            raise RefusedCodebook(_("Nothing was published yet: change the draft, or leave it."))
        changed.moves.all().delete()
        changed.entries.update(parent=None)
        changed.entries.all().delete()
        changed.claims.all().delete()
        changed.delete()
        Code.objects.filter(codebook=changed.codebook, entries=None).delete()
        Claim.objects.filter(codebook=changed.codebook, entries=None).delete()


def add_code(
    *, draft: CodebookVersion, by: Any, parent: Code | None = None, topics: Iterable[Any] = (), **fields: Any
) -> CodeEntry:
    """A new code, the last beneath `parent`. Raises RefusedCodebook."""
    with editing(draft, by) as changed:
        return put_code(changed, Code.objects.create(codebook=changed.codebook), parent, topics, fields)


def put_code(
    draft: CodebookVersion, code: Code, parent: Code | None, topics: Iterable[Any], fields: dict[str, Any]
) -> CodeEntry:
    """The entry of that code in the draft, which is locked."""
    if draft.entries.count() >= MOST_CODES:
        raise RefusedCodebook(_("A codebook has at most %(most)s codes.") % {"most": MOST_CODES})
    above = entry_of(draft, parent) if parent else None
    values = _code_fields(draft, above, fields)
    ordinal = (draft.entries.filter(parent=above).aggregate(Max("ordinal"))["ordinal__max"] or 0) + 1
    entry = CodeEntry.objects.create(version=draft, code=code, parent=above, ordinal=ordinal, **values)
    entry.topics.set(topics)
    return entry


def change_code(
    *, draft: CodebookVersion, code: Code, by: Any, topics: Iterable[Any] | None = None, **fields: Any
) -> CodeEntry:
    """Give the code other words. Raises RefusedCodebook."""
    with editing(draft, by) as changed:
        entry = entry_of(changed, code)
        for name, value in _code_fields(changed, entry.parent, fields, entry).items():
            setattr(entry, name, value)
        entry.save()
        if topics is not None:
            entry.topics.set(topics)
        return entry


def move_code(*, draft: CodebookVersion, code: Code, by: Any, parent: Code | None, before: Code | None = None) -> None:
    """Put the code beneath another one, or on top, before one of those there or last. Raises RefusedCodebook."""
    with editing(draft, by) as changed:
        entry = entry_of(changed, code)
        above = entry_of(changed, parent) if parent else None
        entries = {one.pk: one for one in changed.entries.all()}
        walk = above
        while walk is not None:
            if walk.pk == entry.pk:
                raise RefusedCodebook(_("A code can’t stand beneath itself or beneath one that is beneath it."))
            walk = entries.get(walk.parent_id) if walk.parent_id else None
        require_free_name(changed, above, entry.name, entry)
        siblings = [one for one in entries.values() if one.parent_id == (above.pk if above else None)]
        siblings = [one for one in siblings if one.pk != entry.pk]
        place = next((i for i, one in enumerate(siblings) if before and one.code_id == before.pk), len(siblings))
        entry.parent = above
        siblings.insert(place, entry)
        for ordinal, one in enumerate(siblings, start=1):
            one.ordinal = ordinal
        CodeEntry.objects.bulk_update(siblings, ["ordinal", "parent"])


def remove_code(*, draft: CodebookVersion, code: Code, by: Any) -> None:
    """Take a code out that no published version has. Raises RefusedCodebook: others are retired."""
    with editing(draft, by) as changed:
        entry = entry_of(changed, code)
        if code.entries.exclude(version=changed).exists():
            raise RefusedCodebook(
                _("“%(name)s” was published: retire it, merge it or split it.") % {"name": entry.name}
            )
        if entry.children.exists():
            raise RefusedCodebook(_("Codes stand beneath “%(name)s”: move them first.") % {"name": entry.name})
        changed.moves.filter(to=code).delete()
        entry.delete()
        code.delete()


def add_claim(*, draft: CodebookVersion, by: Any, **fields: Any) -> ClaimEntry:
    """A new claim of the group's own: text, topic, valid, supports, opposes, note. Raises RefusedCodebook."""
    with editing(draft, by) as changed:
        ordinal = (changed.claims.aggregate(Max("ordinal"))["ordinal__max"] or 0) + 1
        claim = Claim.objects.create(codebook=changed.codebook)
        return ClaimEntry.objects.create(version=changed, claim=claim, ordinal=ordinal, **_claim_fields(fields))


def change_claim(*, draft: CodebookVersion, claim: Claim, by: Any, **fields: Any) -> ClaimEntry:
    """Give the claim other words. Raises RefusedCodebook."""
    with editing(draft, by) as changed:
        entry = claim_in(changed, claim)
        for name, value in _claim_fields({**{name: getattr(entry, name) for name in CLAIM_FIELDS}, **fields}).items():
            setattr(entry, name, value)
        entry.save()
        return entry


def remove_claim(*, draft: CodebookVersion, claim: Claim, by: Any) -> None:
    """Take a claim out that no published version has. Raises RefusedCodebook."""
    with editing(draft, by) as changed:
        entry = claim_in(changed, claim)
        if claim.entries.exclude(version=changed).exists():
            raise RefusedCodebook(_("The claim was published: retire it."))
        entry.delete()
        claim.delete()


def entry_of(version: CodebookVersion, code: Code) -> CodeEntry:
    """What the code is in that version. Raises RefusedCodebook."""
    if found := version.entries.filter(code=code).first():
        return found
    raise RefusedCodebook(_("There is no such code in version %(number)s any more.") % {"number": version.number})


def claim_in(version: CodebookVersion, claim: Claim) -> ClaimEntry:
    """What the claim is in that version. Raises RefusedCodebook."""
    if found := version.claims.filter(claim=claim).first():
        return found
    raise RefusedCodebook(_("There is no such claim in version %(number)s any more.") % {"number": version.number})


@contextmanager
def locked(codebook: Codebook, by: Any) -> Iterator[Codebook]:
    """The codebook, for somebody who keeps it, while nobody else changes it."""
    with transaction.atomic(), acting(by=by):
        changed = Codebook.objects.select_for_update(of=("self",)).select_related("group").get(pk=codebook.pk)
        require_keeper(by, changed.group)
        yield changed


@contextmanager
def editing(draft: CodebookVersion, by: Any) -> Iterator[CodebookVersion]:
    """The draft, for somebody who keeps it, while nobody else changes it. Raises RefusedCodebook where it is published."""
    with locked(draft.codebook, by) as codebook:
        changed = codebook.versions.filter(pk=draft.pk, published_at=None).first()
        if changed is None:
            raise RefusedCodebook(_("This version is published, and does not change any more: begin a draft."))
        yield changed


def require_free_name(
    draft: CodebookVersion, above: CodeEntry | None, name: str, own: CodeEntry | None = None
) -> None:
    """Raises RefusedCodebook where a code beside it has the name already, however it is written."""
    others = draft.entries.filter(parent=above, name__iexact=name)
    if own is not None:
        others = others.exclude(pk=own.pk)
    if others.exists():
        raise RefusedCodebook(_("There is a code “%(name)s” there already.") % {"name": name})


def _is_coded_in_public(codebook: Codebook) -> bool:
    """Whether its words stand in public annotations, or in those of other groups."""
    of_codes = CodeCoding.objects.standing().filter(entry__version__codebook=codebook)
    of_claims = PositionCoding.objects.standing().filter(claim__version__codebook=codebook)
    return any(
        codings.filter(body__version__annotation__visibility__in=[Visibility.PUBLIC, Visibility.GROUP])
        .exclude(body__version__annotation__group=codebook.group)
        .exists()
        for codings in (of_codes, of_claims)
    )


def _copy(last: CodebookVersion, draft: CodebookVersion) -> None:
    """Write into the draft what the version says."""
    entries = list(last.entries.prefetch_related("topics"))
    same = (*CODE_FIELDS, "code_id", "ordinal", "is_retired")
    made = CodeEntry.objects.bulk_create(
        CodeEntry(version=draft, **{name: getattr(entry, name) for name in same}) for entry in entries
    )
    new = {entry.pk: copy for entry, copy in zip(entries, made, strict=True)}
    for entry in entries:
        if entry.parent_id:
            new[entry.pk].parent = new[entry.parent_id]
    CodeEntry.objects.bulk_update(made, ["parent"])
    through = CodeEntry.topics.through
    through.objects.bulk_create(
        through(entry_id=new[entry.pk].pk, topic_id=topic.pk) for entry in entries for topic in entry.topics.all()
    )
    ClaimEntry.objects.bulk_create(
        ClaimEntry(
            version=draft,
            **{name: getattr(claim, name) for name in (*CLAIM_FIELDS, "claim_id", "ordinal", "is_retired")},
        )
        for claim in last.claims.select_related("topic")
    )
    CodeMove.objects.bulk_create(
        CodeMove(version=draft, kind=move.kind, code_id=move.code_id, reason=move.reason)
        for move in last.moves.filter(kind=CodeMove.Kind.RETIRE)
    )


def _named(name: str, model: Any) -> str:
    try:
        # A code may be called as its field calls it; a codebook is named to others.
        name = read_name(name) if model is Codebook else " ".join(name.split())
    except UnfitName as unfit:
        raise RefusedCodebook(str(unfit)) from unfit
    most = model._meta.get_field("name").max_length
    if not 0 < len(name) <= most:
        raise RefusedCodebook(_("Give it a name of at most %(most)s characters.") % {"most": most})
    return name


def _code_fields(
    draft: CodebookVersion, above: CodeEntry | None, given: dict[str, Any], own: CodeEntry | None = None
) -> dict[str, Any]:
    if unknown := given.keys() - set(CODE_FIELDS):
        raise TypeError(f"a code has no {', '.join(sorted(unknown))}")
    fields = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
    if "name" in fields or own is None:
        fields["name"] = _named(fields.get("name", ""), CodeEntry)
        require_free_name(draft, above, fields["name"], own)
    if shortcut := fields.get("shortcut"):
        taken = draft.entries.filter(shortcut=shortcut)
        taken = taken.exclude(pk=own.pk) if own else taken
        if other := taken.first():
            raise RefusedCodebook(
                _("The key “%(key)s” is “%(name)s” already.") % {"key": shortcut, "name": other.name}
            )
        if len(shortcut) != 1 or not shortcut.isprintable():
            raise RefusedCodebook(_("A shortcut is one key."))
    if (colour := fields.get("colour")) and not _is_colour(colour := colour.lower()):
        raise RefusedCodebook(_("A colour looks like #1b6e5a."))
    if colour:
        fields["colour"] = colour.lower()
    return fields


def _is_colour(words: str) -> bool:
    return len(words) == 7 and words[0] == "#" and all(digit in "0123456789abcdef" for digit in words[1:])


def _claim_fields(given: dict[str, Any]) -> dict[str, Any]:
    if unknown := given.keys() - set(CLAIM_FIELDS):
        raise TypeError(f"a claim has no {', '.join(sorted(unknown))}")
    fields = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
    if not all(fields.get(name) for name in ("text", "topic", "supports", "opposes")):
        raise RefusedCodebook(
            _("A claim has a sentence, a topic, and what plain support and plain opposition of it look like.")
        )
    most = 300
    if len(fields["text"]) > most or len(fields.get("valid", "")) > 60:
        raise RefusedCodebook(_("A claim is one sentence of at most %(most)s characters.") % {"most": most})
    return fields
