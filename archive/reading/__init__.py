"""Files as received, read into records to take in; whatever can't be read says what, where and what to do."""

from .files import (
    SUFFIXES,
    File,
    count_records,
    find_files,
    find_passed_over,
    is_longer_than,
    is_readable,
    read_files,
    tell_passed_over,
)
from .plain import decode, record_of
from .records import (
    LARGEST_RECORD,
    PLAIN,
    PLAIN_LETTERS,
    TURNING,
    UNWANTED,
    Custody,
    Received,
    Unread,
    UnreadableInput,
    record_from_json,
    record_to_json,
)

__all__ = [
    "LARGEST_RECORD",
    "PLAIN",
    "PLAIN_LETTERS",
    "SUFFIXES",
    "TURNING",
    "UNWANTED",
    "Custody",
    "File",
    "Received",
    "Unread",
    "UnreadableInput",
    "count_records",
    "decode",
    "find_files",
    "find_passed_over",
    "is_longer_than",
    "is_readable",
    "read_files",
    "record_from_json",
    "record_of",
    "record_to_json",
    "tell_passed_over",
]
