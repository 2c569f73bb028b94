"""The home page, and the lists of records, people and topics. Pages of a list follow each other by keyset."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.models import Person, PublishedPart, PublishedTopic, PublishedVoice, Publisher, Report, Tenure, Topic
from archive.models.identifiers import show
from archive.models.published import PublishedTopicQuerySet, PublishedVoiceQuerySet
from archive.models.report import ReportQuerySet

from .addresses import person_path, topic_path, with_query
from .answering import NotHere, answer_page, move_permanently, read_identifier, reading_page
from .dates import show_date
from .entries import report_entry, statement_result
from .filters import ReportFilters, name_unknown

NEWEST = 5
PAGE = 25
PEOPLE = 100


@reading_page
def home(request: HttpRequest) -> HttpResponseBase:
    """What the archive is, and the newest reports."""
    entries, _following = _turn_reports(Report.objects.published(), "", NEWEST)
    return answer_page(request, "home.html", {"reports": entries})


@reading_page
def report_list(request: HttpRequest) -> HttpResponseBase:
    """The published reports, the newest event first, narrowed by kind of event, record-keeper and year."""
    keepers = dict(Publisher.objects.published().values_list("slug", "label"))
    filters = ReportFilters.read(request.GET, keepers=keepers)
    context: dict[str, Any] = {"filters": filters.fields(), "is_filtered": bool(filters.parameters)}
    error = name_unknown(request.GET, (*ReportFilters.names, "after")) or filters.error
    if error:
        return answer_page(request, "archive/report_list.html", context | {"error": error}, status=400)
    after = request.GET.get("after", "")
    entries, following = _turn_reports(filters.narrow(Report.objects.published()), after, PAGE)
    context |= {"reports": entries} | _links(request.path, filters.parameters, after, following)
    return answer_page(request, "archive/report_list.html", context)


@reading_page
def person_list(request: HttpRequest) -> HttpResponseBase:
    """Those whom the current editions name, by surname."""
    after = request.GET.get("after", "")
    people = Person.objects.published_by_surname()
    if after:
        try:
            people = people.following(people.get_place(after if _is_slug(after) else ""))
        except Person.DoesNotExist as error:
            raise NotHere(_("The list has no place after “%s”. Begin with its first page.") % after[:80]) from error
    rows = list(people[: PEOPLE + 1])
    keys = [person.pk for person in rows]
    offices = PublishedVoice.objects.latest_offices(keys)
    counts = PublishedVoice.objects.speaking().count_by_person(keys)
    persons = [
        {
            "name": person.label,
            "href": person_path(person.slug),
            "office": offices.get(person.pk, ""),
            "statements_count": counts.get(person.pk, 0),
        }
        for person in rows[:PEOPLE]
    ]
    following = rows[PEOPLE - 1].slug if len(rows) > PEOPLE else ""
    context = {"persons": persons} | _links(request.path, {}, after, following)
    return answer_page(request, "archive/person_list.html", context)


@reading_page
def person(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A person, the offices held, and the published statements."""
    found = Person.objects.behind([slug]).get(slug)
    if found is None:
        raise NotHere(_("No published record names this person."))
    if found.slug != slug:
        return move_permanently(request, person_path(found.slug))
    after = request.GET.get("after", "")
    statements, following = _turn_statements(PublishedVoice.objects.of(slug).speaking(), after)
    context = {
        "person": {
            "name": found.label,
            "names": [{"name": name.text, "language": name.language} for name in found.names.all()],
            "offices": [_office(tenure) for tenure in found.tenures.with_offices()],
        },
        "statements": statements,
    }
    return answer_page(request, "archive/person.html", context | _links(request.path, {}, after, following))


@reading_page
def topic_list(request: HttpRequest) -> HttpResponseBase:
    """The topics that current editions use, the narrower under the broader."""
    rows = list(Topic.objects.published())
    counts = PublishedTopic.objects.count_by_topic()
    entries: dict[int, dict[str, Any]] = {
        row.pk: {
            "label": row.label,
            "href": topic_path(row.slug),
            "statements_count": counts.get(row.pk, 0),
            "children": [],
        }
        for row in rows
    }
    for row in rows:
        if row.broader_id in entries:
            entries[row.broader_id]["children"].append(entries[row.pk])
    roots = [entries[row.pk] for row in rows if row.broader_id not in entries]
    return answer_page(request, "archive/topic_list.html", {"topics": roots})


