"""`manage.py run`: the port, and its end by Ctrl-C or by another signal."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from diplomacy.serving import PortError, taken_port

CHECKOUT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


def start(port: int, data: Path, *, command: Sequence[str] = ("manage.py", "run")) -> "subprocess.Popen[str]":
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=CHECKOUT,
        env=kept
        | {
            "DJANGO_SETTINGS_MODULE": "diplomacy.settings",
            "PORT": str(port),
            "DIPLOMACY_DATA_DIR": str(data),
            "DIPLOMACY_DURABLE": "off",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def output_until(process: "subprocess.Popen[str]", words: str) -> str:
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if words in line:
            return "".join(lines)
    raise AssertionError("".join(lines) + process.communicate()[1])


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


def test_run_serves_keeps_its_data_and_stops_cleanly(tmp_path: Path) -> None:
    port = free_port()
    process = start(port, tmp_path)
    first = output_until(process, "To stop:")
    assert "admin, with the password " in first
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/", timeout=10) as response:
        assert response.status == 200
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/static/admin/css/base.css", timeout=10) as response:
        assert response.headers["Content-Type"].startswith("text/css")
    # The whole group, as a terminal does it.
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) == (0, "\nStopped.\n", "")
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()

    process = start(port, tmp_path)
    second = output_until(process, "To stop:")
    assert "with the password" not in second
    process.kill()
    # Which waits for all that have its output: what it has started ends by itself.
    process.communicate(timeout=60)

    # After a kill: the port is free, and the database is found as it is, stopped by the worker or still running.
    process = start_when_free(port, tmp_path)
    output_until(process, "To stop:")
    process.terminate()
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) == (0, "\nStopped.\n", "")
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()


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


def test_a_process_that_has_hardly_begun_is_not_waited_for(tmp_path: Path) -> None:
    process = start(free_port(), tmp_path, command=["-c", SLOW])
    output_until(process, "To stop:")
    time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) == (0, "\nStopped.\n", "")


def start_when_free(port: int, data: Path) -> "subprocess.Popen[str]":
    for _ in range(100):
        try:
            taken_port(port).close()
        except PortError:
            time.sleep(0.1)
        else:
            break
    return start(port, data)
