"""Suggestions for editors: what a statement may be about, and who may have said it; a person decides on each."""

from __future__ import annotations

from .speakers import Candidate, candidates
from .topics import Reason, Suggestion, suggest_topics

__all__ = ["Candidate", "Reason", "Suggestion", "candidates", "suggest_topics"]
