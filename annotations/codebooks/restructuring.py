"""What becomes of codes that were published: retired, merged, split. Each leaves a row that says where its codings go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from annotations.models import Claim, Code, CodebookVersion, CodeEntry, CodeMove

from .drafting import RefusedCodebook, claim_in, editing, entry_of, put_code


def retire_code(*, draft: CodebookVersion, code: Code, by: Any, reason: str = "", is_retired: bool = True) -> None:
    """Let nobody give the code any more, or let it be given again. Its codings stay as they are. Raises RefusedCodebook."""
    with editing(draft, by) as changed:
        entry = entry_of(changed, code)
        entry.is_retired = is_retired
        entry.save(update_fields=["is_retired"])
        changed.moves.filter(code=code, kind=CodeMove.Kind.RETIRE).delete()
        if is_retired:
            CodeMove.objects.create(version=changed, kind=CodeMove.Kind.RETIRE, code=code, reason=reason.strip())


def retire_claim(*, draft: CodebookVersion, claim: Claim, by: Any, is_retired: bool = True) -> None:
    """Let nobody code the claim any more, or let it be coded again. Raises RefusedCodebook."""
    with editing(draft, by) as changed:
        entry = claim_in(changed, claim)
        entry.is_retired = is_retired
        entry.save(update_fields=["is_retired"])


def merge_codes(*, draft: CodebookVersion, codes: Sequence[Code], into: Code, by: Any, reason: str = "") -> None:
    """Let the codes go on as `into`, with what stands beneath them. Raises RefusedCodebook."""
    with editing(draft, by) as changed:
        heir = entry_of(changed, into)
        if into in codes or not codes:
            raise RefusedCodebook(_("Choose the code that stays, and others that go into it."))
        _require_given(heir)
        for code in codes:
            entry = entry_of(changed, code)
            if _is_beneath(changed, heir, entry):
                raise RefusedCodebook(
                    _("“%(heir)s” stands beneath “%(name)s”: move it out first.") % {"heir": heir, "name": entry}
                )
            _rehome(changed, entry, heir)
            _let_go(changed, entry, CodeMove.Kind.MERGE, [into], reason)


def split_code(
    *, draft: CodebookVersion, code: Code, into: Sequence[dict[str, Any]], by: Any, reason: str = ""
) -> list[CodeEntry]:
    """Part the code into several new ones, of which each has at least a name. Raises RefusedCodebook.

    Nobody but a coder can tell which of them each coding is: codings of it wait for that.
    """
    with editing(draft, by) as changed:
        entry = entry_of(changed, code)
        if len(into) < 2:
            raise RefusedCodebook(_("A code is split into two at least."))
        if entry.children.exists():
            raise RefusedCodebook(_("Codes stand beneath “%(name)s”: move them first.") % {"name": entry.name})
        above = entry.parent.code if entry.parent else None
        topics = list(entry.topics.all())
        made = [
            put_code(changed, Code.objects.create(codebook=changed.codebook), above, topics, fields) for fields in into
        ]
        _let_go(changed, entry, CodeMove.Kind.SPLIT, [one.code for one in made], reason)
        return made


def _let_go(draft: CodebookVersion, entry: CodeEntry, kind: CodeMove.Kind, heirs: Sequence[Code], reason: str) -> None:
    """Take the code out of the draft, and say what it goes on as; those that went into it in this draft go there too."""
    code = entry.code
    earlier = list(draft.moves.filter(to=code).values_list("code_id", "kind").distinct())
    draft.moves.filter(code=code).delete()
    draft.moves.filter(to=code).delete()
    is_published = code.entries.exclude(version=draft).exists()
    entry.delete()
    # A code that this draft itself has made leaves no trace of its own.
    going = [*([(code.pk, kind)] if is_published else []), *((key, was) for key, was in earlier if key != code.pk)]
    CodeMove.objects.bulk_create(
        CodeMove(version=draft, kind=kind if len(heirs) > 1 else was, code_id=key, to=heir, reason=reason.strip())
        for key, was in going
        for heir in heirs
    )
    if not is_published:
        code.delete()


def _rehome(draft: CodebookVersion, entry: CodeEntry, heir: CodeEntry) -> None:
    """Put what stands beneath one code beneath the other. Raises RefusedCodebook where names meet."""
    names = {name.lower() for name in draft.entries.filter(parent=heir).values_list("name", flat=True)}
    children = list(entry.children.all())
    if clash := next((child.name for child in children if child.name.lower() in names), None):
        raise RefusedCodebook(_("Beneath both stands a code “%(name)s”: merge these first.") % {"name": clash})
    last = max(heir.children.values_list("ordinal", flat=True), default=0)
    for ordinal, child in enumerate(children, start=last + 1):
        child.parent, child.ordinal = heir, ordinal
    CodeEntry.objects.bulk_update(children, ["parent", "ordinal"])


def _is_beneath(draft: CodebookVersion, entry: CodeEntry, above: CodeEntry) -> bool:
    parents = dict(draft.entries.values_list("pk", "parent"))
    key: int | None = entry.pk
    while key is not None:
        key = parents.get(key)
        if key == above.pk:
            return True
    return False


def _require_given(entry: CodeEntry) -> None:
    if entry.is_retired:
        raise RefusedCodebook(_("“%(name)s” is retired: nothing goes into it.") % {"name": entry.name})