@reading_page
def topic(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A topic, what is narrower, and the published statements on it."""
    found = Topic.objects.published().with_names().filter(slug=slug).first()
    if found is None:
        raise NotHere(_("No published statement is on this topic."))
    after = request.GET.get("after", "")
    statements, following = _turn_statements(PublishedTopic.objects.of(slug), after)
    broader = found.broader
    context = {
        "topic": {
            "label": found.label,
            "labels": [
                {"label": label.text, "language": label.language}
                for label in found.labels.all()
                if label.is_preferred and label.text != found.label
            ],
            "definition": found.definition,
            "scope_note": found.scope_note,
            "broader": {"label": broader.label, "href": topic_path(broader.slug)} if broader else None,
            "narrower": [{"label": n.label, "href": topic_path(n.slug)} for n in found.narrower.published()],
        },
        "statements": statements,
    }
    return answer_page(request, "archive/topic.html", context | _links(request.path, {}, after, following))


@reading_page
def method(request: HttpRequest) -> HttpResponseBase:
    """What the archive does to a record."""
    return answer_page(request, "archive/method.html")


def _turn_reports(reports: ReportQuerySet, after: str, size: int) -> tuple[list[dict[str, Any]], str]:
    """A page of reports as a list shows them, and the identifier after which the next one begins; two queries."""
    if after:
        try:
            reports = reports.after(Report.objects.once_public().get_place(read_identifier(after)))
        except Report.DoesNotExist as error:
            raise NotHere(_("The list has no place after %s. Begin with its first page.") % after[:40]) from error
    keys = list(reports.newest_first().values_list("pk", "rid")[: size + 1])
    following = show(keys[size - 1][1]) if len(keys) > size else ""
    summaries = dict(PublishedPart.objects.filter(report__in=[pk for pk, _rid in keys[:size]]).summaries())
    return [report_entry(summaries[pk]) for pk, _rid in keys[:size]], following


def _turn_statements(
    rows: PublishedVoiceQuerySet | PublishedTopicQuerySet, after: str
) -> tuple[list[dict[str, Any]], str]:
    """A page of statements as results, and the identifier after which the next one begins."""
    if after:
        try:
            rows = rows.after(PublishedPart.objects.get_place(read_identifier(after)))
        except PublishedPart.DoesNotExist as error:
            raise NotHere(_("The list has no place after %s. Begin with its first page.") % after[:40]) from error
    data = list(rows.newest_first().values_list("part__data", flat=True)[: PAGE + 1])
    following = data[PAGE - 1]["sid"] if len(data) > PAGE else ""
    return [statement_result(row) for row in data[:PAGE]], following


def _links(path: str, parameters: dict[str, str], after: str, following: str) -> dict[str, str]:
    """The addresses of the next page and, from a later one, of the first."""
    return {
        "next_href": with_query(path, {**parameters, "after": following}) if following else "",
        "previous_href": with_query(path, parameters) if after else "",
    }


def _is_slug(value: str) -> bool:
    return value.replace("-", "").replace("_", "").isalnum() and value.isascii()


def _doubt(day: str, certainty: str, source: str) -> str:
    """What to say beside an end of a tenure that is no plain fact, with its source."""
    if not day or certainty == Tenure.Certainty.HIGH:
        return ""
    sure = _("Medium certainty.") if certainty == Tenure.Certainty.MEDIUM else _("Certainty not recorded.")
    return f"{sure} {source}".rstrip()


def _office(tenure: Tenure) -> dict[str, str]:
    notes = [tenure.get_capacity_display()] if tenure.capacity != Tenure.Capacity.HOLDER else []
    return {
        "office": tenure.office.label,
        "from": show_date(tenure.start),
        "from_note": _doubt(tenure.start, tenure.start_certainty, tenure.start_source),
        "to": show_date(tenure.end),
        "to_note": _doubt(tenure.end, tenure.end_certainty, tenure.end_source),
        "note": ", ".join(str(note) for note in notes),
    }
