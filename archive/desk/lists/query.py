"""What a worklist is narrowed by: read from its address, checked, and turned into a condition on its rows' reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from archive.models import Finding, Flag, Publisher, Report, Revision
from archive.models.identifiers import MistypedIdentifier, read
from archive.models.reports import changes_pending
from archive.parsing.vocabulary import EVENT_KINDS
from archive.querying import LANGUAGE, SLUG, Asked, first_and_last, read_key, unreadable

LONGEST = 200
"""Characters that a title is searched for."""

ME, NOBODY, SOMEBODY, SENT_BACK = "me", "nobody", "somebody", "sent-back"
"""Whose a report is, where it is not the name of an account: the reader's, none's, anybody's."""

NEWEST = "newest"
"""The order by the day of the event, where a list has another one first."""

NO_DOUBT = "none"
"""Records without any doubt."""

CERTAINTIES = ("50", "70", "80", "90", "95")
"""Percentages below which what was found is listed."""

WHYS: dict[str, str] = {
    "unknown": "nobody of this name is known",
    "several": "several people bear this name",
    "surname": "a surname alone, and no office that fits it",
}
"""Why nobody is identified by a name, as `identifying` says it."""


@dataclass(frozen=True, slots=True)
class ListQuery(Asked):
    """The filters of all worklists; each list has those that it names.

    `q` are words of the title, `publisher` is a slug, `kind` a kind of event, `taken` the name of an account or one of
    ME, NOBODY, SOMEBODY and SENT_BACK (what was sent back to the account, whoever has taken it), `batch` the key of the change
    set of an import, `flag` a kind of flag,
    `why` a key of WHYS, `order` NEWEST or the list's own, `doubt` NO_DOUBT or any. Of what records say as data `said` is the kind, `certainty` the percentage below which it lies,
    `record` the identifier of its record, `rule` the rule that found it, `unresolved` 1 for references to nothing known. Days are ISO dates, months or bare years; what they bound is the day under which a report is
    listed.
    """

    REPORT: ClassVar[tuple[str, ...]] = (
        "q", "state", "publisher", "kind", "language", "date_after", "date_before", "taken", "batch",
    )  # fmt: skip
    """Those that narrow by the report of a row."""

    q: str = ""
    state: str = ""
    publisher: str = ""
    kind: str = ""
    language: str = ""
    date_after: str = ""
    date_before: str = ""
    taken: str = ""
    batch: str = ""
    flag: str = ""
    why: str = ""
    order: str = ""
    doubt: str = ""
    said: str = ""
    certainty: str = ""
    record: str = ""
    rule: str = ""
    unresolved: str = ""

    @property
    def error(self) -> str:
        """What is wrong and what to do; nothing where all can be asked for."""
        if any(map(unreadable, self.parameters.values())):
            return _("A filter holds characters that nothing can hold. Write it again.")
        if len(self.q) > LONGEST:
            return _("That is too long for a title: at most %d characters.") % LONGEST
        for name, words in (
            ("state", Report.Standing.values),
            ("kind", EVENT_KINDS),
            ("flag", Flag.Kind.values),
            ("why", WHYS),
            ("order", (NEWEST,)),
            ("doubt", (NO_DOUBT,)),
            ("said", Finding.Kind.values),
            ("certainty", CERTAINTIES),
            ("unresolved", ("1",)),
        ):
            if getattr(self, name) and getattr(self, name) not in words:
                return _("The filter “%s” has no such value. Choose one from the list.") % name
        if self.batch and not read_key(self.batch):
            return _("There is no such import. Choose one from the list.")
        if self.publisher and not SLUG.fullmatch(self.publisher):
            return _("There is no such record-keeper. Choose one from the list.")
        if self.language and not LANGUAGE.fullmatch(self.language):
            return _("A language is given by its code, as in en or ja.")
        try:
            if self.record:
                read(self.record)
        except MistypedIdentifier as error:
            return str(error)
        try:
            first, last = self.days
        except ValueError:
            return _("This is not a date; write 2003, 2003-05 or 2003-05-31.")
        if first and last and first > last:
            return _("The first day lies after the last one.")
        return ""

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day; None where any. Raises ValueError for what is no date."""
        first = first_and_last(self.date_after)[0] if self.date_after else None
        return first, first_and_last(self.date_before)[1] if self.date_before else None

    def only(self, names: tuple[str, ...]) -> ListQuery:
        """The query without the filters that a list does not have."""
        return replace(self, **{name: "" for name in self.names() if name not in names})

    def on_report(self, user: Any, report: str = "") -> Q:
        """The condition on the report to which `report` leads from a row ("report__"; "" where it is the row).

        Nothing of a report in the bin stands in a worklist.
        """
        condition = Q(**{f"{report}binned_at": None})
        first, last = self.days
        # As one key: the database knows how many reports it has, and has them in order.
        house = Publisher.objects.filter(slug=self.publisher).values("pk")[:1]
        for asked, lookup, value in (
            (self.q, "title__icontains", self.q),
            (self.publisher, "publisher", house),
            (self.kind, "kind", self.kind),
            (self.language, "language", self.language),
            (self.date_after, "sort_date__gte", first),
            (self.date_before, "sort_date__lte", last),
        ):
            if asked:
                condition &= Q(**{f"{report}{lookup}": value})
        if self.batch:
            made = Revision.objects.filter(change_set=read_key(self.batch)).order_by().values("report")
            condition &= Q(**{f"{report}pk__in": made})
        return condition & self._taken(user, report) & self._state(report)

    def _taken(self, user: Any, report: str) -> Q:
        if not self.taken:
            return Q()
        if self.taken in (NOBODY, SOMEBODY):
            return Q(**{f"{report}taken_by__isnull": self.taken == NOBODY})
        if self.taken == SENT_BACK:
            back = apps.get_model("archive", "Submission").objects.sent_back_to(user)
            return Q(**{f"{report}pk__in": back.values("report")})
        return Q(**{f"{report}taken_by": user.pk} if self.taken == ME else {f"{report}taken_by__username": self.taken})

    def _state(self, report: str) -> Q:
        standing = Report.Standing
        if self.state == standing.IN_REVIEW:
            submissions = apps.get_model("archive", "Submission").objects.open()
            return Q(Exists(submissions.filter(report=OuterRef(f"{report}pk" if report else "pk"))))
        if self.state == standing.PENDING:
            return changes_pending(report)
        return Q(**{f"{report}state": self.state}) if self.state else Q()
