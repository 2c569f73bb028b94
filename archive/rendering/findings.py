"""What a record says as data, in plain words: a reference, an undertaking, a figure, a place, evidence, each as one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models.identifiers import show
from archive.models.instruments import INNER, Finding
from archive.parsing.extraction.bounds import BEFORE, leaves_end_out
from archive.parsing.shortening import shortened

from .dates import show_date
from .phrases import and_list

Said = Mapping[str, Any]

KIND_NAMES: Final[dict[str, Any]] = {
    "reference": gettext_lazy("reference"),
    "undertaking": gettext_lazy("undertaking"),
    "figure": gettext_lazy("figure"),
    "place": gettext_lazy("place"),
    "evidence": gettext_lazy("evidence"),
}
KIND_PLURALS: Final[dict[str, Any]] = {
    "reference": gettext_lazy("references"),
    "undertaking": gettext_lazy("undertakings"),
    "figure": gettext_lazy("figures"),
    "place": gettext_lazy("places"),
    "evidence": gettext_lazy("evidence"),
}
ACT_NAMES: Final[dict[str, Any]] = {
    "agreed": gettext_lazy("agrees"),
    "pledged": gettext_lazy("pledges"),
    "intends": gettext_lazy("intends"),
    "offered": gettext_lazy("offers"),
    "requested": gettext_lazy("requests"),
    "invited": gettext_lazy("invites"),
    "accepted": gettext_lazy("accepts"),
    "proposed": gettext_lazy("proposes"),
    "expects": gettext_lazy("expects"),
    "scheduled": gettext_lazy("says it is scheduled"),
}
ACT_NOUNS: Final[dict[str, Any]] = {
    "agreed": gettext_lazy("agreement"),
    "pledged": gettext_lazy("pledge"),
    "intends": gettext_lazy("intention"),
    "offered": gettext_lazy("offer"),
    "requested": gettext_lazy("request"),
    "invited": gettext_lazy("invitation"),
    "accepted": gettext_lazy("acceptance"),
    "proposed": gettext_lazy("proposal"),
    "expects": gettext_lazy("expectation"),
    "scheduled": gettext_lazy("scheduled"),
}
"""The same before a record's own words, which take up no verb of ours: “Tamm and Kask, agreement: to hold talks”."""
HOW_NAMES: Final[dict[str, Any]] = {
    "mentioned": gettext_lazy("mentioned again"),
    "repeated": gettext_lazy("given again"),
    "requested": gettext_lazy("requested again"),
    "discussed": gettext_lazy("discussed"),
    "rescheduled": gettext_lazy("another time named"),
    "reported": gettext_lazy("reported on"),
}
"""How a later record comes back to an undertaking, in words that judge nothing."""
MEASURE_NAMES: Final[dict[str, Any]] = {
    "amount": gettext_lazy("amount of money"),
    "percentage": gettext_lazy("percentage"),
    "multiple": gettext_lazy("multiple"),
    "count": gettext_lazy("count"),
    "duration": gettext_lazy("duration"),
    "clock": gettext_lazy("time of day"),
}
DURATIONS: Final[dict[str, tuple[Any, Any]]] = {
    "PT1S": (gettext_lazy("second"), gettext_lazy("seconds")),
    "PT1M": (gettext_lazy("minute"), gettext_lazy("minutes")),
    "PT1H": (gettext_lazy("hour"), gettext_lazy("hours")),
    "P1D": (gettext_lazy("day"), gettext_lazy("days")),
    "P1W": (gettext_lazy("week"), gettext_lazy("weeks")),
    "P1M": (gettext_lazy("month"), gettext_lazy("months")),
    "P1Y": (gettext_lazy("year"), gettext_lazy("years")),
    "P10Y": (gettext_lazy("decade"), gettext_lazy("decades")),
    "P100Y": (gettext_lazy("century"), gettext_lazy("centuries")),
}
PLACE_NAMES: Final[dict[str, Any]] = {
    "state": gettext_lazy("state"),
    "place": gettext_lazy("place"),
    "body": gettext_lazy("international body"),
}


def said_told(kind: str, said: Said) -> str:
    """What is said, in one line. Spans stand in `said` as their words, parties by name, an instrument by its heading.

    Of a figure also its `words` and those `before` them (`words_at`): they tell “more than 100” from “at least 100”.
    """
    match kind:
        case "reference":
            return _reference(said)
        case "undertaking":
            return _undertaking(said)
        case "figure":
            return _figure(said)
        case "evidence":
            return _evidence(said)
    return _place(said)


def state_told(*, by: str, rule: str, certainty: float) -> str:
    """Who stands behind it: the editor, or the rule alone with how sure it is. What nobody has dismissed."""
    if by:
        return _("confirmed: %s") % by
    return _("proposed by the rule “%(rule)s”, certainty %(certainty)s %%") % {
        "rule": rule,
        "certainty": round(100 * certainty),
    }


def document_told(kind: str, finding: Said, text: str) -> str:
    """A finding of an edition's document with that text in one line: words, what they say, who stands behind it."""
    values = {name: _plain(value) for name, value in finding.items() if name != "undertaking"}
    if kind == "figure":
        values |= words_at(text, finding["start"], finding["end"])
    if kind == "evidence":
        values["record"] = show(finding["undertaking"]["rid"])
    if kind == "undertaking":
        values |= {side: [who["name"] for who in finding[side]] for side in ("by", "towards")}
    state = state_told(by=finding["confirmed_by"] or "", rule=finding["rule"], certainty=finding["certainty"])
    return f"“{' '.join(finding['words'].split())}”: {said_told(kind, values)} ({state})"


