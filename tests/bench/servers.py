"""Web servers to measure: the archive, an empty view in it, and the bare function, each by gunicorn in the same way."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

WORKERS, THREADS = 2, 4
"""As in `manage.py run`."""


@contextmanager
def serving(application: str, healthy: str) -> Iterator[int]:
    """Serve `module:name` in the background; gives the port once the path `healthy` is answered."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--preload",
        "--workers", str(WORKERS), "--threads", str(THREADS), "--keep-alive", "60", "--log-level", "error", application,
    ]  # fmt: skip
    server = subprocess.Popen(command, env=os.environ.copy())
    try:
        for _ in range(600):
            try:
                urlopen(f"http://127.0.0.1:{port}{healthy}").read()
                break
            except OSError:
                if server.poll() is not None:
                    raise
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()
