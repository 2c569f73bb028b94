"""Values of breakdowns and of editions' documents, and operations on a record, in words for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .models import Basis, Flag, Statement
from .models.identifiers import MistypedIdentifier, read, show
from .parsing.paths import printed_place
from .parsing.shortening import shortened
from .rendering.findings import KIND_NAMES

_KINDS = dict(Basis.Kind.choices)

WORDS = 60
"""Characters of a statement by which a flag's text names it."""


def value_name(name: str) -> str:
    """What a field of a breakdown or a document is called."""
    return _("checked by") if name == "confirmed_by" else name.replace("_", " ")


def value_told(value: Any) -> str:
    """A value of a document for people: names rather than structures, and a word for nothing."""
    if value is None or value == "" or (isinstance(value, (list, tuple)) and not value):
        return _("nothing")
    if isinstance(value, (list, tuple)):
        return ", ".join(value_told(item) for item in value)
    if not isinstance(value, Mapping):
        return f"“{value}”" if isinstance(value, str) else str(value)
    if "proposition" in value:
        return f"{value['holder']['label']} {value['direction']}: {value['proposition']['text']}"
    if "topic" in value:
        return str(value["topic"]["label"])
    if "name" in value:
        return _who(value)
    if "reading" in value:
        return f"“{value['printed']}” → “{value['reading']}”"
    if "words" in value and "note" in value:
        return f"“{value['words']}”"
    if "basis" in value:
        evidence = f": “{value['evidence']}”" if value["evidence"] else ""
        return f"{value_name(value['field'])}, {_KINDS.get(value['basis'], value['basis'])}{evidence}"
    if "label" in value:
        return str(value["label"])
    return _listed(f"{value_name(key)} {value_told(item)}" for key, item in value.items() if item is not None)


def _who(value: Mapping[str, Any]) -> str:
    """A person of a document, with the office of that day and the side, by which one person can differ from itself."""
    if not value.get("person"):
        return _("%(name)s (not identified)") % {"name": value["name"]}
    beside = [value[name]["label"] for name in ("office", "country") if value.get(name)]
    who = str(value["person"]["label"])
    return f"{who} ({', '.join(beside)})" if beside else who


def _listed(items: Iterable[str]) -> str:
    return ", ".join(items) or _("nothing")


_AGAIN = re.compile(r"the label (\S+) stands here again; this one is called (\S+)")
_SID = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{8}\b")


def is_identifier(found: str) -> bool:
    """Whether the eight characters are an identifier: their check digit fits."""
    try:
        return read(found) == found
    except MistypedIdentifier:
        return False


def statements_in(message: str) -> list[str]:
    """The identifiers of statements in the text of a flag, as they are stored."""
    return [found for found in _SID.findall(message) if is_identifier(found)]


def flag_told(message: str, places: Mapping[str, str] | None = None) -> str:
    """The text of a flag for people: places as they are printed, not as paths; statements by the names in `places`.

    `places` says of identifiers, as stored, what an editor sees there; others are shown as identifiers are.
    """
    if again := _AGAIN.fullmatch(message):
        label, called = (printed_place(path) for path in again.groups())
        return _("the label %(label)s stands here again; this one is called %(called)s") % {"label": label, "called": called}  # fmt: skip
    for sid in statements_in(message):
        message = message.replace(sid, (places or {}).get(sid) or show(sid))
    return message


def tell_flags(flags: Iterable[Flag]) -> None:
    """Give each flag its text for people as `told`, and as `sid` the statement that it speaks of, if it still stands.

    One query, none where no text names a statement.
    """
    rows = list(flags)
    named = {sid for flag in rows for sid in statements_in(flag.message)}
    places = {
        sid: f"{printed_place(path, number, 2 if is_several else 1)} (“{shortened(words, WORDS)}”)"
        for sid, path, number, is_several, words in Statement.objects.with_first_words(named)
    }
    for flag in rows:
        flag.told = flag_told(flag.message, places)
        flag.sid = next((sid for sid in statements_in(flag.message) if sid in places), "")


