"""The words that annotations are on, as pages quote them: never without whose record it is and whose account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotations.models import Annotation
from annotations.writing import standing_anchor
from archive.models import PublishedPart
from archive.models.editions import Account
from archive.rendering.addresses import report_path, statement_path


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a record; `place` and `account` are empty where they are in no statement of a current edition."""

    words: str
    href: str
    title: str
    place: str
    record_keeper: str
    account: str


def quote(annotations: Sequence[Annotation]) -> dict[int, Quoted]:
    """What the annotations are on, by their keys; one query, of annotations read `with_words`. Replies are left out."""
    standing = {one.pk: standing_anchor(one.anchors.all()) for one in annotations if one.reply_to_id is None}
    sids = {anchor.identity_id for anchor in standing.values() if anchor.identity_id}
    parts = {
        part.identity_id: part
        for part in PublishedPart.objects.filter(identity__in=sids).only("identity", "text", "place", "account")
    }
    quoted = {}
    for annotation in annotations:
        if annotation.pk not in standing:
            continue
        anchor = standing[annotation.pk]
        part = parts.get(anchor.identity_id)
        sid = anchor.identity_id
        quoted[annotation.pk] = Quoted(
            words=anchor.exact or (part.text if part else ""),
            href=statement_path(sid) if sid else report_path(annotation.report.rid),
            title=annotation.report.title,
            place=part.place if part else "",
            record_keeper=annotation.report.publisher.label,
            account=str(Account(part.account).label) if part and part.account else "",
        )
    return quoted
