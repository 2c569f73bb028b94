"""`manage.py restore`: puts back a copy made by `manage.py backup`."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.utils import OperationalError

from diplomacy.dumps import DumpError, check_dump, is_empty_database, restore_dump


class Command(BaseCommand):
    """Replaces the database by a copy, after asking for confirmation."""

    help = "Puts a copy made by `backup` in place of the whole database."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and whether what is there may go."""
        parser.add_argument("file")
        parser.add_argument("--confirm", action="store_true", help="overwrite a database that is not empty")

    def handle(self, *args: Any, file: str, confirm: bool = False, **options: Any) -> None:
        """Raises CommandError, and leaves the database as it was."""
        path = Path(file).resolve()
        try:
            check_dump(path)
            if not confirm and not is_empty_database():
                raise CommandError(
                    "The database is not empty, and everything in it would be replaced. "
                    f"If that is meant: make restore FILE={file} CONFIRM=yes (before it, perhaps: make backup)"
                )
            restore_dump(path)
        except (DumpError, OSError, OperationalError) as error:
            raise CommandError(f"Nothing was restored. {error}") from error
        # The copy may be older than the code.
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(f"Restored the database from {path}.")
