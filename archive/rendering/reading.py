"""An edition as a reader has asked for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.models import Person

from .addresses import person_path
from .phrases import name_person


@dataclass(frozen=True, slots=True)
class Reading:
    """One edition as a reader has asked for it, with today's public records behind the slugs that it gives.

    `edition` is its document, `major` the edition that statements link to (None where it is the current one), `topics`
    and `meeting` are slugs that have a page.
    """

    edition: dict[str, Any]
    people: Mapping[str, Person] = field(default_factory=dict)
    topics: Collection[str] = ()
    meeting: str = ""
    major: int | None = None
    is_emended: bool = False
    has_positions: bool = False

    @property
    def record(self) -> dict[str, Any]:
        """The record of the edition."""
        record: dict[str, Any] = self.edition["record"]
        return record

    def find_person(self, who: dict[str, Any]) -> Person | None:
        """Today's public record of whom the edition names there."""
        return self.people.get(who["person"]["slug"]) if who["person"] else None

    def surname(self, who: dict[str, Any]) -> str:
        """What a voice is called in a heading: the surname where the person is known, else the name in the record."""
        person = self.find_person(who)
        return person.surname if person else name_person(who)

    def show_voice(self, who: dict[str, Any]) -> dict[str, Any]:
        """A voice for display, with the page of the person where there is one."""
        person = self.find_person(who)
        return {
            "name": name_person(who),
            "office": who["office"]["label"] if who["office"] else "",
            "country": who["country"]["label"] if who["country"] else "",
            "href": person_path(person.slug) if person else None,
        }