_DEEDS = {
    "split": gettext_lazy("split a part"),
    "merge": gettext_lazy("merge two parts"),
    "move_boundary": gettext_lazy("move a boundary"),
    "set_path": gettext_lazy("change the place of a part"),
    "change_level": gettext_lazy("change the level of a part"),
    "attribute": gettext_lazy("say whose words they are"),
    "confirm": gettext_lazy("confirm"),
    "unconfirm": gettext_lazy("take a confirmation back"),
    "describe": gettext_lazy("describe the record"),
    "mention": gettext_lazy("mark a name"),
    "unmention": gettext_lazy("take the mark of a name off"),
    "set_topics": gettext_lazy("set the topics"),
    "code": gettext_lazy("code a position"),
    "recode": gettext_lazy("change a position"),
    "uncode": gettext_lazy("take a position back"),
    "emend": gettext_lazy("emend words"),
    "unemend": gettext_lazy("take an emendation back"),
    "gloss": gettext_lazy("mark words as the record-keeper’s"),
    "ungloss": gettext_lazy("take that mark off"),
    "extract": gettext_lazy("look for what the record says as data"),
    "note": gettext_lazy("say what words say"),
    "settle": gettext_lazy("confirm or dismiss what the record says as data"),
    "restore": gettext_lazy("bring an earlier state back"),
    "take_over": gettext_lazy("take a later text over"),
    "parse": gettext_lazy("take the record in"),
}
_SAID = {
    "speakers": gettext_lazy("speakers"),
    "addressees": gettext_lazy("addressees"),
    "attribution": gettext_lazy("attribution"),
    "speech": gettext_lazy("speech"),
    "role": gettext_lazy("role"),
    "conveyed_by": gettext_lazy("conveyor"),
    "answers": gettext_lazy("what it answers"),
}
_SETTLED = {
    "confirmed": ("confirm %(n)s thing that the record says", "confirm %(n)s things that the record says"),
    "dismissed": ("dismiss %(n)s thing that the record says", "dismiss %(n)s things that the record says"),
    "proposed": (
        "leave %(n)s thing that the record says open again",
        "leave %(n)s things that the record says open again",
    ),
}
LISTED = 3
"""Operations of a batch that are named one by one."""


def operation_told(operation: str, arguments: Mapping[str, Any]) -> str:
    """One operation, as “split a part” or “speakers: Junichiro Koizumi”; slugs stand for topics.

    Where the arguments are not at hand (empty), what can be said without them.
    """
    match operation:
        case "batch":
            return _several(arguments)
        case "attribute":
            given = [(label, arguments[name]) for name, label in _SAID.items() if name in arguments]
            return "; ".join(f"{label}: {_value(value)}" for label, value in given) or str(_DEEDS["attribute"])
        case "change_kind":
            return _("make a part a %(kind)s") % {"kind": str(arguments.get("kind", "")).replace("_", "-")}
        case "tag":
            return _("tag “%(topic)s”") % {"topic": arguments.get("topic", "")}
        case "untag":
            return _("take the tag “%(topic)s” off") % {"topic": arguments.get("topic", "")}
        case "confirm" if isinstance(parts := arguments.get("parts"), list):
            return ngettext("confirm %(n)s part", "confirm %(n)s parts", len(parts)) % {"n": len(parts)}
        case "note" if arguments.get("kind") in KIND_NAMES:
            return _("say what words say: %(kind)s") % {"kind": KIND_NAMES[arguments["kind"]]}
        case "settle" if arguments.get("state") in _SETTLED and isinstance(keys := arguments.get("keys"), list):
            one, many = _SETTLED[arguments["state"]]
            return ngettext(one, many, len(keys)) % {"n": len(keys)}
        case "restore" if arguments.get("of") == "undo":
            return _("undo")
        case "restore" if arguments.get("of") == "redo":
            return _("redo")
    return str(_DEEDS.get(operation, operation))


def _several(arguments: Mapping[str, Any]) -> str:
    steps = [step for step in arguments.get("operations", ()) if isinstance(step, Mapping)]
    if not steps:
        return _("several things at once")
    told = list(dict.fromkeys(operation_told(str(step.get("name")), step.get("arguments") or {}) for step in steps))
    if len(told) <= LISTED:
        return "; ".join(told)
    return _("%(some)s and %(n)s more") % {"some": "; ".join(told[:LISTED]), "n": len(told) - LISTED}


def _value(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or _("nobody")
    return _("nothing") if value is None else str(value)
