"""Files that are read ahead, and the end of that before its time."""

from __future__ import annotations

import signal
import threading
import time
from typing import Any

import pytest

from archive.reading.ahead import Ahead
from archive.reading.isolation import Isolation


def test_an_interrupt_ends_what_is_read_and_begins_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    ended, begun = threading.Event(), []

    def stop(_isolation: Isolation) -> None:
        ended.set()
        time.sleep(0.2)  # in which whoever was told would take up what waits

    def first(_isolation: Isolation) -> list[Any]:
        time.sleep(0.2)  # until the second one waits
        signal.pthread_kill(main, signal.SIGINT)
        assert ended.wait(20)
        return []

    def second(_isolation: Isolation) -> list[Any]:
        begun.append("second")
        return []

    def read() -> None:
        with Ahead(seconds=20, files=1) as ahead:
            assert list(ahead.read(first)) == []
            list(ahead.read(second))

    main = threading.get_ident()
    monkeypatch.setattr(Isolation, "stop", stop)
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            read()
    finally:
        signal.signal(signal.SIGINT, handler)
    assert ended.is_set()
    assert begun == []
