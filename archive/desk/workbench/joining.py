"""Why a name is taken to mean somebody: by the name itself and the office that the record prints, in words for an editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from archive.parsing.words.titles import says_office


def joined_because(row: Mapping[str, Any], title: str) -> str:
    """The reason, which also says what speaks against it; empty where the name means nobody.

    `row` has the `name`, the person's `label` and `surname` and the `office` of the day; `title` is printed with the name.
    """
    if not row["label"]:
        return ""
    words = {"title": title, "office": row["office"]}
    name = row["name"].casefold()
    if name == (row["surname"] or "").casefold() != row["label"].casefold():
        by = _("the surname")
    elif name == row["label"].casefold():
        by = _("the same name")
    else:
        by = _("one of the names of this person")
    if says_office(title) and row["office"]:
        return f"{by}; {_('“%(title)s” is printed: %(office)s on the day of the event') % words}"
    if says_office(title):
        return f"{by} {_('alone: “%(title)s” is printed, which is no office known of this person for the day of the event') % words}"
    if row["office"]:
        return f"{by}; {_('no office is printed, and this person was %(office)s on the day of the event') % words}"
    return f"{by}; {_('no office is printed, and none is known for the day of the event')}"
