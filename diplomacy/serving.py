"""The web server of `manage.py run`: gunicorn in this process, on a port taken before anything else is done."""

import errno
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

HOST = "127.0.0.1"


class PortError(Exception):
    """The port can't be used; the message says why and what to do."""


def taken_port(port: int) -> socket.socket:
    """A socket that listens already, so that a second start is refused at once; raises PortError."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(512)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortError(
                f"Port {port} of {HOST} is taken, perhaps by an earlier `make run`. "
                f"Stop that program, or choose another port: make run PORT={port + 1 if port < 65535 else 8000}"
            ) from error
        raise PortError(f"Port {port} of {HOST} can't be used ({error.strerror}): make run PORT=8000") from error
    return listener


class Master(Arbiter):
    """Gunicorn's first process, which sees to something else as well each time that it has seen to its own."""

    def manage_workers(self) -> None:
        """About once a second."""
        super().manage_workers()
        self.app.see_to()


class Server(BaseApplication):
    """Gunicorn with the site, two processes of four threads each. `see_to` is called about once a second."""

    def __init__(self, listener: socket.socket, *, when_ready: Callable[[], None], see_to: Callable[[], None]) -> None:
        self.listener = listener
        self.when_ready = when_ready
        self.see_to = see_to
        super().__init__()

    def load_config(self) -> None:
        """Its settings, without any from files or from GUNICORN_CMD_ARGS."""
        options = {
            # Gunicorn closes the number it is given, having made its own of it.
            "bind": f"fd://{self.listener.detach()}",
            "worker_class": "gthread",
            "workers": 2,
            "threads": 4,
            "timeout": 120,
            "graceful_timeout": 10,
            "preload_app": True,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": self._ready,
            "post_fork": _end_while_beginning,
            "post_worker_init": _end_at_once,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def run(self) -> None:
        """Serves until a signal; always ends with SystemExit."""
        parent = os.getpid()
        try:
            Master(self).run()
        finally:
            if os.getpid() != parent:
                # A worker is a copy of this process: what the caller puts away in the end is not its to touch.
                error = sys.exc_info()[1]
                code = error.code if isinstance(error, SystemExit) else 1
                sys.stderr.flush()
                os._exit(code if isinstance(code, int) else 0 if code is None else 1)

    def load(self) -> WSGIHandler:
        """The site."""
        return get_wsgi_application()

    def _ready(self, arbiter: Any) -> None:
        # To gunicorn a hang-up means "reload"; here the terminal was closed.
        signal.signal(signal.SIGHUP, lambda _number, frame: arbiter.signal(signal.SIGTERM, frame))
        self.when_ready()


def _end_while_beginning(_arbiter: Any, _worker: Any) -> None:
    """Have a worker that is told to stop before it listens to signals end at once.

    Until then it has the handlers of the process that it is a copy of, which would take no notice: that process would
    wait for it for `graceful_timeout`, and then kill it.
    """
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: os._exit(0))


def _end_at_once(_worker: Any) -> None:
    """Have a worker end by Ctrl-C without asking its threads.

    A terminal tells each process of the group (SIGINT), and gunicorn's first process then tells its workers once more
    (SIGQUIT). Gunicorn's own answer takes a lock of the pool of threads: a second signal in the middle of the first, or
    of a request being handed over, would wait for that lock for ever.
    """
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, lambda _number, _frame: os._exit(0))


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """SIGTERM and SIGHUP end what is inside as Ctrl-C does, so that everything is put away."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def own_terminal_group() -> Iterator[None]:
    """Ctrl-C reaches this program alone, not the `make` that started it.

    Make would answer it with an error and a failure, after everything has been stopped in good order.
    """
    before = os.getpgrp()
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        yield
        return
    try:
        if before == os.getpid() or os.tcgetpgrp(terminal) != before:
            # A shell started us itself (and counts on its group), or we are in the background.
            yield
            return
        for number in (signal.SIGTTOU, signal.SIGTSTP):
            signal.signal(number, signal.SIG_IGN)
        os.setpgid(0, 0)
        os.tcsetpgrp(terminal, os.getpgrp())
        try:
            yield
        finally:
            with suppress(OSError):
                os.tcsetpgrp(terminal, before)
                os.setpgid(0, before)
    finally:
        os.close(terminal)
