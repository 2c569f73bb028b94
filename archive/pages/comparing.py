"""The accounts of one meeting side by side: topics as rows, record-keepers as columns. Pure.

Accounts are compared by record-keeper, never by file: two texts of one house stand in one column.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from .addresses import topic_path
from .entries import statement_result


def compare_accounts(
    reports: Iterable[tuple[int, dict[str, Any]]], statements: Iterable[tuple[int, dict[str, Any]]]
) -> dict[str, Any]:
    """The houses in the order of their first record, and a row for each topic that one of them has.

    `reports` are summaries and `statements` bodies, each with the key of its record-keeper. A statement on several
    topics stands in the row of each, its words in the first alone. What no topic is tagged with comes last.
    """
    houses: dict[int, dict[str, Any]] = {}
    for keeper, summary in reports:
        house = houses.setdefault(keeper, {"name": summary["record_keeper"]["label"], "records": []})
        house["records"].append({"title": summary["title"] or _("Untitled record"), "href": summary["url"]})
    rows: dict[str, dict[str, Any]] = {}
    untagged: dict[int, list[dict[str, Any]]] = {}
    for keeper, data in statements:
        topics = list({topic["slug"]: topic for topic in data["topics"]}.values())
        for topic in topics:
            row = rows.setdefault(topic["slug"], {"label": topic["label"], "cells": {}})
            row["cells"].setdefault(keeper, []).append(data)
        if not topics:
            untagged.setdefault(keeper, []).append(data)
    shown: set[str] = set()
    table = [
        {"label": row["label"], "href": topic_path(slug), "cells": _cells(houses, row["cells"], shown)}
        for slug, row in rows.items()
    ]
    if untagged:
        table.append({"label": _("On no topic that is tagged"), "href": "", "cells": _cells(houses, untagged, shown)})
    return {"houses": list(houses.values()), "rows": table}


def _cells(
    houses: dict[int, dict[str, Any]], cells: dict[int, list[dict[str, Any]]], shown: set[str]
) -> list[dict[str, Any]]:
    """A row of the table; `shown` are the statements whose words stand in it or above, and grows."""
    return [
        {"house": house["name"], "statements": [_entry(data, shown) for data in cells.get(keeper, [])]}
        for keeper, house in houses.items()
    ]


def _entry(data: dict[str, Any], shown: set[str]) -> dict[str, Any]:
    has_words = data["sid"] not in shown
    shown.add(data["sid"])
    return statement_result(data) | {"has_words": has_words}
