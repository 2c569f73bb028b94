"""What an edition says: the working copy of a report as one document, in the words of docs/editions.md."""

from .hashing import FORMAT, canonical, digest
from .judgements import compose_judgements
from .record import compose_record
from .voices import account_of

__all__ = ["FORMAT", "account_of", "canonical", "compose_judgements", "compose_record", "digest"]
