"""The worker beside the web server of `manage.py run`: started with it, started again after a crash, ended with it."""

import os
import subprocess
import sys
import time
from pathlib import Path

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"

SOONEST = 1.0
"""Seconds before a worker that has ended is started again; twice as long each time that it lives less than LASTING."""
LATEST = 60.0
LASTING = 60.0

STOP_SECONDS = 20
"""What it is at is an item, which is a matter of a second or two."""


class WorkerProcess:
    """`manage.py work` as a child of this process. It watches this process, so that it ends also where this is killed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._next = 0.0
        self._pause = SOONEST

    def keep(self) -> None:
        """Start it where it does not run; to be called every second or so."""
        now = time.monotonic()
        if self._process is not None:
            # The web server has waited for it, perhaps, as for any child: then all that is known is that it is gone.
            if self._process.poll() is None:
                return
            self._process = None
            self._pause = SOONEST if now - self._started > LASTING else min(self._pause * 2, LATEST)
            self._next = now + self._pause
            print("The worker has ended; it is started again.", file=sys.stderr, flush=True)
        if now < self._next:
            return
        # In a session of its own: Ctrl-C is for the server, which then stops it in good order.
        self._process = subprocess.Popen(
            [sys.executable, str(MANAGE), "work", "--parent", str(os.getpid())],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._started = now

    def stop(self) -> None:
        """End it: it puts down what it is at after the item, and another worker goes on with it."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
