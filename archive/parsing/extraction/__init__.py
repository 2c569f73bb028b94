"""What a record says, as data: separate passes over a breakdown, each with its own speed."""

from .figures import find_figures
from .places import find_places
from .references import find_references, match
from .registry import registry_of
from .undertakings import find_undertakings

__all__ = ["find_figures", "find_places", "find_references", "find_undertakings", "match", "registry_of"]
