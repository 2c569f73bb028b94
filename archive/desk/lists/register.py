"""All worklists of the desk, by the name in their address, in the order in which they are offered."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .flags import Flags
from .meetings import OneSided
from .names import Mentioned, Speakers
from .reports import Doubtful, Reports, UncertainDates
from .said import EvidenceLost, WhatRecordsSay
from .statements import Unseen, Untagged
from .waiting import Comments, Errors, InReview, Planned
from .worklist import Worklist

GROUPS: tuple[tuple[Promise, tuple[Worklist, ...]], ...] = (
    (_("Records"), (Reports(), Doubtful(), InReview(), Planned())),
    (
        _("What is open in them"),
        (Flags(), Unseen(), Untagged(), WhatRecordsSay(), EvidenceLost(), UncertainDates(), OneSided()),
    ),
    (_("People"), (Speakers(), Mentioned())),
    (_("What was said"), (Comments(), Errors())),
)

WORKLISTS: dict[str, Worklist] = {worklist.name: worklist for _label, group in GROUPS for worklist in group}
