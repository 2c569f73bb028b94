"""A version of a codebook as a document, and how it is frozen."""

from __future__ import annotations

import json
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import CodebookVersion, CodeEntry, CodeMove
from archive.composing import canonical, digest

from .drafting import RefusedCodebook, editing

FORMAT = "diplomacy-archive/codebook/1"


def publish(*, draft: CodebookVersion, by: Any, note: str = "") -> CodebookVersion:
    """Freeze the draft: nothing in it changes any more, and coders may use it.

    Codes whose name has changed since the last version are said to be renamed. Raises RefusedCodebook where it is empty
    or says just what the last version says.
    """
    with editing(draft, by) as changed:
        last = changed.codebook.versions.published().first()
        if not changed.entries.exists() and not changed.claims.exists():
            raise RefusedCodebook(_("There is nothing in the draft yet: add a code or a claim."))
        if last is not None:
            CodeMove.objects.bulk_create(renamed(changed))
            if _content(document(changed)) == _content(document(last)) and not changed.moves.exclude(
                kind=CodeMove.Kind.RETIRE
            ):
                raise RefusedCodebook(_("The draft says just what version %(number)s says.") % {"number": last.number})
        changed.note = note.strip()
        changed.content = canonical(document(changed))
        changed.sha256 = digest(changed.content)
        changed.published_at, changed.published_by = timezone.now(), by
        changed.save()
        return changed


def document(version: CodebookVersion) -> dict[str, Any]:
    """The version as plain values, without keys of this installation; canonical JSON of it is hashed.

    A published one says what it said when it was published; a draft is read in six queries.
    """
    if version.content:
        published: dict[str, Any] = json.loads(version.content)
        return published
    entries = list(version.entries.select_related("code").prefetch_related("topics"))
    guids = {entry.pk: str(entry.code.guid) for entry in entries}
    codes = [
        {
            "guid": guids[entry.pk],
            "parent": guids[entry.parent_id] if entry.parent_id else None,
            "ordinal": entry.ordinal,
            "name": entry.name,
            "definition": entry.definition,
            "when_to_use": entry.when_to_use,
            "when_not": entry.when_not,
            "colour": entry.colour,
            "shortcut": entry.shortcut,
            "is_exclusive": entry.is_exclusive,
            "is_retired": entry.is_retired,
            "topics": sorted(topic.slug for topic in entry.topics.all()),
        }
        for entry in entries
    ]
    claims = [
        {
            "guid": str(one.claim.guid),
            "ordinal": one.ordinal,
            "text": one.text,
            "topic": one.topic.slug,
            "valid": one.valid,
            "supports": one.supports,
            "opposes": one.opposes,
            "note": one.note,
            "is_retired": one.is_retired,
        }
        for one in version.claims.select_related("claim", "topic")
    ]
    moves = [
        {
            "kind": move.kind,
            "code": str(move.code.guid),
            "to": str(move.to.guid) if move.to else None,
            "reason": move.reason,
        }
        for move in version.moves.select_related("code", "to")
    ]
    return {
        "format": FORMAT,
        "guid": str(version.codebook.guid),
        "name": version.codebook.name,
        "number": version.number,
        "codes": sorted(codes, key=lambda code: code["guid"]),
        "claims": sorted(claims, key=lambda claim: claim["guid"]),
        "moves": sorted(moves, key=lambda move: (move["code"], move["to"] or "")),
    }


def _content(said: dict[str, Any]) -> tuple[Any, Any]:
    return said["codes"], said["claims"]


def renamed(draft: CodebookVersion) -> list[CodeMove]:
    """The moves that say which codes of the version before have another name in the draft; not saved. Two queries."""
    before = draft.codebook.versions.published().filter(number__lt=draft.number).order_by("-number").values("pk")[:1]
    names = dict(CodeEntry.objects.filter(version__in=before).values_list("code", "name"))
    return [
        CodeMove(
            version=draft,
            kind=CodeMove.Kind.RENAME,
            code_id=code,
            to_id=code,
            reason=_("was “%(name)s”") % {"name": names[code]},
        )
        for code, name in draft.entries.values_list("code", "name")
        if code in names and names[code] != name
    ]
