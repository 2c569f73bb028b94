"""What always goes with a statement's words: where they stand, who said them to whom, when, and whose account it is."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from archive.citing import is_year_supplied, wording_of

from .dates import show_date
from .phrases import name_person, show_account, show_wording, show_words_of


class Sources:
    """Says of the statements of one record, in one line each, whose words they are.

    “2(3), bullet 1: Vladimir Putin, President of the Russian Federation, to Yoriko Kawaguchi, Minister for Foreign
    Affairs of Japan, 14 October [2002]; in the Japanese ministry’s words, summarised, in translation. The other side’s
    account, kept by the Ministry of Foreign Affairs of Japan.”
    """

    def __init__(self, record: dict[str, Any]) -> None:
        self.record = record
        self.day = show_date(record["event"]["date"], is_year_supplied=is_year_supplied(record))
        self._manners: dict[tuple[str, ...], str] = {}

    def say(self, part: dict[str, Any]) -> str:
        """The line of a statement."""
        said = [_who(part["speakers"]) or (_("a question") if part["role"] == "question" else _("no speaker named"))]
        if part["conveyor"]:
            said.append(_("conveyed by %s") % _who([part["conveyor"]]))
        if part["addressees"]:
            said.append(_("to %s") % _who(part["addressees"]))
        if self.day:
            said.append(self.day)
        place = f"{part['place']}: " if part["place"] else ""
        return f"{place}{', '.join(said)}; {self._manner(part)}"

    def _manner(self, part: dict[str, Any]) -> str:
        """In whose words, how near to what was said, and whose account: the same for many statements, made once."""
        near = wording_of(part, self.record)
        words = part["account"] if part["speakers"] else ""
        key = (words, part["account"], near, str(part["translation"]))
        if key not in self._manners:
            wording = show_wording(near, self.record["form"], part["translation"])
            words = show_words_of(words, near, self.record) if words else ""
            account = show_account(part["account"], self.record["record_keeper"])
            self._manners[key] = f"{', '.join(piece for piece in (words, wording) if piece)}. {account}."
        return self._manners[key]


def _who(voices: list[dict[str, Any]]) -> str:
    """“Vladimir Putin, President of the Russian Federation”; several after each other."""
    return "; ".join(
        f"{name_person(who)}, {who['office']['label']}" if who["office"] else name_person(who) for who in voices
    )
