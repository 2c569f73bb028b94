"""Which edition of a record or a statement an address means."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from archive.models import Edition, Report, StatementId
from archive.models.identifiers import show

from .answering import NotHere


def find_statement(sid: str) -> tuple[StatementId, list[Edition]]:
    """The statement with that identifier as stored, and the editions in which it stands, the latest first.

    Two queries. Raises NotHere where it never stood in one.
    """
    identity = StatementId.objects.in_public().filter(sid=sid).first()
    stood_in = list(Edition.objects.with_statement(sid).without_content()) if identity else []
    if identity is None or not stood_in:
        raise NotHere(_("No published statement has the identifier %s.") % show(sid))
    return identity, stood_in


def choose_edition(report: Report, editions: Iterable[Edition], major: int | None) -> Edition:
    """The report's current edition, else the latest of `editions` with that first number. Raises NotHere."""
    current = report.current_edition
    assert current is not None
    if major is None:
        return current
    for edition in editions:
        if edition.major == major:
            # The same row: but of the current one the content has been read already.
            return current if edition.pk == current.pk else edition
    raise NotHere(_("It does not stand in an edition %d.") % major)
