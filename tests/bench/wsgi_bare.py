"""The bare function as a WSGI application on the database that is measured."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from psycopg.conninfo import make_conninfo  # noqa: E402

from tests.bench.bare import make_application  # noqa: E402

given = connection.get_connection_params()
application = make_application(
    make_conninfo(**{name: given[name] for name in ("dbname", "user", "password", "host", "port") if given.get(name)}),
    settings.SITE_URL,
)
