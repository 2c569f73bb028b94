"""Words of address before a Russian name: "господин Тамм", "тов. Тамм", "т. Каск"; the examples are invented."""

from __future__ import annotations

import re

ADDRESS = re.compile(
    r"(?<!\w)(?:[Гг]осподин\w{0,2}|[Гг]оспож\w{1,2}|[Гг]-н\w?|[Гг]-ж[аеиу]|[Тт]ов\.|т\.|товарищ(?:а|у|ем|е)?)\s(?=[А-ЯЁ])"
)
_DOES = re.compile(
    r"\s(?:также\s|далее\s|затем\s|снова\s|не\s|[а-яё]{3,12}[оеи]\s)?[а-яё]{2,}(?:л|ла|лся|лась)(?![а-яё])"
)


def is_bent_address(address: str, text: str, end: int) -> bool:
    """Whether the name behind a word of address stands in another case than the first: "г-ну Тамму"; "тов." bends in none."""
    if address[-2] == ".":
        return _DOES.match(text, end) is None  # "Тов. Тамм сказал"
    return not address.endswith(("н ", "жа ", "щ "))
