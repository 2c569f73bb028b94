"""The lookup `any_of`: as `in`, with all the texts as one parameter, which costs the same however many they are."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import CharField, Lookup, TextField


@CharField.register_lookup
@TextField.register_lookup
class AnyOf(Lookup):  # type: ignore[type-arg] # generic in the stubs alone
    """Whether a text is one of those. The server plans it as it plans `in`."""

    lookup_name = "any_of"

    def get_prep_lookup(self) -> list[str]:
        return [str(text) for text in self.rhs]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        if not self.rhs:
            raise EmptyResultSet  # no query at all, as of `in`
        sql, parameters = self.process_lhs(compiler, connection)
        return f"{sql} = ANY (%s)", [*parameters, self.rhs]
