#!/usr/bin/env python
"""The command line of the project: `.venv/bin/python manage.py help`."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from diplomacy.postgres.errors import EmbeddedPostgresError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diplomacy.settings")
    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, EmbeddedPostgresError) as error:
        if "--traceback" in sys.argv:
            raise
        # A wrong setting or a database that can't start is the operator's matter: one message, no traceback.
        sys.exit(f"Error: {error}")


if __name__ == "__main__":
    main()
