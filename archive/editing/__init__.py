"""The one way to change a report: operations on its working value, which become a revision and the rows of the working copy."""

from .applying import (
    REFUSALS,
    Beginning,
    Made,
    Operation,
    VersionConflict,
    apply,
    apply_if_changed,
    begin,
    describe,
    require_there,
    resolve_people,
    sent_before,
    write_value,
)

__all__ = [
    "REFUSALS",
    "Beginning",
    "Made",
    "Operation",
    "VersionConflict",
    "apply",
    "apply_if_changed",
    "begin",
    "describe",
    "require_there",
    "resolve_people",
    "sent_before",
    "write_value",
]
