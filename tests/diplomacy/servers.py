"""The site as `manage.py run` serves it, in a process and on a data folder of its own."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from diplomacy.postgres.locks import only_one
from diplomacy.serving import PortError, taken_port

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def environment(data: Path) -> dict[str, str]:
    """What a command is told that works on this data folder: nothing of the tests' own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return kept | {"DIPLOMACY_DATA_DIR": str(data), "DIPLOMACY_DURABLE": "off"}


def free_port() -> int:
    """One of those that systems give to nobody who does not name it, so that it is still free when the server asks."""
    while True:
        number = random.randrange(20_000, 32_000)
        with suppress(PortError):
            taken_port(number).close()
            return number


def start(port: int, data: Path, *, command: Sequence[str] = ("manage.py", "run")) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=CHECKOUT,
        env=environment(data) | {"DJANGO_SETTINGS_MODULE": "diplomacy.settings", "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def start_when_free(port: int, data: Path) -> "subprocess.Popen[str]":
    for _ in range(100):
        try:
            taken_port(port).close()
        except PortError:
            time.sleep(0.1)
        else:
            break
    return start(port, data)


def output_until(process: "subprocess.Popen[str]", words: str) -> str:
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if words in line:
            return "".join(lines)
    raise AssertionError("".join(lines) + process.communicate()[1])


def start_first(folder: Path) -> None:
    """Makes the folder, with `data` as a first start leaves them, and `said`, what it said; once for all processes."""
    with only_one(folder.with_name(f"{folder.name}.lock")):
        if folder.exists():
            return
        draft = folder.with_name(f"{folder.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        server = start(free_port(), draft / "data")
        (draft / "said").write_text(output_until(server, "To stop:"))
        server.send_signal(signal.SIGINT)
        assert server.communicate(timeout=60) == ("\nStopped.\n", "")
        draft.rename(folder)
