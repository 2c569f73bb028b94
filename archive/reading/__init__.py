"""Files as received, read into records to take in; whatever can't be read says what, where and what to do."""

from .files import SUFFIXES, File, count_records, find_files, is_longer_than, is_readable, read_files
from .plain import decode
from .records import (
    LARGEST_RECORD,
    PLAIN,
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
    "SUFFIXES",
    "UNWANTED",
    "Custody",
    "File",
    "Received",
    "Unread",
    "UnreadableInput",
    "count_records",
    "decode",
    "find_files",
    "is_longer_than",
    "is_readable",
    "read_files",
    "record_from_json",
    "record_to_json",
]
