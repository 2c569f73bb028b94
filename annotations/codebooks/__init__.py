"""Codebooks: a draft is changed by operations, published as a frozen version, and its codings are brought to the new one."""

from .drafting import (
    RefusedCodebook,
    add_claim,
    add_code,
    begin_draft,
    change_claim,
    change_code,
    describe,
    discard_draft,
    found,
    move_code,
    remove_claim,
    remove_code,
)
from .moving import Foreseen, behind, bring, foresee
from .publishing import document, publish
from .recoding import Waiting, bring_own, choose, waiting
from .restructuring import merge_codes, retire_claim, retire_code, split_code

__all__ = [
    "Foreseen",
    "RefusedCodebook",
    "Waiting",
    "add_claim",
    "add_code",
    "begin_draft",
    "behind",
    "bring",
    "bring_own",
    "change_claim",
    "change_code",
    "choose",
    "describe",
    "discard_draft",
    "document",
    "foresee",
    "found",
    "merge_codes",
    "move_code",
    "publish",
    "remove_claim",
    "remove_code",
    "retire_claim",
    "retire_code",
    "split_code",
    "waiting",
]