def row_told(finding: Finding) -> str:
    """A row of the working copy in one line, without who says so; it was read `with_words`."""
    inner = {name: " ".join((getattr(finding, f"{name}_words") or "").split()) for name in INNER}
    heading = finding.instrument.label if finding.instrument else ""
    undertaking = getattr(finding, "undertaking_words", "")
    around = {"words": getattr(finding, "words", ""), "before": getattr(finding, "words_before", "")}
    return said_told(
        finding.kind, {**finding.said, **inner, **around, "instrument": heading, "undertaking": undertaking}
    )


def with_words(said: Said, text: str) -> dict[str, Any]:
    """The members of a finding with the words of the text in the place of offsets."""
    return {
        name: " ".join(text[value[0] : value[1]].split()) if name in INNER and value else value
        for name, value in said.items()
    }  # fmt: skip


def words_at(text: str, start: int, end: int) -> dict[str, str]:
    """The `words` of a finding at that place of the text, as they stand there, and what stands `before` them."""
    return {"words": text[start:end], "before": text[max(0, start - BEFORE) : start]}


def figure_value(said: Said, *, before: str = "") -> str:
    """The value of a figure in its own unit, never converted: “about 1,000,000 USD”, “at least 100 people”.

    `before` is what stands before its words: of an open end they say whether the end is left out (“more than 100”).
    """
    low, high = (_number(said["measure"], said[name]) for name in ("low", "high"))
    value = low if low == high else "–".join(filter(None, (low, high)))
    shown, is_about = f"{value} {_unit(said)}".strip(), said["approximate"]
    if low and high:
        return _("about %s") % shown if is_about else shown
    if leaves_end_out(said.get("words") or "", before):
        shown = _("about %s") % shown if is_about else shown
        return _("more than %s") % shown if low else _("less than %s") % shown
    if is_about:
        return _("about %s or more") % shown if low else _("about %s or less") % shown
    return _("at least %s") % shown if low else _("at most %s") % shown


def measured(said: Said) -> str:
    """What a figure is of, in the record's words; nothing where its unit says so: no “12 engineers of engineers”."""
    words = said["of"]["words"] if said["of"] else ""
    return "" if words.casefold() in (str(said["unit"] or "").casefold(), _unit(said).casefold()) else words


def _unit(said: Said) -> str:
    """The unit as people say it: of durations in words, of all else as it is written."""
    unit = str(said["unit"] or "")
    if unit == "person":
        return _("person") if said["low"] == said["high"] == "1" else _("people")
    if said["measure"] == "duration" and unit in DURATIONS:
        one, many = DURATIONS[unit]
        return str(one if said["low"] == said["high"] == "1" else many)
    return unit


def _number(measure: str, written: str | None) -> str:
    """With separators of thousands, digit by digit as it was printed."""
    if written is None or measure == "clock":
        return written or ""
    whole, point, part = written.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-') or 0):,}{point}{part}"


def _reference(said: Said) -> str:
    designation = said.get("designation") or ""
    heading = said.get("instrument") or ""
    if heading:
        return f"{heading} ({designation})" if designation and designation not in heading else str(heading)
    return _("%s, an instrument that is not known") % designation if designation else _("an instrument that is not known")  # fmt: skip


def _undertaking(said: Said) -> str:
    who = and_list(said["by"]) or _("nobody named")
    act = ACT_NAMES[said["act"]]
    towards = _(" (towards %s)") % and_list(said["towards"]) if said["towards"] else ""
    told = f"{who}: {act}{towards} “{said['what']}”"
    if said.get("due"):
        told += _("; due “%s”") % said["due"]
    return told + (f", {show_date(said['due_date'])}" if said.get("due_date") else "")


def _figure(said: Said) -> str:
    told = f"{MEASURE_NAMES[said['measure']]} {figure_value(said, before=said.get('before', ''))}"
    more = ((_("of “%s”"), said.get("of")), (_("compared with “%s”"), said.get("baseline")), (_("as of %s"), said.get("as_of") and show_date(said["as_of"])))  # fmt: skip
    return ", ".join([told, *(words % value for words, value in more if value)])


def _evidence(said: Said) -> str:
    """The undertaking stands in `said` as its words, empty where it is gone; or its `record` alone, as in an edition."""
    if record := said.get("record"):
        told = _("%(how)s: what is said in %(rid)s") % {"how": HOW_NAMES[said["how"]], "rid": record}
    else:
        words = said["undertaking"] or _("an undertaking that is not there any more")
        told = f"{HOW_NAMES[said['how']]}: “{shortened(words, 160)}”"
    if said.get("on"):
        told += f", {show_date(said['on'])}"
    return f"{told} ({said['note']})" if said.get("note") else told


def _place(said: Said) -> str:
    country = said.get("country")
    return f"{said['name']} ({PLACE_NAMES[said['kind']]}{f', {country}' if country else ''})"


def _plain(value: Any) -> Any:
    """What stands in a document as words with their place, or as a heading with its slug, as words alone."""
    if isinstance(value, Mapping):
        return value["words"] if "words" in value else value["label"]
    return value


def kinds_counted(kinds: Iterable[str]) -> str:
    """So many of each kind: “figures: 3, places: 12”."""
    numbers: dict[str, int] = {}
    for kind in kinds:
        numbers[kind] = numbers.get(kind, 0) + 1
    return ", ".join(f"{KIND_PLURALS[kind]}: {number}" for kind, number in numbers.items())
