"""Who codes which statement: a pure function."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

Unit = TypeVar("Unit", bound=Hashable)
Coder = TypeVar("Coder", bound=Hashable)


def allocate(
    units: Sequence[Unit], coders: Sequence[Coder], overlap: int, *, seed: int = 0
) -> Iterator[tuple[Unit, Coder]]:
    """Each unit with `overlap` different coders: nobody has more than one unit more than another, and pairs are spread.

    Of those with the fewest units, who has met the others at the unit least often is taken, else by lot. The same seed
    gives the same. Raises ValueError where there are fewer coders than that.
    """
    if not 1 <= overlap <= len(set(coders)) or len(set(coders)) != len(coders):
        raise ValueError(f"{overlap} different coders a unit can't be had of {len(set(coders))}")
    lot = random.Random(seed)
    load: Counter[Coder] = Counter()
    met: Counter[frozenset[Coder]] = Counter()
    for unit in units:
        lots = {coder: lot.random() for coder in coders}
        chosen: list[Coder] = []
        while len(chosen) < overlap:
            rest = [coder for coder in coders if coder not in chosen]
            coder = min(
                rest, key=lambda one: (load[one], sum(met[frozenset((one, other))] for other in chosen), lots[one])
            )
            chosen.append(coder)
            load[coder] += 1
        met.update(frozenset(pair) for pair in combinations(chosen, 2))
        yield from ((unit, coder) for coder in chosen)
