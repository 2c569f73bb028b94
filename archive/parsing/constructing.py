"""Constructors of the values that a parse makes most of."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

Value = TypeVar("Value")


def by_slots(kind: type[Value]) -> type[Value]:
    """Gives a frozen dataclass with slots a constructor that fills the slots themselves, several times as fast as its own.

    Its own goes through `object.__setattr__` with each field's name. Here the new value is of a class with the same slots
    and nothing frozen until they are filled. Parameters and defaults stay; a `default_factory` and subclasses are not
    provided for.
    """
    parts = fields(kind)  # type: ignore[arg-type]
    if any(part.default_factory is not MISSING for part in parts):
        raise TypeError(f"{kind.__name__} has a default_factory")
    names = tuple(part.name for part in parts)
    open_kind = type(kind.__name__, (), {"__slots__": names})
    become = object.__dict__["__class__"].__set__  # which takes two thirds of the time that `object.__setattr__` does
    filling = {"_become": become, "_frozen": kind, "_open": open_kind}  # which no field is called
    lines = [
        f"def __init__(self, {', '.join(names)}):",
        "    _become(self, _open)",
        *(f"    self.{name} = {name}" for name in names),
        "    self.__class__ = _frozen",
    ]
    made: dict[str, Any] = {}
    exec("\n".join(lines), filling, made)  # noqa: S102  (as dataclasses makes its own, from the names of fields alone)
    constructor = made["__init__"]
    own: Any = kind.__init__
    constructor.__defaults__, constructor.__annotations__ = own.__defaults__, own.__annotations__
    constructor.__qualname__ = own.__qualname__
    kind.__init__ = constructor  # type: ignore[method-assign]
    return kind
