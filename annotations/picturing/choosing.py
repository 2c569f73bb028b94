"""What can be asked of a scope: the holders, propositions, codes and topics that there are in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from archive.models import PublishedPosition, Topic

from .gathering import find_codes, find_positions
from .scope import Asked, Source

LONGEST: Final = 300
"""Choices of one kind."""
AMONG: Final = 5_000
"""Codings or positions among which they are looked for, the newest."""

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """Values of the fields of `Asked`, each with what it is called, in the order of that."""

    holders: tuple[Choice, ...]
    propositions: tuple[Choice, ...]
    codes: tuple[Choice, ...]
    topics: tuple[Choice, ...]


NONE: Final = Choices((), (), (), ())
"""For what shows no choices: a form without them takes whatever is asked, as it does with them."""


def find_choices(asked: Asked, *, by: Any) -> Choices:
    """What there is in the scope, whatever else is asked; three queries."""
    plain = Asked(asked.scope)
    topics = tuple(Topic.objects.published().order_by("label").values_list("slug", "label")[:LONGEST])
    if plain.scope.source is Source.ARCHIVE:
        holders, propositions = _of_archive()
        return Choices(_sorted(holders), _sorted(propositions.items()), (), topics)
    holders, propositions = _of_codings(plain, by)
    codes: dict[str, str] = {}
    coded = find_codes(plain, by=by).order_by("-pk")
    names = ("code__entry__code__guid", "code__entry__name", "code__entry__version__codebook__name")
    for guid, name, codebook in coded.values_list(*names)[:AMONG]:
        codes.setdefault(str(guid), _("%(code)s (%(codebook)s)") % {"code": name, "codebook": codebook})
    return Choices(_sorted(holders), _sorted(propositions.items()), _sorted(codes.items()), topics)


def _of_archive() -> tuple[set[Choice], dict[str, str]]:
    """Holders and propositions of the editors' positions; one query."""
    columns = ("holder_kind", "person__slug", "country__slug", "organization__slug", "holder")
    newest = PublishedPosition.objects.newest_first().values_list(*columns, "proposition__slug", "proposition__text")
    rows = list(newest[:AMONG])
    holders = {_holder(kind, person or country or organization, label) for kind, person, country, organization, label, _slug, _text in rows}  # fmt: skip
    return holders, {slug: text for *_holder_of, slug, text in rows}


def _of_codings(plain: Asked, by: Any) -> tuple[set[Choice], dict[str, str]]:
    """Holders and propositions of the codings of the scope; one query."""
    kinds = ("person", "country", "organization")
    columns = [f"position__holder_{kind}__{name}" for kind in kinds for name in ("slug", "label")]
    columns += ["position__holder_collective", "position__proposition__slug", "position__proposition__text"]
    columns += ["position__claim__claim__guid", "position__claim__text"]
    holders: set[Choice] = set()
    propositions: dict[str, str] = {}
    rows: Any = find_positions(plain, by=by).order_by("-pk").values_list(*columns)[:AMONG]
    for *names, collective, slug, text, guid, claim in rows:
        found = [(kind, names[2 * at], names[2 * at + 1]) for at, kind in enumerate(kinds) if names[2 * at]]
        holders.add(_holder(*(found[0] if found else ("collective", None, collective))))
        # The newest wording of a claim names it.
        propositions.setdefault(slug or str(guid), text or claim)
    return holders, propositions


def _holder(kind: str, slug: str | None, label: str) -> Choice:
    return f"{kind}:{slug or label.casefold()}", label


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: (choice[1].casefold(), choice[0]))[:LONGEST])
