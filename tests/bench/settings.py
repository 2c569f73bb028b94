"""The site's settings for measurements: a database server and files of their own, durable as in use, without throttling."""

import os
from pathlib import Path

_FOLDER = Path(os.environ.get("BENCH_DATA_DIR") or Path(__file__).resolve().parents[2] / ".data" / "bench")
os.environ["DIPLOMACY_DATA_DIR"] = str(_FOLDER)
os.environ["THROTTLE"] = "off"
# A measurement empties tables: never those of somebody's real server.
for name in ("DATABASE_URL", "DEBUG", "EMAIL_URL", "PORT", "SITE_URL", "TRUSTED_PROXIES"):
    os.environ.pop(name, None)

from diplomacy.settings import *  # noqa: E402, F403
from diplomacy.settings import DATABASES  # noqa: E402

# Set by `database.use`, so that a web server that a measurement starts meets the same database.
for database in DATABASES.values():
    database["NAME"] = os.environ.get("BENCH_DATABASE", "diplomacy")
ROOT_URLCONF = "tests.bench.urls"
