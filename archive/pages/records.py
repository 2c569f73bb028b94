"""The pages of one record and of one statement in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.models import Edition, Meeting, Person, PublishedReport, Report, StatementId, Topic, Withdrawal
from archive.models.identifiers import show
from archive.rendering import Reading, page_key, put_related, render_report, render_statement

from .addresses import report_path, statement_path
from .answering import NotHere, answer, answer_page, move_permanently, read_identifier, reading_page
from .choosing import choose_edition, find_statement


@reading_page
def report(request: HttpRequest, shown: str, major: int | None = None) -> HttpResponseBase:
    """A report in its current edition, or as it stood in the last state of the edition with that first number."""
    rid = read_identifier(shown)
    path = report_path(rid, major)
    if request.path != path:
        return move_permanently(request, path)
    published = None if major or _is_variant(request) else _find_kept(rid)
    if published is not None:
        page = published.page
    else:
        found = find_public(rid)
        if found.state == Report.State.WITHDRAWN:
            return tombstone(request, found)
        published = found.published_report
        editions = list(found.editions.without_content())
        edition = choose_edition(found, editions, major)
        reading = _read(request, edition, found, published.meeting)
        page = render_report(reading, edition, editions, path=path, newer=_newer(found, edition))
    return answer(request, put_related(page, published, PublishedReport.objects.related_to(published)))


@reading_page
def statement(request: HttpRequest, shown: str, major: str | None = None) -> HttpResponseBase:
    """A statement between its neighbours, as it stands now or as it stood in an edition.

    One that was merged leads to the statement that took it in; one that stands no longer is shown where it last did.
    """
    return _statement(request, shown, int(major) if major else None)


def _statement(request: HttpRequest, shown: str, major: int | None) -> HttpResponseBase:
    sid = read_identifier(shown)
    path = statement_path(sid, major)
    if request.path != path:
        return move_permanently(request, path)
    identity, stood_in = find_statement(sid)
    found = identity.report
    if found.state == Report.State.WITHDRAWN:
        return tombstone(request, found)
    if major is None and stood_in[0].pk != found.current_edition_id:
        heir = identity.heir
        if heir is not None:
            return move_permanently(request, statement_path(heir.sid))
        major = stood_in[0].major
    edition = choose_edition(found, stood_in, major)
    assert found.current_edition is not None
    page = render_statement(
        _read(request, edition, found),
        edition,
        identity,
        stood_in,
        path=path,
        current=found.current_edition,
        origin=_origin(identity),
    )
    return answer(request, page)


def _is_variant(request: HttpRequest) -> bool:
    """Whether the address asks for another text or layer than a reader first sees."""
    return request.GET.get("text") == "emended" or request.GET.get("layer") == "positions"


def _find_kept(rid: str) -> PublishedReport | None:
    """The published report with its page, where that is the one that would be rendered now; else nothing."""
    found = PublishedReport.objects.with_page().filter(rid=rid).first()
    return found if found and found.page_key == page_key(found.edition.sha256) else None


def find_public(rid: str) -> Report:
    """The report that is published, or was, with its current edition. Raises NotHere."""
    found = Report.objects.once_public().with_current_edition().with_published().filter(rid=rid).first()
    if found is None:
        raise NotHere(_("No published record has the identifier %s.") % show(rid))
    return found


def _read(request: HttpRequest, edition: Edition, found: Report, met_at: Meeting | None = None) -> Reading:
    """The edition as the address asks for it, with the public records behind its slugs; two queries.

    `met_at` is the meeting of the current edition, the one that surely has a page.
    """
    document = edition.document
    meeting = document["judgements"]["meeting"]
    return Reading(
        edition=document,
        people=Person.objects.behind(_slugs_of_people(document["record"])),
        topics=Topic.objects.public_slugs({tag["topic"]["slug"] for tag in document["judgements"]["topics"]}),
        meeting=met_at.slug if met_at and meeting and met_at.slug == meeting["slug"] else "",
        major=None if edition.pk == found.current_edition_id else edition.major,
        is_emended=request.GET.get("text") == "emended",
        has_positions=request.GET.get("layer") == "positions",
    )


def _slugs_of_people(record: dict[str, Any]) -> set[str]:
    voices = list(record["event"]["participants"])
    for part in record["parts"]:
        if part["kind"] == "statement":
            voices += [*part["speakers"], *part["addressees"], *([part["conveyor"]] if part["conveyor"] else [])]
    return {who["person"]["slug"] for who in voices if who["person"]}


def _newer(found: Report, edition: Edition) -> str:
    current = found.current_edition
    return current.number if current is not None and current.pk != edition.pk else ""


def _origin(identity: StatementId) -> str:
    """The published statement from which it was split, by its identifier as stored; "" where there is none."""
    origin = identity.split_from_id
    return origin if origin and Edition.objects.with_statement(origin).exists() else ""


def tombstone(request: HttpRequest, found: Report) -> HttpResponseBase:
    """The page that stands for a withdrawn report: when, by whom and why."""
    last = found.current_edition
    assert last is not None
    withdrawal = Withdrawal.objects.select_related("by").get(edition=last)
    context = {
        "what": last.document["record"]["title"] or _("Untitled record"),
        "withdrawn_on": withdrawal.at.date(),
        "by_whom": withdrawal.by.called,
        "why": withdrawal.reason,
        "identifier": show(found.rid),
        "editions_shown": _("last published as edition %s") % last.number,
        "replaced_by": None,
    }
    return answer_page(request, "archive/withdrawn.html", {"withdrawal": context}, status=410)
