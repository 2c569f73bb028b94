"""Citations to take away: of a report and of a statement, as text, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.citing import ARCHIVE, FORMATS, cite_item, write
from archive.models import Edition, Person, Report, Withdrawal
from archive.models.identifiers import show
from archive.rendering.addresses import absolute, report_path, statement_path

from .answering import NotHere, answer, move_permanently, read_identifier, reading_page
from .choosing import choose_edition, find_statement


@reading_page
def report(request: HttpRequest, shown: str, suffix: str, major: str | None = None) -> HttpResponseBase:
    """The citation of a report in its current edition, or in the edition with that first number."""
    rid, number = read_identifier(shown), int(major) if major else None
    path = _path(report_path(rid, number), suffix)
    if request.path != path:
        return move_permanently(request, path)
    found = Report.objects.once_public().with_current_edition().filter(rid=rid).first()
    if found is None:
        raise NotHere(_("No published record has the identifier %s.") % show(rid))
    if found.state == Report.State.WITHDRAWN:
        return _gone(request, found)
    edition = choose_edition(found, found.editions.without_content(), number)
    return _answer(request, edition, None, suffix)


@reading_page
def statement(request: HttpRequest, shown: str, suffix: str, major: str | None = None) -> HttpResponseBase:
    """The citation of a statement as it stands now, else as it stood last, or as it stood in an edition."""
    sid, number = read_identifier(shown), int(major) if major else None
    path = _path(statement_path(sid, number), suffix)
    if request.path != path:
        return move_permanently(request, path)
    identity, stood_in = find_statement(sid)
    found = identity.report
    if found.state == Report.State.WITHDRAWN:
        return _gone(request, found)
    if number is None and stood_in[0].pk != found.current_edition_id:
        if identity.heir is not None:
            return move_permanently(request, _path(statement_path(identity.heir.sid), suffix))
        number = stood_in[0].major
    edition = choose_edition(found, stood_in, number)
    part = next(part for part in edition.document["record"]["parts"] if part.get("sid") == sid)
    return _answer(request, edition, part, suffix)


def _path(page: str, suffix: str) -> str:
    """The address of the citation of what stands at that path; `rendering.addresses.citation_links` has them all."""
    return f"{page.rstrip('/')}/cite.{suffix}"


def _answer(request: HttpRequest, edition: Edition, part: dict[str, Any] | None, suffix: str) -> HttpResponseBase:
    document, site = edition.document, absolute("")
    rows = [(document, part)]
    people = Person.objects.behind({who["person"]["slug"] for who in _speakers(part) if who["person"]})
    surnames = {slug: person.surname for slug, person in people.items()}
    body = "".join(write(suffix, rows, site=site, surnames=surnames))
    response = answer(request, body, content_type=FORMATS[suffix].media_type)
    if response.status_code == 200:
        disposition = "inline" if suffix == "txt" else "attachment"
        key = cite_item(document, part, site=site)["id"]
        response["Content-Disposition"] = f'{disposition}; filename="{key}.{suffix}"'
        # A citation is of the archive's own layer; the source's licence stands in it.
        response["Link"] = f'<{settings.ARCHIVE_LICENCE["url"]}>; rel="license"'
    return response


def _speakers(part: dict[str, Any] | None) -> list[dict[str, Any]]:
    return part["speakers"] if part else []


def _gone(request: HttpRequest, found: Report) -> HttpResponseBase:
    """What stands for the citation of a withdrawn report: when it was withdrawn, and why."""
    assert found.current_edition is not None
    withdrawal = Withdrawal.objects.get(edition=found.current_edition)
    sentence = _("%(rid)s was withdrawn from %(archive)s on %(day)s: %(why)s") % {
        "rid": show(found.rid),
        "archive": ARCHIVE,
        "day": withdrawal.at.date().isoformat(),
        "why": withdrawal.reason,
    }
    return answer(request, f"{sentence}\n", content_type="text/plain; charset=utf-8", status=410)
