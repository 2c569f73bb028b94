"""How fast the parser reads, by the processor's time: real records, and one long text against a short one."""

from __future__ import annotations

from collections.abc import Iterator

from archive.parsing import parse

from .measuring import Line, Options, processor_seconds, ratios
from .records import made_text, texts

SHORT = 50_000
"""Characters of the text by which a longer one is judged: long enough to leave what every record costs behind."""


def measure(options: Options) -> Iterator[Line]:
    rounds = 2 if options.quick else 7
    found = [row["text"] for row in texts(options.corpus, 300 if options.quick else 4_000)]
    size = f"{len(found):,} {'records' if options.corpus else 'made records'}, {sum(map(len, found)):,} characters"
    weight = sum(len(text.encode()) for text in found) / 1e6
    yield Line(
        "parser", size, "MB/s", [weight / processor_seconds(lambda: [parse(t) for t in found]) for _ in range(rounds)]
    )
    yield from _length(found, "text of the records", options)
    if options.corpus:
        yield from _length([made_text(number) for number in range(400)], "text of the seeds’ sentences", options)


def _length(found: list[str], what: str, options: Options) -> Iterator[Line]:
    """Time per character of texts of one report, each by that of a short one in the same round."""
    whole = "\n\n".join(found)
    lengths = [500_000] if options.quick else [500_000, 5_000_000]
    whole *= max(lengths) // len(whole) + 1
    samples: dict[int, list[float]] = {length: [] for length in (SHORT, *lengths)}
    for _ in range(1 if options.quick else 3):
        for length, times in samples.items():
            text, again = whole[:length], max(1, 200_000 // length)
            times.append(length * again / 1e6 / processor_seconds(lambda: [parse(text) for _ in range(again)]))  # noqa: B023
    yield Line(f"parser, one {what}", f"{SHORT:,} characters", "M characters/s", samples[SHORT])
    for length in lengths:
        against = f"the same at {SHORT:,}"
        yield Line(
            f"parser, one {what}", f"{length:,} characters", "M characters/s", samples[length], against, ratios(samples[length], samples[SHORT])
        )  # fmt: skip
