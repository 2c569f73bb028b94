"""The worker that `manage.py run` starts: it does what is asked, is started again when it dies, and leaves no orphan."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from .servers import CHECKOUT, environment, free_port, output_until, start

RECORDS = 80

ASK = f"""
from archive.models import Job, Revision
from archive.reading import Custody, Received
from archive.undertaking import ask, is_worked
from archive.undertaking.importing_many import arguments
from diplomacy.accounts.models import User
import time

def text(number):
    said = f"(1) Prime Minister Koizumi stated matter {{number}}.\\n\\n" * 40
    return f"Telephone Talks on Matter {{number}}\\n\\nAugust 5, 2003\\n\\n1. Matters\\n\\n{{said}}"

while not is_worked():
    time.sleep(0.1)
records = [
    Received(f"{{n}}.txt", text(n).encode(), text(n), Custody(publisher="mofa-japan")) for n in range({RECORDS})
]
job = ask(kind="import", arguments=arguments(records), total=len(records), by=User.objects.get(username="admin"))
while not Job.objects.get(pk=job.pk).done:
    time.sleep(0.02)
print("begun", flush=True)
"""

TWO = """
from django.db import connection
import time

def number():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN %'")
        return cursor.fetchone()[0]

until = time.monotonic() + 150
while number() < 2 and time.monotonic() < until:
    time.sleep(0.1)
print(number())
"""
"""How many workers wait for work: those that do have taken the signals over that tell them to end."""

WAIT = """
from archive.models import Job, Report
from procrastinate.contrib.django.models import ProcrastinateJob
import time

until = time.monotonic() + 150
while Job.objects.unfinished().exists() and time.monotonic() < until:
    time.sleep(0.2)
job = Job.objects.get(kind="import")
told = list(job.messages.exclude(what=""))
print(job.state, job.done, len(told), job.change_set.revisions.count(), Report.objects.filter(identity__startswith="file:").count())
print(sum("taken up again" in message.became for message in job.messages.all()))
"""


def shell(code: str, data: Path) -> list[str]:
    """What a script prints that runs beside the server, on the same data."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", code]
    done = subprocess.run(
        command, cwd=CHECKOUT, env=environment(data), capture_output=True, text=True, check=False, timeout=180
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


def worker_of(server: int) -> int:
    """The number of the worker's process, waited for: the server starts it again after a moment."""
    for _ in range(200):
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True)
        for line in listed.stdout.splitlines():
            number, parent, words = line.split(None, 2)
            if int(parent) == server and "manage.py work" in words:
                return int(number)
        time.sleep(0.1)
    raise AssertionError("no worker")


def is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_work_survives_its_worker_and_no_worker_survives_its_server(data: Path) -> None:
    server = start(free_port(), data)
    output_until(server, "To stop:")
    first = worker_of(server.pid)
    # Killed by the script that sees the work begun: until that has ended, all might be done.
    assert shell(f"{ASK}\nimport os\nos.kill({first}, {int(signal.SIGKILL)})", data) == ["begun"]
    # Each record is there once, whatever the worker was at.
    *told, retaken = shell(WAIT, data)
    assert told == ["done", str(RECORDS), str(RECORDS), str(RECORDS), str(RECORDS)]
    assert retaken == "1"
    second = worker_of(server.pid)
    assert second != first
    server.kill()
    server.wait()
    for _ in range(300):
        if not is_there(second):
            break
        time.sleep(0.1)
    assert not is_there(second)
    server.communicate(timeout=60)
    assert not (data / "postgres" / "postmaster.pid").exists()


def test_a_worker_of_its_own_ends_in_good_order(data: Path) -> None:
    server = start(free_port(), data)
    output_until(server, "To stop:")
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "work"], cwd=CHECKOUT, env=environment(data), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )  # fmt: skip
    assert shell(TWO, data) == ["2"]
    worker.terminate()
    output, errors = worker.communicate(timeout=60)
    assert (worker.returncode, output, errors) == (0, "", "")
    server.terminate()
    server.communicate(timeout=60)
