"""Values of breakdowns and of editions' documents in words for people: names rather than structures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from .models import Basis

_KINDS = dict(Basis.Kind.choices)


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
