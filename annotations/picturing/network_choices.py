"""What a network is asked to be: a value whose fields are the parameters of an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.networks import Accounts, Counting, Method, Normalization, Scale, Tie
from archive.querying import SLUG, Asked, first_and_last

SPEAKING: Final = "speaking"
AFFILIATION: Final = "affiliation"
MOST_LEAST: Final = 1_000_000.0

KINDS: Final[dict[str, str | Promise]] = {
    SPEAKING: gettext_lazy("Who speaks to whom"),
    "congruence": gettext_lazy("Who holds the same (congruence)"),
    "conflict": gettext_lazy("Who holds the contrary (conflict)"),
    "subtract": gettext_lazy("Congruence less conflict"),
    AFFILIATION: gettext_lazy("Who takes up which proposition"),
}
ACCOUNTS: Final[dict[str, str | Promise]] = {
    "apart": gettext_lazy("Own and other accounts apart"),
    "own": gettext_lazy("Own accounts alone"),
    "other": gettext_lazy("Other accounts alone"),
    "both": gettext_lazy("Both together"),
}
NORMALIZATIONS: Final[dict[str, str | Promise]] = {
    "none": gettext_lazy("None"),
    "average activity": gettext_lazy("By average activity"),
    "Jaccard": gettext_lazy("Jaccard"),
    "cosine": gettext_lazy("Cosine"),
}
COUNTINGS: Final[dict[str, str | Promise]] = {
    "once": gettext_lazy("Each position once"),
    "weight": gettext_lazy("As often as it is stated"),
}
SCALES: Final[dict[str, str | Promise]] = {
    "direction": gettext_lazy("Support and opposition"),
    "value": gettext_lazy("With strength and neutrality"),
}
WORDS: Final = {
    "kind": KINDS,
    "accounts": ACCOUNTS,
    "normalization": NORMALIZATIONS,
    "counting": COUNTINGS,
    "scale": SCALES,
}
"""The values of each choice, the first of which is meant where none is given."""


@dataclass(frozen=True, slots=True)
class Choices(Asked):
    """Which network, of which accounts, weighed how; `country` keeps the ties of one side's actors alone."""

    kind: str = ""
    accounts: str = ""
    normalization: str = ""
    counting: str = ""
    scale: str = ""
    least: str = ""
    country: str = ""

    @property
    def errors(self) -> dict[str, str]:
        """A sentence for each parameter that can't be meant."""
        errors = {}
        for name, words in WORDS.items():
            value = getattr(self, name)
            if value and value not in words:
                errors[name] = _("“%(value)s” is none of: %(words)s.") % {
                    "value": value[:80],
                    "words": ", ".join(words),
                }
        if self.least and self.least_weight is None:
            errors["least"] = _("The least weight is a number from 0 on, as 2 or 0.5.")
        if self.country and not SLUG.fullmatch(self.country):
            errors["country"] = _("This is not an identifier: small letters, digits and hyphens.")
        return errors

    @property
    def shown(self) -> str:
        """The kind of network; of one that there is not, the first."""
        return self.kind if self.kind in KINDS else SPEAKING

    @property
    def is_sharing(self) -> bool:
        """Whether its ties are between those who hold something on the same propositions."""
        return self.shown not in (SPEAKING, AFFILIATION)

    @property
    def whose(self) -> Accounts:
        """The accounts it is made of."""
        return Accounts(self.accounts or Accounts.APART)

    @property
    def method(self) -> Method:
        """How stances become ties. Raises ValueError for a network that is not of that sort."""
        return Method(
            tie=Tie(self.shown),
            normalization=Normalization(self.normalization or Normalization.NONE),
            accounts=self.whose,
            scale=Scale(self.scale or Scale.DIRECTION),
            counting=Counting(self.counting or Counting.ONCE),
        )

    @property
    def least_weight(self) -> float | None:
        """What a tie has to weigh, 0 where nothing is asked; None for what is no such number."""
        if not self.least:
            return 0.0
        if not self.least.isascii() or len(self.least) > 12 or not self.least.replace(".", "", 1).isdigit():
            return None
        least = float(self.least)
        return least if least <= MOST_LEAST else None


@dataclass(frozen=True, slots=True)
class Published(Asked):
    """Of which published statements a network is made; days are ISO dates, months or bare years."""

    topic: str = ""
    record_keeper: str = ""
    date_after: str = ""
    date_before: str = ""

    @property
    def errors(self) -> dict[str, str]:
        """A sentence for each parameter that can't be meant."""
        errors = {}
        for name in ("topic", "record_keeper"):
            if getattr(self, name) and not SLUG.fullmatch(getattr(self, name)):
                errors[name] = _("This is not an identifier: small letters, digits and hyphens.")
        days = []
        for name, at in (("date_after", 0), ("date_before", 1)):
            try:
                days.append(first_and_last(getattr(self, name))[at] if getattr(self, name) else None)
            except ValueError:
                errors[name] = _("This is not a date; write 2003, 2003-05 or 2003-05-31.")
        if len(days) == 2 and days[0] and days[1] and days[0] > days[1]:
            errors["date_before"] = _("It lies before the day from which on you ask.")
        return errors
