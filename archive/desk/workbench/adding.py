"""A new person, made at the workbench, with the state and the office that the record prints beside the name.

What is printed is only offered: nothing of it is written that the request does not ask for.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from archive.authorities import look_up_again
from archive.desk.surnames import surname_of
from archive.editing.rows import titles_of
from archive.identifying import IN_CAPACITY
from archive.models import Country, Office, Person, Report, Tenure
from archive.models.identifiers import show
from archive.parsing.breakdown import Mention, Participant
from archive.parsing.words.countries import find_country
from archive.parsing.words.titles import is_title_of
from archive.rendering.dates import show_date
from archive.rendering.phrases import capitalise

from .answering import BadRequest, answer, endpoint, read_body, refuse

LISTED = 30
"""People of one name, and offices, to choose from."""

ADD = "archive.add_person"
_SOURCE = 300
"""Characters of a tenure's source."""


class RefusedOffice(ValueError):
    """The person can't be given the office so; the message says why."""


@endpoint("GET", ADD)
def printed_beside(request: HttpRequest, report: Report) -> HttpResponse:
    """What the record prints of `?name=`: the `surname`, the `title`, its `country`, the `offices` it can be, the `day`.

    `country` is {slug, label} or null; `offices` are known ones, `new_office` is a heading for another. Without a title
    nothing is offered but the surname.
    """
    name = " ".join(request.GET.get("name", "").replace("\0", "").split())
    title, surname = _printed(report, name)
    usual = find_country(title) if title else None
    country = Country.objects.filter(binned_at=None).called([usual]).get(usual) if usual else None
    day = report.day
    return answer(
        {
            "name": name,
            "surname": surname,
            "title": title,
            "country": country and {"slug": country.slug, "label": country.label},
            "offices": [{"slug": one.slug, "label": one.label} for one in _offices(title, country, usual)],
            "new_office": capitalise(title),
            "capacity": _capacity(title),
            "day": day and {"value": day.isoformat(), "shown": show_date(day.isoformat())},
        }
    )


@endpoint("POST", ADD)
def add_person(request: HttpRequest, report: Report) -> HttpResponse:
    """A new person: {"label", "surname"?, "slug"?, "country"?: slug, "is_another"?: true where one is named so already}.

    With "office" (a slug) or "new_office" (its heading) also a tenure, in "capacity"?, from the day of the record where
    "since" is true. Whoever may add persons may give this one an office; nobody else's are touched here. All of it is
    made, or nothing. Then the open names of all working copies are looked up again.
    """
    data = read_body(request)
    label, surname = (_text(data, name) for name in ("label", "surname"))
    if not label:
        raise BadRequest(_("Give the name of the person: “label”."))
    # The address before the names: whoever adds the same name at this moment is found by it, or is in its way.
    address = _text(data, "slug") or _free_slug(Person, label)
    is_another = data.get("is_another") is True
    if not is_another and (existing := _existing(label)):
        return existing
    country = None
    if code := _text(data, "country"):
        country = Country.objects.filter(slug=code, binned_at=None).first()
        if country is None:
            return refuse(_("There is no country “%(slug)s”.") % {"slug": code[:80]})
    slug, heading = _text(data, "office"), _text(data, "new_office")
    person = Person(label=label, slug=address, surname=surname or surname_of(label), country=country)
    try:
        person.full_clean()
        with transaction.atomic():
            person.save(force_insert=True)
            if slug or heading:
                office = _office(slug, heading, country)
                _give(person, office, report, capacity=_text(data, "capacity"), is_since=data.get("since") is True)
    except RefusedOffice as refusal:
        return refuse(str(refusal))
    except (ValidationError, IntegrityError) as error:
        if not is_another and (existing := _existing(label)):  # made by somebody else at this moment
            return existing
        told = error.messages if isinstance(error, ValidationError) else [_reason(error)]
        return answer({"errors": [{"message": message} for message in told]}, status=422)
    look_up_again(person=person)
    return answer({"slug": person.slug, "label": person.label, "name": person.label}, status=201)


def _existing(label: str) -> HttpResponse | None:
    """The answer that there are people of that name, and who they are; None where there is nobody."""
    there = list(Person.objects.filter(merged_into=None).named(label).order_by("label")[:LISTED])
    if not there:
        return None
    message = _("There is somebody of this name already: choose them, or say that it is another person.")
    existing = [{"slug": one.slug, "label": one.label} for one in there]
    return answer({"errors": [{"message": message}], "existing": existing}, status=422)


