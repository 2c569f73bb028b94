"""`python -m tests.bench [NAME …]`: run the measurements and print a line for each thing measured."""

from __future__ import annotations

import argparse
import os
from importlib import import_module
from pathlib import Path

BENCHES = {
    "parse": "tests.bench.parsing",
    "import": "tests.bench.importing",
    "edit": "tests.bench.editing",
    "workbench": "tests.bench.workbench",
    "serve": "tests.bench.serving",
    "desk": "tests.bench.desk",
    "anchor": "tests.bench.anchoring",
    "annotate": "tests.bench.annotating",
}
"""The module of each measurement; it has `measure(options)`."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(BENCHES)}; all of them without a name")
    parser.add_argument("--quick", action="store_true", help="small sizes, few rounds: to see that it works")
    parser.add_argument("--corpus", type=Path, help="a .jsonl.gz of real records (url, title, published, text)")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    given = parser.parse_args()
    if unknown := sorted(set(given.names) - BENCHES.keys()):
        parser.error(f"there is no measurement {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    if given.corpus and not given.corpus.is_file():
        parser.error(f"there is no file {given.corpus}")

    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    import django

    django.setup()
    from tests.bench import tables
    from tests.bench.machine import machine
    from tests.bench.measuring import Options

    on = machine()
    print(on, flush=True)
    for name in given.names or BENCHES:
        lines = []
        for line in import_module(BENCHES[name]).measure(Options(quick=given.quick, corpus=given.corpus)):
            print(f"  {tables.printed(line)}", flush=True)
            lines.append(line)
        if given.write:
            tables.write(name, on, lines)


if __name__ == "__main__":
    main()
