"""The words that annotations are on, as pages quote them: never without whose record it is and whose account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotations.models import Anchor
from archive.models.editions import Account
from archive.rendering.addresses import report_path, statement_path


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a record; `place` and `account` are empty where they are in no statement of a current edition.

    `title` and `record_keeper` are those that are published, and empty of a record that was withdrawn.
    """

    words: str
    href: str
    title: str
    place: str
    record_keeper: str
    account: str


def quote(annotations: Iterable[int]) -> dict[int, Quoted]:
    """What the annotations of these keys are on, by their keys; one query. Replies are left out."""
    placed = Anchor.objects.filter(annotation__in=annotations, annotation__reply_to=None)
    standing = placed.exclude(status=Anchor.Status.LOST).order_by("annotation", "-major").distinct("annotation")
    published, part = "annotation__report__published_report", "identity__published_part"
    columns = (
        "annotation", "exact", "identity", "annotation__report__rid",
        f"{published}__title", f"{published}__record_keeper__label", f"{part}__text", f"{part}__place", f"{part}__account",
    )  # fmt: skip
    return {
        annotation: Quoted(
            words=exact or text or "",
            href=statement_path(sid) if sid else report_path(rid),
            title=title or "",
            place=place or "",
            record_keeper=record_keeper or "",
            account=str(Account(account).label) if account else "",
        )
        for annotation, exact, sid, rid, title, record_keeper, text, place, account in standing.values_list(*columns)
    }
