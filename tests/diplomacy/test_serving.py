"""`manage.py run`: the port, and its end by Ctrl-C or by another signal."""

import os
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplomacy.serving import PortError, taken_port

from .servers import free_port, output_until, start, start_when_free


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_refused_with_what_to_do(taken: int) -> None:
    with pytest.raises(PortError) as caught:
        taken_port(taken)
    assert str(caught.value) == (
        f"Port {taken} of 127.0.0.1 is taken, perhaps by an earlier `make run`. "
        f"Stop that program, or choose another port: make run PORT={taken + 1}"
    )


def test_run_refuses_a_taken_port_before_it_touches_anything(taken: int, tmp_path: Path) -> None:
    output, errors = start(taken, tmp_path).communicate()
    assert output == ""
    assert errors.startswith(f"CommandError: Port {taken} of 127.0.0.1 is taken")
    assert errors.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_the_first_run_makes_an_administrator_and_tells_the_password(first_start: Path) -> None:
    assert "admin, with the password " in (first_start / "said").read_text()


def test_run_serves_keeps_its_data_and_stops_cleanly(data: Path) -> None:
    port = free_port()
    process = start(port, data)
    assert "with the password" not in output_until(process, "To stop:")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/", timeout=60) as response:
        assert response.status == 200
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/static/admin/css/base.css", timeout=60) as response:
        assert response.headers["Content-Type"].startswith("text/css")
    # The whole group, as a terminal does it.
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) == (0, "\nStopped.\n", "")
    assert not (data / "postgres" / "postmaster.pid").exists()

    process = start(port, data)
    output_until(process, "To stop:")
    process.kill()
    # Which waits for all that have its output: what it has started ends by itself.
    process.communicate(timeout=60)

    # After a kill: the port is free, and the database is found as it is, stopped by the worker or still running.
    process = start_when_free(port, data)
    output_until(process, "To stop:")
    process.terminate()
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) == (0, "\nStopped.\n", "")
    assert not (data / "postgres" / "postmaster.pid").exists()


WAITING = """
import time
from django.core.management import execute_from_command_line
from gunicorn.workers.gthread import ThreadWorker
from diplomacy.serving import Server

load = Server.load_config

def load_patiently(server):
    load(server)
    server.cfg.set("graceful_timeout", 600)

Server.load_config = load_patiently

def wait():
    print("waiting", flush=True)
    while True:
        time.sleep(0.1)

{}
execute_from_command_line(["manage.py", "run"])
"""
"""A server one of whose processes waits for ever somewhere, and which would wait for that."""

BEGINS = """
begin = ThreadWorker.init_process

def begin_never(worker):
    if worker.age == 2:
        wait()
    begin(worker)

ThreadWorker.init_process = begin_never
"""

HOLDS = """
work = ThreadWorker.run

def work_never(worker):
    if worker.age == 2:
        with worker.tpool._shutdown_lock:
            wait()
    work(worker)

ThreadWorker.run = work_never
"""
"""As where a request is being handed to a thread: gunicorn's own answer to Ctrl-C asks for the same lock."""


@pytest.mark.parametrize("does", [BEGINS, HOLDS], ids=["has hardly begun", "hands a request over"])
def test_ctrl_c_waits_for_no_process_that(data: Path, does: str) -> None:
    process = start(free_port(), data, command=["-c", WAITING.format(does)])
    output_until(process, "To stop:")
    output_until(process, "waiting")
    os.killpg(process.pid, signal.SIGINT)
    try:
        output, errors = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    assert (process.returncode, output, errors) == (0, "\nStopped.\n", "")
