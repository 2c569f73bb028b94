"""Records to parse and import: those of a corpus file, or texts made from the sentences of the seeds."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

from django.conf import settings

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
_DATE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:, \d{4})?"
)


@cache
def _blocks() -> tuple[list[str], list[str]]:
    """The titles and the paragraphs of the seeds."""
    titles, paragraphs = [], []
    for path in sorted(FIXTURES.glob("*.txt")):
        title, *rest = [block for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip()]
        titles.append(title.strip())
        paragraphs += [block for block in rest if len(block) > 80]
    return titles, paragraphs


def made_text(number: int) -> str:
    """A record of its own for each number, the same every time: title, date, and paragraphs of the seeds, re-dated."""
    chance = random.Random(number)
    titles, paragraphs = _blocks()
    day = date(2000, 1, 1) + timedelta(days=number)
    printed = f"{day:%B} {day.day}, {day.year}"
    chosen = [_DATE.sub(printed, block) for block in chance.sample(paragraphs, chance.randint(3, 9))]
    return "\n\n".join([chance.choice(titles), printed, *chosen, f"Record number {number} ends here."]) + "\n"


def texts(corpus: Path | None, most: int) -> Iterator[dict[str, str]]:
    """At most so many records, as the lines of a `.jsonl` file have them."""
    if corpus is None:
        for number in range(most):
            text = made_text(number)
            yield {"url": f"https://example.org/{number}", "title": text.partition("\n")[0], "text": text}
        return
    with gzip.open(corpus, "rb") as lines:
        for line in islice(lines, most):
            yield {name: value for name, value in json.loads(line).items() if isinstance(value, str)}


def write_jsonl(path: Path, corpus: Path | None, most: int, *, times: int = 1) -> tuple[int, int]:
    """Write the records, `times` over with other addresses and endings; how many records and characters they are."""
    records = characters = 0
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as file:
        for time in range(times):
            for row in texts(corpus, most):
                if time:
                    row |= {"url": f"{row['url']}?again={time}", "text": f"{row['text']}\n\nCopy {time}."}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                records += 1
                characters += len(row["text"])
    return records, characters
