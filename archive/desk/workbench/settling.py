"""Settling a flag with a word on what was found: the word stands in the record's history, as the reason of the change."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.changing.auditing import acting
from archive.models import Report
from archive.querying import read_key
from archive.telling import flag_told

from .answering import BadRequest, answer, endpoint, read_body
from .state import state_of

LONGEST = 500
"""Characters of the word."""


def settle_with_words(request: HttpRequest, report: Report, flag: str, words: str) -> str:
    """Settle the flag with that number; what to tell. Raises ValidationError where it is not open, PermissionDenied."""
    if not request.user.has_perm("archive.change_flag"):
        raise PermissionDenied
    if report.binned_at is not None:
        raise ValidationError(_("The report is in the bin: fetch it back before you change it."))
    row = report.flags.open().filter(pk=read_key(flag)).first()
    if row is None:
        raise ValidationError(_("The flag is settled already, or is not of this record."))
    row.settled_by, row.settled_at = request.user, timezone.now()  # type: ignore[assignment]
    with acting(by=request.user, why=" ".join(words.split())[:LONGEST]):
        row.save(update_fields=["settled_by", "settled_at"])
    return _("Settled: %(flag)s") % {"flag": flag_told(row.message)}


@endpoint("POST", "archive.change_flag")
def settle_flag(request: HttpRequest, report: Report) -> HttpResponse:
    """Settle `{"flag": its number, "words": what was found}`; the answer is the state."""
    data = read_body(request)
    try:
        settle_with_words(request, report, str(data.get("flag")), str(data.get("words") or ""))
    except ValidationError as error:
        raise BadRequest(error.messages[0]) from error
    return answer(state_of(report, request.user))
