"""Who is meant by a name of the record: decided, said to be undecidable, and taken back, at the workbench itself."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.deciding import decide, reopen
from archive.editing.rows import names_in
from archive.editing.working_copy import working_value
from archive.models import Person, Report

from .answering import BadRequest, answer, endpoint, read_body
from .state import state_of

LONGEST = 2_000
"""Characters of the note."""


def decide_name(
    *, report: Report, name: str, person: Person | None, by: Any, note: str = "", is_reopened: bool = False
) -> str:
    """Decide that the name means the person in this record (None: it can't be told), or take the decision back.

    What to tell. Raises ValidationError for a name that the record has not, PermissionDenied.
    """
    if not by.has_perm("archive.add_identification") or report.binned_at is not None:
        raise PermissionDenied
    if name.casefold() not in {one.casefold() for one in names_in(working_value(report).breakdown)}:
        raise ValidationError(_("“%(name)s” is no name of this record: load it again.") % {"name": name[:80]})
    if is_reopened:
        if not reopen(name=name, report=report, by=by):
            raise ValidationError(_("Nobody has decided on “%(name)s” in this record.") % {"name": name})
        return _("The decision on “%(name)s” is taken back.") % {"name": name}
    decide(name=name, reports=[report], person=person, by=by, note=note.strip()[:LONGEST])
    if person is None:
        return _("Noted: it can’t be told who is meant by “%(name)s”.") % {"name": name}
    return _("“%(name)s” means %(person)s.") % {"name": name, "person": person}


@endpoint("POST", "archive.add_identification")
def identify(request: HttpRequest, report: Report) -> HttpResponse:
    """Decide on `{"name", "person": slug or null, "note"?}`; with `"is_reopened": true` take the decision back.

    The answer is the state, and `told`.
    """
    data = read_body(request)
    name, slug, note = data.get("name"), data.get("person"), data.get("note") or ""
    if not isinstance(name, str) or not isinstance(note, str) or not (slug is None or isinstance(slug, str)):
        raise BadRequest(_("Say which name means whom: “name”, and “person”, a slug or null."))
    person = Person.objects.by_slug([slug]).get(slug) if slug else None
    if slug and person is None:
        raise BadRequest(_("There is no person “%(slug)s”: choose one of the list.") % {"slug": slug[:80]})
    is_reopened = data.get("is_reopened") is True
    try:
        told = decide_name(
            report=report, name=name, person=person, by=request.user, note=note, is_reopened=is_reopened
        )
    except PermissionDenied as refusal:
        raise BadRequest(_("The report is in the bin: fetch it back before you change it.")) from refusal
    except ValidationError as error:
        raise BadRequest(error.messages[0]) from error
    return answer({**state_of(Report.objects.with_text().get(pk=report.pk), request.user), "told": told})
