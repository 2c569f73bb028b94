"""What can be done with a key at the workbench, and with which, unless an editor has chosen another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

CHORD: Final = re.compile(
    r"(?:Ctrl\+)?(?:Alt\+)?(?:Meta\+)?(?:[^\s]|Enter|Backspace|Delete|Home|End|PageUp|PageDown|Insert|F[0-9]{1,2})"
)
"""How a key is written: what the browser calls it ("j", "J" for Shift and j), after the keys held with it."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does; `key` is the usual one."""

    name: str
    key: str
    label: str | Promise


GROUPS: Final[tuple[tuple[str | Promise, tuple[Action, ...]], ...]] = (
    (
        _("Going"),
        (
            Action("next", "j", _("next part")),
            Action("previous", "k", _("part before")),
            Action("next_open", "n", _("next that is doubtful or open")),
            Action("next_said", "h", _("next with something that rules have found")),
            Action("find", "/", _("find in the text")),
            Action("other_pane", "Ctrl+.", _("text, outline or fields")),
        ),
    ),
    (
        _("Checking"),
        (
            Action("confirm", "c", _("confirm, and go on to the next open one")),
            Action("unconfirm", "C", _("take your confirmation back")),
            Action("settle", "f", _("settle a flag")),
            Action("comment", "#", _("comments")),
        ),
    ),
    (
        _("Saying"),
        (
            Action("speakers", "s", _("set the speaker")),
            Action("add_speaker", "S", _("add a speaker")),
            Action("addressees", "a", _("set the addressee")),
            Action("add_addressee", "A", _("add an addressee")),
            Action("name", "N", _("who is meant by a name")),
            Action("swap", "w", _("swap speakers and addressees")),
            Action("attribution", "u", _("how the record says so")),
            Action("speech", "v", _("direct or indirect speech")),
            Action("role", "r", _("statement, question, answer")),
            Action("conveyor", "o", _("conveyed by")),
            Action("answers", "q", _("answers to")),
        ),
    ),
    (
        _("Topics, positions, words"),
        (
            Action("topics", "t", _("topics")),
            Action("accept", "g", _("take all suggested topics")),
            Action("accept_and_confirm", "y", _("take all suggested topics, confirm, and go on")),
            Action("refuse", "d", _("refuse all suggested topics")),
            Action("position", "p", _("code a position")),
            Action("emend", "e", _("emend the chosen words")),
            Action("confirm_said", "b", _("confirm all that rules have found here")),
            Action("note", "B", _("note what the chosen words say")),
        ),
    ),
    (
        _("Dividing"),
        (
            Action("kind", "i", _("what kind of part it is")),
            Action("level", "l", _("its place")),
            Action("split", "|", _("split at the caret")),
            Action("merge", "m", _("merge with the next")),
            Action("back", "[", _("end one word earlier")),
            Action("forth", "]", _("end one word later")),
        ),
    ),
    (
        _("Several, again, back"),
        (
            Action("select", "x", _("choose for several, or not")),
            Action("extend_next", "J", _("choose on to the next")),
            Action("extend_previous", "K", _("choose back to the one before")),
            Action("repeat", ".", _("do the last thing here too")),
            Action("undo", "z", _("undo")),
            Action("redo", "Z", _("redo")),
        ),
    ),
    (
        _("The record"),
        (
            Action("submit", "Ctrl+Enter", _("submit for review")),
            Action("help", "?", _("these keys")),
        ),
    ),
)
"""All actions in the order in which the list of keys tells of them."""

ACTIONS: Final = {action.name: action for _label, actions in GROUPS for action in actions}


def bindings(shortcuts: Mapping[str, Any]) -> dict[str, str]:
    """The key of every action for an account that has chosen `shortcuts`; an empty key is none."""
    return {name: str(shortcuts.get(name, action.key)) for name, action in ACTIONS.items()}


def read_shortcuts(given: Any) -> dict[str, str]:
    """The chosen keys that differ from the usual ones. Raises ValidationError that says what can't be."""
    if not isinstance(given, Mapping):
        raise ValidationError(now("Keys are given by the names of what they do."))
    for name, key in given.items():
        if name not in ACTIONS:
            raise ValidationError(now("There is nothing called “%(name)s” to do with a key.") % {"name": name})
        if not isinstance(key, str) or (key and not CHORD.fullmatch(key)) or key in tuple("123456789"):
            raise ValidationError(
                now("“%(key)s” can’t be the key for “%(what)s”: choose a letter or a sign, alone or with Ctrl or Alt.")
                % {"key": key, "what": ACTIONS[name].label}
            )
    if twice := _twice(bindings(given).items()):
        first, second, key = twice
        raise ValidationError(
            now("“%(key)s” would be the key for “%(first)s” and for “%(second)s”: choose another for one of them.")
            % {"key": key, "first": ACTIONS[first].label, "second": ACTIONS[second].label}
        )
    return {name: key for name, key in given.items() if key != ACTIONS[name].key}


def _twice(keys: Iterable[tuple[str, str]]) -> tuple[str, str, str] | None:
    seen: dict[str, str] = {}
    for name, key in keys:
        if key and key in seen:
            return seen[key], name, key
        seen[key] = name
    return None
