"""Say to the database whose work follows, and why; and tell what its triggers have written, in people's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from archive.models import AuditEntry
from archive.models.audit import EDITING_SETTING, USER_SETTING, WHY_SETTING

NOTHING = "–"
LONGEST = 200
"""Characters of a value that a list of changes shows."""


@contextmanager
def acting(*, by: Any, why: str = "") -> Iterator[None]:
    """What is written inside is in this account's name (None: a script's, or a reader's). Settles what it found after."""
    earlier = _settings(USER_SETTING, WHY_SETTING)
    _set({USER_SETTING: str(by.pk) if by is not None else "", WHY_SETTING: why})
    try:
        yield
    finally:
        # In a broken transaction nothing can be set, and what was set in it is rolled back with it.
        if not connection.needs_rollback:
            _set(earlier)


@contextmanager
def telling_by_revision() -> Iterator[None]:
    """What is written inside is told by a revision; ends with the transaction in any case."""
    _set({EDITING_SETTING: "on"}, is_local=True)
    yield
    _set({EDITING_SETTING: ""}, is_local=True)


def _settings(*names: str) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(["coalesce(current_setting(%s, true), '')"] * len(names)), names)
        return dict(zip(names, cursor.fetchone(), strict=True))


def _set(values: dict[str, str], *, is_local: bool = False) -> None:
    arguments = [item for name, value in values.items() for item in (name, value, is_local)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(["set_config(%s, %s, %s)"] * len(values)), arguments)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value of a row, before and after, as people read it; "–" where there was or is none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a row: when, by whom (an account's name, or ""), why, and which values.

    `of` is what kind of row it was, where it only belongs to the one whose history it is.
    """

    key: int
    at: datetime
    by: str
    why: str
    action: str
    of: str
    fields: tuple[FieldChange, ...]


def history(
    row: models.Model, *, belonging: Iterable[type[models.Model]] = (), before: int | None = None, limit: int = 50
) -> list[Change]:
    """The last changes of a row and of the rows that belong to it, the newest first, before that key.

    One query, one for each model in `belonging`, and one for each model that a changed value points at.
    """
    entries = AuditEntry.objects.of(row)
    for model in belonging:
        entries |= AuditEntry.objects.of_what_belongs_to(row, model)
    entries = entries.select_related("by").order_by("-pk")
    if before is not None:
        entries = entries.filter(pk__lt=before)
    return tell(list(entries[:limit]), own=type(row))


def tell(entries: Sequence[AuditEntry], *, own: type[models.Model] | None = None) -> list[Change]:
    """The entries in people's words: fields by their names, rows that are pointed at by what they are called."""
    by_table: dict[str, type[models.Model]] = {
        model._meta.db_table: model for model in apps.get_app_config("archive").get_models()
    }
    names = _called(entries, by_table)
    changes = []
    for entry in entries:
        model = by_table.get(entry.table)
        columns = {field.column: field for field in model._meta.concrete_fields} if model else {}
        told = []
        for column in columns or (entry.after or entry.before or {}):
            values = [side.get(column) if side else None for side in (entry.before, entry.after)]
            if values[0] == values[1] or column == "id" or not _is_telling(values):
                continue
            field = columns.get(column)
            name = capfirst(str(field.verbose_name)) if field else column
            told.append(FieldChange(name, *(_read(field, value, names) for value in values)))
        account = entry.by
        changes.append(
            Change(
                key=entry.pk,
                at=entry.at,
                by=account.called if account else "",
                why=entry.why,
                action=entry.get_action_display(),
                of=str(model._meta.verbose_name) if model and own and not issubclass(own, model) else "",
                fields=tuple(told),
            )
        )
    return changes


Names = dict[tuple[type[models.Model], Any], str]


def _called(entries: Sequence[AuditEntry], by_table: dict[str, type[models.Model]]) -> Names:
    """What the rows are called that the entries point at: a query a model."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for entry in entries:
        model = by_table.get(entry.table)
        for field in model._meta.concrete_fields if model else ():
            if isinstance(field, models.ForeignKey) and isinstance(field.related_model, type):
                keys = (side.get(field.column) for side in (entry.before, entry.after) if side)
                wanted[field.related_model] |= {key for key in keys if key is not None}
    return {
        (model, str(row.pk)): str(row)
        for model, keys in wanted.items()
        if keys
        for row in model._default_manager.filter(pk__in=keys)
    }


def _is_telling(values: Sequence[Any]) -> bool:
    """Whether one of the values is something: a row that is made has many empty ones."""
    return any(value not in (None, "", [], {}) for value in values)


def _read(field: Any, value: Any, names: Names) -> str:
    if value in (None, "", [], {}):
        return NOTHING
    if isinstance(field, models.ForeignKey) and isinstance(field.related_model, type):
        return names.get((field.related_model, str(value)), str(value))
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateTimeField):
        return date_format(localtime(datetime.fromisoformat(value)), "j F Y, H:i:s")
    if isinstance(field, models.DateField):
        return date_format(date.fromisoformat(value), "j F Y")
    if isinstance(field, models.BooleanField):
        return _("yes") if value else _("no")
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
