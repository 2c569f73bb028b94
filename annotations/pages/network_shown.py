"""What the public page of networks and that of scholars have in common: fields, picture, tables, files, ties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from annotations.networks import Edge, gexf, graphml
from annotations.picturing.network_behind import MOST, Behind, TieAsked
from annotations.picturing.network_choices import (
    ACCOUNTS,
    COUNTINGS,
    KINDS,
    NORMALIZATIONS,
    SCALES,
    Choices,
)
from annotations.picturing.network_picture import NODES, NetworkPicture
from annotations.picturing.network_times import Step
from archive.pages.entries import statement_result
from archive.pages.filters import written
from archive.picturing import NARROW, WIDE, Table, draw_inline, write_csv
from archive.picturing.giving import TYPES, write_file
from archive.rendering.dates import show_date

FILES: Mapping[str, tuple[str, ...]] = {
    "network": ("svg", "png", "graphml", "gexf"),
    "ties": ("csv",),
    NODES: ("csv",),
}
"""What can be taken away, by name and suffix."""
_MEDIA_TYPES = {**TYPES, "graphml": "application/graphml+xml", "gexf": "application/gexf+xml"}


def method_fields(
    choices: Choices, countries: Iterable[tuple[str, str]], kinds: Iterable[str]
) -> list[dict[str, Any]]:
    """The fields of the form that say which network."""
    offered = {kind: KINDS[kind] for kind in kinds}
    fields = [
        _choice("kind", _("Network"), choices.kind, offered),
        _choice("accounts", _("By whose accounts"), choices.accounts, ACCOUNTS),
    ]
    if choices.is_sharing:
        fields += [
            _choice("normalization", _("Normalisation"), choices.normalization, NORMALIZATIONS),
            _choice("counting", _("Counting"), choices.counting, COUNTINGS),
            _choice("scale", _("What is alike"), choices.scale, SCALES),
        ]
    sides = {"": _("Any"), **dict(countries)}
    if choices.country and choices.country not in sides:
        sides[choices.country] = choices.country
    least = written("least", _("Least weight of a tie"), choices.least, "2")
    return [*fields, _choice("country", _("Ties of the side of"), choices.country, sides), least]


def _choice(name: str, label: str, chosen: str, offered: Mapping[str, Any]) -> dict[str, Any]:
    """A field with options, the first of which is meant where nothing is asked for."""
    options = [
        {"value": "" if at == 0 else value, "label": words, "selected": value == chosen}
        for at, (value, words) in enumerate(offered.items())
    ]
    return {"name": name, "label": label, "options": options}


def name_errors(errors: Mapping[str, str], fields: Sequence[dict[str, Any]]) -> list[str]:
    """The fields marked that are wrong, and a sentence for each, which begins with its name."""
    labels = {field["name"]: field["label"] for field in fields}
    for field in fields:
        field["is_wrong"] = field["name"] in errors
    return [f"{labels.get(name, name)}: {message}" for name, message in errors.items()]


def include_network(shown: NetworkPicture, folder: str, query: str) -> dict[str, Any]:
    """The context of annotations/network.html. `folder` begins the addresses of files, `query` ends them."""
    picture = shown.picture
    return {
        "name": picture.name,
        "title": picture.title,
        "notes": picture.notes,
        # Every word in it was escaped where the element was written.
        "wide": mark_safe(draw_inline(picture, WIDE)),
        "narrow": mark_safe(draw_inline(picture, NARROW)),
        "tables": [
            _table(picture.name, _("Ties, the strongest first"), shown.ties_shown, len(picture.table.lines)),
            _table(NODES, _("Who stands in it"), shown.nodes_shown, len(shown.nodes.lines)),
        ],
        "downloads": [
            {"label": _label(name, suffix), "href": f"{folder}{name}.{suffix}{query}"}
            for name, suffixes in FILES.items()
            for suffix in suffixes
        ],
    }


def _table(name: str, title: str, table: Table, every: int) -> dict[str, Any]:
    cut = ""
    if len(table.lines) < every:
        cut = _("The first %(some)s of %(all)s; the CSV has them all.") % {
            "some": len(table.lines),
            "all": f"{every:,}",
        }
    return {"name": name, "title": title, "columns": table.columns, "lines": table.lines, "cut": cut}


def _label(name: str, suffix: str) -> str:
    return {
        ("ties", "csv"): _("CSV of the ties"),
        (NODES, "csv"): _("CSV of who stands in it"),
        ("network", "graphml"): "GraphML",
        ("network", "gexf"): "GEXF",
    }.get((name, suffix), suffix.upper())


def has_file(name: str, suffix: str) -> bool:
    """Whether there is such a file."""
    return suffix in FILES.get(name, ())


def write_network(
    shown: NetworkPicture, name: str, suffix: str, *, source: Sequence[str], site: str
) -> tuple[str | bytes, str, str]:
    """The file, its media type, and its Content-Disposition: data is for other programs, pictures for the browser."""
    body: str | bytes
    if suffix == "csv":
        table = shown.nodes if name == NODES else shown.picture.table
        body = write_csv(replace(shown.picture, table=table), site=site)
    elif suffix in ("graphml", "gexf"):
        asked = {**shown.network.attributes, "source": " ".join(source)}
        body = (graphml if suffix == "graphml" else gexf)(replace(shown.network, attributes=asked))
    else:
        body = write_file(shown.picture, suffix, source=source, site=site)
    way = "inline" if suffix in ("svg", "png") else "attachment"
    return body, _MEDIA_TYPES[suffix], f'{way}; filename="{name}.{suffix}"'


def step_links(steps: Iterable[Step], address: Callable[[Step], str]) -> list[dict[str, str]]:
    """The windows of time beside the one that is shown, as links."""
    said = {"earlier": _("Earlier: %s"), "later": _("Later: %s"), "": "%s"}
    return [{"label": said[step.way] % _say_step(step), "href": address(step)} for step in steps]


def _say_step(step: Step) -> str:
    first, last = step.first, step.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return f"{show_date(first.isoformat())} – {show_date(last.isoformat())}"


def read_tie(parameters: Mapping[str, str]) -> TieAsked:
    """Which tie the address names; nothing is known of whether there is one."""
    return TieAsked(*(parameters.get(name, "")[:400].replace("\0", "") for name in ("one", "other", "by")))


def tie_query(edge: Edge, query: Mapping[str, str]) -> str:
    """The query string of what is behind the tie."""
    account = {"by": str(edge.attributes["account"])} if "account" in edge.attributes else {}
    return urlencode({**query, "one": edge.source, "other": edge.target, **account})


def show_behind(found: Sequence[Behind]) -> dict[str, Any]:
    """The context of annotations/network_tie.html beside its heading: statements under the claims they are on."""
    rows = found[:MOST]
    claims = {row.on.key: row.on for row in rows if row.on}
    ordered = sorted(rows, key=lambda row: (row.on.label, row.on.key) if row.on else ("", ""))
    groups = []
    for key, inside in groupby(ordered, key=lambda row: row.on.key if row.on else ""):
        entries = [
            {
                "said": _("%(holder)s: %(level)s") % {"holder": row.holder, "level": row.level} if row.on else "",
                "hand": row.hand,
                "href": row.href,
                "result": statement_result(dict(row.statement)),
            }
            for row in inside
        ]
        groups.append({"claim": claims.get(key), "entries": entries})
    return {"groups": groups, "is_cut": len(found) > MOST, "most": MOST}


def words_of(choices: Choices) -> str:
    """The kind of network, as people say it."""
    return str(KINDS[choices.shown])
