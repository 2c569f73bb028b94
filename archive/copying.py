"""Rows written many at a time, by PostgreSQL's COPY and by arrays; constraints and triggers hold as for any other write.

Rows are tuples of the values of named fields ("report_id") or, where they are few, objects of the model. No signal is
sent. What the database refuses is a django.db.DatabaseError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

import orjson
from django.db import connection
from django.db.models import AutoField, CharField, DateField, JSONField, Model, QuerySet


def reserve_keys(numbers: dict[type[Model], int]) -> dict[type[Model], list[int]]:
    """So many primary keys for each of the models, in one query: nobody else gets them, used or not."""
    keys: dict[type[Model], list[int]] = {model: [] for model in numbers}
    models = [model for model in numbers if numbers[model]]
    if not models:
        return keys
    query: list[str] = []
    arguments: list[int | str] = []
    for index, model in enumerate(models):
        # The sequence is looked up once: without OFFSET it would be for each of its numbers.
        query.append(
            "SELECT %s::int, nextval(sequence) FROM "
            "(SELECT pg_get_serial_sequence(%s, %s)::regclass AS sequence OFFSET 0) AS one, generate_series(1, %s)"
        )
        arguments += [index, model._meta.db_table, _columns(model, ["pk"])[0], numbers[model]]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(query), arguments)
        for index, key in cursor.fetchall():
            keys[models[index]].append(key)
    return keys


def copy_rows(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert values of the fields into the model's own table; all of its columns, or all but a key that it makes."""
    columns = ", ".join(connection.ops.quote_name(column) for column in _columns(model, fields))
    statement = f"COPY {connection.ops.quote_name(model._meta.db_table)} ({columns}) FROM STDIN"
    stream = iter(rows)
    first = next(stream, None)
    if first is None:
        return
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        copy.write_row(first)
        for row in stream:
            copy.write_row(row)


def copy_objects(model: type[Model], objects: Sequence[Model]) -> None:
    """Insert the objects. All of them have a primary key, or none has; none is given one."""
    if not objects:
        return
    fields = [
        f for f in model._meta.local_concrete_fields if objects[0].pk is not None or not isinstance(f, AutoField)
    ]
    for field in fields:
        if isinstance(field, DateField) and (field.auto_now or field.auto_now_add):
            for row in objects:
                field.pre_save(row, add=True)
    names = [field.attname for field in fields]
    values: Callable[[Any], tuple[Any, ...]] = attrgetter(*names)
    documents = [index for index, field in enumerate(fields) if isinstance(field, JSONField)]
    rows = (values(row) for row in objects)
    copy_rows(model, names, (_with_json(row, documents) for row in rows) if documents else rows)


def settle_rows(
    model: type[Model], there: QuerySet[Any], fields: Sequence[str], wanted: Iterable[Sequence[Any]]
) -> None:
    """Make the rows `there` be the wanted ones: those that say the same stay, others are deleted or inserted."""
    found: dict[Sequence[Any], list[Any]] = {}
    for key, *values in there.order_by().values_list("pk", *fields):
        found.setdefault(tuple(values), []).append(key)
    missing = []
    for row in wanted:
        if keys := found.get(row):
            keys.pop()
        else:
            missing.append(row)
    if gone := [key for keys in found.values() for key in keys]:
        model._base_manager.filter(pk__in=gone).delete()
    copy_rows(model, fields, missing)


def update_rows(model: type[Model], fields: Sequence[str], rows: Sequence[tuple[int, Sequence[Any]]]) -> None:
    """Write the fields' values into the model's own rows, each with its primary key before it, in one query."""
    if not rows:
        return
    quote = connection.ops.quote_name
    table, (key, *columns) = quote(model._meta.db_table), map(quote, _columns(model, ["pk", *fields]))
    types = [_type(model._meta.get_field(name)) for name in fields]
    query = (
        f"UPDATE {table} SET {', '.join(f'{column} = new.{column}' for column in columns)} "
        f"FROM unnest({', '.join(f'%s::{type_}[]' for type_ in ('bigint', *types))}) "
        f"AS new ({', '.join([key, *columns])}) WHERE {table}.{key} = new.{key}"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            query, [[key for key, _ in rows], *map(list, zip(*(values for _, values in rows), strict=True))]
        )


def analyse(*models: type[Model]) -> None:
    """Let the database count the models' tables anew: what it planned for a nearly empty table reads all of it each time.

    Its own checks of foreign keys are such plans, kept as long as the connection; autovacuum comes minutes later.
    """
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")


def as_text(document: Any) -> str:
    """The JSON of a column's value, also of dataclasses."""
    return orjson.dumps(document).decode()


def _columns(model: type[Model], fields: Sequence[str]) -> list[str]:
    by_name = {field.attname: str(field.column) for field in model._meta.local_concrete_fields}
    return [str(model._meta.pk.column) if name == "pk" else by_name[name] for name in fields]


def _type(field: Any) -> str:
    """The column's type in a cast: text and not varchar(n), to which a cast would cut what is too long in silence."""
    if isinstance(field, CharField) or (field.is_relation and isinstance(field.target_field, CharField)):
        return "text"
    return str(field.rel_db_type(connection) if field.is_relation else field.cast_db_type(connection))


def _with_json(row: tuple[Any, ...], documents: Sequence[int]) -> list[Any]:
    """The values with those of JSON columns written out."""
    values = list(row)
    for index in documents:
        values[index] = as_text(values[index])
    return values
