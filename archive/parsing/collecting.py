"""The garbage collector's rounds, which find nothing in what a parse makes."""

from __future__ import annotations

import gc


class WithoutRounds:
    """Holds the collector's rounds off, where they were on, until what runs in it has ended.

    For work that makes no cycles: its objects go when nothing refers to them, and the rounds only look at all of them
    again and again. That took 7 to 10 % of a long record's time.
    """

    def __enter__(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._was_enabled:
            gc.enable()
