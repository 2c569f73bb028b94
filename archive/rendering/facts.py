"""All that is known of one statement beside its words, for its own page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from archive.citing import wording_of

from .phrases import ATTRIBUTIONS, REVIEWS, SPEECH, capitalise, show_account, show_wording
from .reading import Reading


def compose_facts(reading: Reading, block: dict[str, Any], shown_date: str) -> dict[str, Any]:
    """The facts of the statement of a block; `shown_date` is the day of the event in words."""
    part, record, event = block["part"], reading.record, reading.record["event"]
    kind = _("Event") if event["kind"] == "other" else capitalise(event["kind"])
    return {
        "speakers": [reading.show_voice(who) for who in part["speakers"]],
        "addressees": [reading.show_voice(who) for who in part["addressees"]],
        "conveyed_by": [reading.show_voice(part["conveyor"])] if part["conveyor"] else [],
        "occasion": f"{kind}, {shown_date}",
        "account": part["account"],
        "account_shown": show_account(part["account"], record["record_keeper"]),
        "attribution": ATTRIBUTIONS[part["attribution"]],
        "speech": SPEECH[part["speech"]],
        "wording_shown": show_wording(wording_of(part, record), record["form"], part["translation"]),
        "number": block["passage"].index(block["sid"]) + 1,
        "total": len(block["passage"]),
        "review_shown": REVIEWS[reading.edition["judgements"]["reviews"][block["sid"]]],
    }
