"""Worklists of names of which nobody is known, most frequent first: one decision settles all that are like it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy, ngettext

from archive.models import Mention, Voice
from archive.models.keyset import Place
from archive.paging import Order

from .query import WHYS, ListQuery
from .worklist import Cell, Way, Worklist

_SHOWN = {
    WHYS["unknown"]: gettext_lazy("nobody of this name is known"),
    WHYS["several"]: gettext_lazy("several people bear this name"),
    WHYS["surname"]: gettext_lazy("a surname alone, and no office that fits it"),
}


class Names(Worklist):
    """Names as one sort of row prints them; a line is a name."""

    order = Order(("rank", "name"), is_ascending=True)
    report = None
    columns = (
        gettext_lazy("Name in the records"),
        gettext_lazy("Why nobody is identified"),
        gettext_lazy("How often"),
    )
    filters = ("publisher", "kind", "language", "date_after", "date_before", "state", "why")
    leads: ClassVar[str]

    def base(self) -> Any:
        """What bears the names, before the filters."""
        raise NotImplementedError

    def rows(self, query: ListQuery, user: Any) -> QuerySet[Any]:
        rows = self.base()
        if query.only(ListQuery.REPORT).parameters:
            rows = rows.filter(query.on_report(user, self.leads))
        if query.why:
            rows = rows.filter(unresolved=WHYS[query.why])
        names: QuerySet[Any] = rows.names_to_settle()
        return names.annotate(rank=-F("places"))

    def place_of(self, row: Any) -> Place:
        return row["rank"], row["name"]

    def key(self, row: Any) -> str:
        return str(row["name"])

    def cells(self, row: Any, way: Way) -> tuple[Cell, ...]:
        address = f"{reverse('desk:settle')}?{urlencode({'name': row['name']})}"
        return (
            Cell(row["name"], address),
            Cell(str(_SHOWN.get(row["why"], row["why"]))),
            Cell(ngettext("%d time", "%d times", row["places"]) % row["places"]),
        )


class Speakers(Names):
    """Names of whoever speaks, is spoken to or conveys."""

    name = "speakers"
    title = gettext_lazy("Speakers who are not identified")
    explains = gettext_lazy(
        "Names of which nobody, or more than one, is known, most frequent first. Decide once for each: it holds in all records that print the name and of which nobody has decided, and can be taken back as one."
    )
    empty = gettext_lazy("Every speaker is identified, or an editor has said that it can’t be told.")
    leads = "statement__report__"

    def base(self) -> Any:
        return Voice.objects.all()


class Mentioned(Names):
    """Names of whoever stands in the text, also of those only spoken about."""

    name = "mentioned"
    title = gettext_lazy("People spoken of who are not identified")
    explains = gettext_lazy(
        "Names that stand in the records and of which nobody, or more than one, is known, most frequent first."
    )
    empty = gettext_lazy("Everybody who is named is identified, or an editor has said that it can’t be told.")
    leads = "report__"

    def base(self) -> Any:
        return Mention.objects.all()
