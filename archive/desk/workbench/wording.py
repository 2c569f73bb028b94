"""Operations in the words of an editor: what a button undoes, and what somebody else has done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

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
LISTED = 3
"""Operations of a batch that are named one by one."""


def said(operation: str, arguments: Mapping[str, Any]) -> str:
    """One operation, as “split a part” or “speakers: Junichiro Koizumi”; slugs stand for topics."""
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
        case "restore" if arguments.get("of") == "undo":
            return _("undo")
        case "restore" if arguments.get("of") == "redo":
            return _("redo")
    return str(_DEEDS.get(operation, operation))


def _several(arguments: Mapping[str, Any]) -> str:
    steps = [step for step in arguments.get("operations", ()) if isinstance(step, Mapping)]
    told = list(dict.fromkeys(said(str(step.get("name")), step.get("arguments") or {}) for step in steps))
    if len(told) <= LISTED:
        return "; ".join(told)
    return _("%(some)s and %(n)s more") % {"some": "; ".join(told[:LISTED]), "n": len(told) - LISTED}


def _value(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or _("nobody")
    return _("nothing") if value is None else str(value)


def name_of(user: Any) -> str:
    """An account, for others: the full name, else the user name; what no account did, the archive did."""
    return user.called if user is not None else _("the archive")
