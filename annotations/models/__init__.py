"""What scholars add to the record: one module a noun, re-exported here."""

from .anchors import Anchor
from .annotations import Annotation, Motivation, Visibility
from .codebooks import Claim, ClaimEntry, Code, Codebook, CodebookVersion, CodeEntry, CodeMove, CodeTopic
from .codings import CodeCoding, Confidence, PositionCoding
from .groups import Invitation, Membership, ResearchGroup, Role
from .idempotency import IdempotencyKey
from .mentions import Mention
from .moderation import Appeal, Complaint, Decision
from .projects import Adjudication, Assignment, Choice, Example, Offer, Project, Release, Round, Unit
from .versions import AnnotationVersion, Body

__all__ = [
    "Adjudication",
    "Anchor",
    "Annotation",
    "AnnotationVersion",
    "Appeal",
    "Assignment",
    "Body",
    "Choice",
    "Claim",
    "ClaimEntry",
    "Code",
    "CodeCoding",
    "CodeEntry",
    "CodeMove",
    "CodeTopic",
    "Codebook",
    "CodebookVersion",
    "Complaint",
    "Confidence",
    "Decision",
    "Example",
    "IdempotencyKey",
    "Invitation",
    "Membership",
    "Mention",
    "Motivation",
    "Offer",
    "PositionCoding",
    "Project",
    "Release",
    "ResearchGroup",
    "Role",
    "Round",
    "Unit",
    "Visibility",
]