def _reason(error: IntegrityError) -> str:
    """What was in the way of the rows when they were written, though it was not when it was asked for."""
    diagnosis = getattr(error.__cause__, "diag", None)
    for constraint in Tenure._meta.constraints:
        if diagnosis is not None and constraint.name == diagnosis.constraint_name:
            return str(constraint.get_violation_error_message())
    if diagnosis is not None and diagnosis.table_name == Office._meta.db_table:
        return _("Somebody else has just added an office of this name: choose it, or add it once more.")
    return _("This slug is taken: choose another one.")


def _printed(report: Report, name: str) -> tuple[str, str]:
    """The office that is printed first with the name in the working copy, empty where none is, and the surname."""
    rows = report.revisions.filter(number=F("report__version"))
    participants, mentions = rows.values_list("breakdown__participants", "breakdown__mentions").get()
    titles = titles_of([Participant(**one) for one in participants], [Mention(**one) for one in mentions])
    title = next((title for one, title in titles.items() if one.casefold() == name.casefold()), "")
    alone = [one["words"] for one in mentions if one["person"].casefold() == name.casefold()]
    return title, surname_of(name, alone) if name else ""


def _offices(title: str, country: Country | None, usual: str | None) -> list[Office]:
    """Known offices of the country that the title can be; of all countries where it names none."""
    if not title or (usual and country is None):
        return []
    rows = Office.objects.filter(binned_at=None).with_names().order_by("label")
    if country:
        rows = rows.filter(country=country)
    besides = frozenset().union(*IN_CAPACITY.values())
    fitting = (
        one
        for one in rows
        if is_title_of(title, [one.label, *(name.text for name in one.names.all())], besides=besides)
    )
    return [one for one, _n in zip(fitting, range(LISTED), strict=False)]


def _capacity(title: str) -> str:
    """In which capacity somebody with that title holds the office."""
    words = set(title.casefold().split())
    return str(next((one for one, marks in IN_CAPACITY.items() if words & marks), Tenure.Capacity.HOLDER))


def _office(slug: str, heading: str, country: Country | None) -> Office:
    """The office of the slug, else a new one. Raises RefusedOffice and ValidationError."""
    if slug:
        office = Office.objects.filter(slug=slug, binned_at=None).first()
        if office is None:
            raise RefusedOffice(_("There is no office “%(slug)s”: choose one of the list.") % {"slug": slug[:80]})
        return office
    # Whether one person at a time holds it, no record says: nothing is excluded until somebody who knows says so.
    office = Office(label=heading, slug=_free_slug(Office, heading), country=country, is_single_seat=False)
    office.full_clean()
    office.save(force_insert=True)
    return office


def _give(person: Person, office: Office, report: Report, *, capacity: str, is_since: bool) -> None:
    """Write that the person holds the office. Raises RefusedOffice, who is in the way among the reasons."""
    tenure = Tenure(person=person, office=office, capacity=capacity or Tenure.Capacity.HOLDER)
    if is_since:
        if report.day is None:
            raise RefusedOffice(_("The event of this record has no day from which somebody could hold an office."))
        words = {"rid": show(report.rid), "report": report}
        tenure.start = report.day.isoformat()
        tenure.start_certainty = Tenure.Certainty.MEDIUM
        tenure.start_source = (_("holds the office on this day in record %(rid)s, %(report)s") % words)[:_SOURCE]
    tenure.set_period()
    others = Tenure.objects.filter(office=office, is_exclusive=True, certain__overlap=tenure.certain)
    if tenure.is_exclusive and (other := others.select_related("person", "office").first()):
        raise RefusedOffice(
            _("%(tenure)s holds this single-seat office in those days: say when that ended, or leave the office out.")
            % {"tenure": other}
        )
    tenure.full_clean()
    tenure.save(force_insert=True)


def _text(data: dict[str, Any], name: str) -> str:
    """A text of the request on one line; empty where there is none. Raises BadRequest for what is no text."""
    value = data.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or any(unicodedata.category(one) in ("Cc", "Cs") for one in " ".join(value.split())):
        raise BadRequest(_("“%(name)s” is no text that can be printed.") % {"name": name})
    return " ".join(value.split())


def _free_slug(model: type[Person | Office], label: str) -> str:
    """An address made of the name; numbered where it is taken."""
    slug = slugify(unicodedata.normalize("NFKD", label))[:70] or model._meta.model_name or ""
    taken = set(model.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free
