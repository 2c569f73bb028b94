"""`manage.py run`: the port, and its end by Ctrl-C or by another signal."""

import os
import signal
import socket
import time
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
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/", timeout=10) as response:
        assert response.status == 200
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/static/admin/css/base.css", timeout=10) as response:
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


SLOW = """
import time
from gunicorn.workers.gthread import ThreadWorker
from django.core.management import execute_from_command_line

begin = ThreadWorker.init_process

def begin_late(worker):
    if worker.age == 2:
        for _ in range(50):
            time.sleep(0.1)
    begin(worker)

ThreadWorker.init_process = begin_late
execute_from_command_line(["manage.py", "run"])
"""


def test_a_process_that_has_hardly_begun_is_not_waited_for(data: Path) -> None:
    process = start(free_port(), data, command=["-c", SLOW])
    output_until(process, "To stop:")
    time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) == (0, "\nStopped.\n", "")
