"""What scholars add to the record: one module a noun, re-exported here."""

from .anchors import Anchor
from .annotations import Annotation, AnnotationVersion, Body
from .groups import Invitation, Membership, ResearchGroup
from .idempotency import IdempotencyKey
from .mentions import Mention
from .moderation import Appeal, Complaint, Decision

__all__ = [
    "Anchor",
    "Annotation",
    "AnnotationVersion",
    "Appeal",
    "Body",
    "Complaint",
    "Decision",
    "IdempotencyKey",
    "Invitation",
    "Membership",
    "Mention",
    "ResearchGroup",
]
