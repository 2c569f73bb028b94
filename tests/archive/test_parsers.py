"""Processes that parse: which texts they refuse, when they can't be started, and that they end by themselves."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archive import parsers
from archive.parsers import SHORT, EndsItsProcess, Parsers, TakesTooLong, Text
from archive.parsing import parse

TEXT = """Talks Between Foreign Minister Kask and Foreign Minister Tamm

March 3, 2004

Foreign Minister Kask said that the ferry {number} sails.
"""
DEADLY = TEXT.format(number="Nevermore")
LONG = "\nIt sails.\n" * (SHORT // 10)

CHECKOUT = Path(__file__).resolve().parents[2]
PARSING = """
import os, signal, sys, time
from archive.parsing import __main__ as parsing
parse = parsing.parse
parsing.parse = lambda text, **options: {instead} if "Nevermore" in text else parse(text, **options)
parsing.main()
sys.exit(signal.getitimer(signal.ITIMER_REAL) != (0, 0))
"""
DIES = PARSING.format(instead="os._exit(1)")
HANGS = PARSING.format(instead="time.sleep(100)")

popen = subprocess.Popen


def starting(script: str) -> Callable[..., subprocess.Popen[bytes]]:
    """What starts the script instead of the parser."""
    return lambda _, **options: popen([sys.executable, "-c", script], **options)


def refuse(*_: object, **__: object) -> None:
    raise OSError("no process can be started")


@pytest.fixture
def nothing_deadly_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse_harmless(text: str, **options: Any) -> Any:
        assert "Nevermore" not in text, "it is parsed here, and would end this process"
        return parse(text, **options)

    monkeypatch.setattr(parsers, "parse", parse_harmless)


@pytest.mark.usefixtures("nothing_deadly_here")
def test_a_long_text_that_ends_its_process_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", starting(DIES))
    with Parsers(0) as processes:
        with pytest.raises(EndsItsProcess, match="made the parser's process end .*Divide it"):
            processes.parse((DEADLY + LONG, None))
        assert processes.parse((TEXT + LONG, None)) == parse(TEXT + LONG)
    assert len(processes._started) == 2


@pytest.mark.usefixtures("nothing_deadly_here")
def test_a_short_one_among_others_is_refused_and_keeps_no_neighbour_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", starting(DIES))
    texts: list[Text] = [(TEXT.format(number=1), None), (DEADLY, None), (TEXT.format(number=2), None)]
    with Parsers(1) as processes:
        first, deadly, last = processes.parse_ahead(texts)
        processes._threads.shutdown()  # type: ignore[union-attr] # so that none of them has been asked for before
        assert first() == parse(texts[0][0])
        with pytest.raises(EndsItsProcess):
            deadly()
        assert last() == parse(texts[2][0])


def test_where_processes_end_before_they_are_ready_a_long_text_is_parsed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", starting("raise SystemExit(1)"))
    with Parsers(0) as processes:
        assert processes.parse((TEXT + LONG, None)) == parse(TEXT + LONG)


def test_where_only_the_lone_process_could_start_texts_ahead_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    with Parsers(2) as processes:
        found = processes.parse((TEXT + LONG, None))
        monkeypatch.setattr(subprocess, "Popen", refuse)
        long, short = processes.parse_ahead([(TEXT + LONG + LONG, None), (TEXT, None)])
        assert processes._threads is None
        assert long() == parse(TEXT + LONG + LONG)
        assert short() == parse(TEXT)
    assert found == parse(TEXT + LONG)
    assert len(processes._started) == 1


def test_where_nobody_ends_it_a_process_ends_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    class Forgotten(parsers.Timer):
        def run(self) -> None:
            """Kill nothing."""

    monkeypatch.setattr(subprocess, "Popen", starting(HANGS))
    monkeypatch.setattr(parsers, "Timer", Forgotten)
    monkeypatch.setattr(parsers, "SECONDS", 0.2)
    with Parsers(0) as processes, pytest.raises(TakesTooLong, match="given up after 0.2 seconds"):
        processes.parse((DEADLY + LONG, None))
    assert [process.returncode for process in processes._started] == [-signal.SIGALRM]


def run(script: str, sent: bytes) -> tuple[int, bytes, bytes]:
    """The code with which a parser ends to which this is sent, its answers, and what it complains of."""
    pipe = subprocess.PIPE
    with popen([sys.executable, "-c", script], cwd=CHECKOUT, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        answered, complaint = process.communicate(sent, timeout=60)
        return process.returncode, answered, complaint


def test_the_limit_ends_with_the_answer() -> None:
    code, answered, complaint = run(HANGS, pickle.dumps(([(TEXT, None)], 50)))
    assert (code, pickle.loads(answered), complaint) == (0, [parse(TEXT)], b"")


def test_who_was_killed_while_asking_leaves_no_complaint() -> None:
    assert run(HANGS, pickle.dumps(([(TEXT, None)], 50))[:-20]) == (0, b"", b"")


def test_who_was_killed_while_waiting_leaves_no_complaint() -> None:
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "archive.parsing"]
    with popen(command, cwd=CHECKOUT, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(pickle.dumps(([(TEXT, None)], 50)))
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGPIPE
