"""`manage.py work`: the worker, which does long and timed work until it is stopped."""

import os
import signal
import threading
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.utils import OperationalError
from django.utils import timezone
from procrastinate.contrib.django import app

from archive.undertaking.minding import HEARTBEAT, SILENCE, take_up_orphans

AT_ONCE = 3
"""Jobs that are done at the same time: what is due is not held up by what takes long."""

PATIENCE = 60
"""Seconds that what is at work may take to end, when the process that started this one is gone."""


class Command(BaseCommand):
    """A worker of the queue."""

    help = (
        "Does long and timed work (publishing many reports, imports, schedules) until it is stopped. `manage.py run` "
        "starts one by itself; in a deployment it is a service of its own, beside the web server."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose end is this one's end."""
        parser.add_argument("--parent", type=int, metavar="PID", help="end when the process of this number is gone")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError where the database is out of reach."""
        if options["parent"]:
            threading.Thread(target=_end_with, args=[options["parent"]], daemon=True).start()
        signal.signal(signal.SIGHUP, _stop)
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise CommandError(f"The database is out of reach: {str(error).strip()}") from error
        # What a killed worker has left, at once and not only at the next full minute.
        take_up_orphans(timezone.now())
        connections.close_all()
        # Over a connection of its own, and not Django's: a worker listens, and Django's can't.
        with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
            app.run_worker(
                name="archive",
                concurrency=AT_ONCE,
                # What is at work stops after its item, and goes on with the next worker.
                shutdown_graceful_timeout=0,
                # What was asked and what became of it stands in our own tables.
                delete_jobs="successful",
                update_heartbeat_interval=HEARTBEAT.total_seconds(),
                stalled_worker_timeout=SILENCE.total_seconds(),
            )


def _stop(_number: int, _frame: FrameType | None) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def _end_with(parent: int) -> None:
    """Wait until the parent is gone, however it ended; then end in good order, or at last in any."""
    while os.getppid() == parent:
        time.sleep(0.5)
    # The processes of the web server end by themselves soon; whoever is last stops the embedded database.
    time.sleep(5)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)
