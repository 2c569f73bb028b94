"""Whether anchors are followed rightly in thousands of edited texts, beside two other ways; and how fast."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from annotations.anchoring import Anchor, follow_all
from tests.annotations.anchoring.measuring import ANCHORS, WAYS, Outcome, count
from tests.parsing.seeds import NUMBERS, seed

from .measuring import Line, Options, processor_seconds, ratios

MANY = 2_000
"""Anchors of one text."""


def measure(options: Options) -> Iterator[Line]:
    yield from _outcomes(60 if options.quick else 600)
    yield from _speed(2 if options.quick else 7)


def _outcomes(texts: int) -> Iterator[Line]:
    """Per cent of the anchors in the texts made by so many revisions; the numbers of the revisions are fixed."""
    counts = count(range(texts))
    for way in WAYS:
        found = counts[way]
        total = sum(found[outcome] for outcome in Outcome)
        intact = sum(found["intact", outcome] for outcome in Outcome)
        for outcome in Outcome:
            size = f"{texts:,} edited texts, {ANCHORS * texts:,} anchors"
            yield Line(f"{way}: {outcome}", size, "%", [100 * found[outcome] / total])
        yield Line(
            f"{way}: right and certain", f"the {intact:,} of which all words are left in a row", "%",
            [100 * found["intact", Outcome.RIGHT] / intact],
        )  # fmt: skip


def _speed(rounds: int) -> Iterator[Line]:
    """Processor's time to follow 2,000 anchors, and how it grows with the text; also where all words are the same."""
    chance = random.Random(0)
    words = re.findall(r"\S+", " ".join(seed(number)[1] for number in NUMBERS))
    for what, made in (("prose", words), ("one word again and again", ["Yes."])):
        samples: dict[int, list[float]] = {100_000: [], 400_000: []}
        for _ in range(rounds):
            for length, times in samples.items():
                old = [chance.choice(made) for _ in range(length // 3)]
                new = [chance.choice(words) if chance.random() < 0.01 else word for word in old]
                text, other = " ".join(old)[:length], " ".join(new)[:length]
                anchors = [Anchor(at, at + 50) for at in (chance.randrange(length - 50) for _ in range(MANY))]
                times.append(1e3 * processor_seconds(lambda: follow_all(anchors, text, other)))  # noqa: B023
        short, long = samples.values()
        of = f"{MANY:,} anchors in {{:,}} characters"
        yield Line(f"following, {what}", of.format(100_000), "ms", short)
        yield Line(f"following, {what}", of.format(400_000), "ms", long, "the same in 100,000", ratios(long, short))
