"""What a measurement was made on: the line above each table."""

from __future__ import annotations

import os
import platform
import sys
from datetime import UTC, datetime

import django
import psycopg
from django.db import connection


def machine() -> str:
    """Cores, memory, system and versions, and how busy the machine was when the run began."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (server,) = cursor.fetchone()
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return (
        f"{datetime.now(tz=UTC):%Y-%m-%d}: {os.cpu_count()} cores, {pages / 2**30:.0f} GB, {platform.system()} "
        f"{platform.machine()}, Python {sys.version.split()[0]}, PostgreSQL {server.split()[0]}, Django "
        f"{django.get_version()}, psycopg {psycopg.__version__}; load at the start {os.getloadavg()[0]:.1f}"
    )
