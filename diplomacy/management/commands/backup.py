"""`manage.py backup`: a copy of the whole database in one file."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.utils import OperationalError

from diplomacy.dumps import DumpError, write_dump


class Command(BaseCommand):
    """Writes the copy and says where."""

    help = "Writes a copy of the whole database to a file."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file is optional."""
        parser.add_argument("file", nargs="?", help="where to (default: backups/, named after the time in UTC)")

    def handle(self, *args: Any, file: str | None = None, **options: Any) -> None:
        """Raises CommandError."""
        name = f"diplomacy-{datetime.now(tz=UTC):%Y%m%d-%H%M%S}.dump"
        path = Path(file).resolve() if file else settings.BACKUP_DIR / name
        try:
            write_dump(path)
        except (DumpError, OSError, OperationalError) as error:
            raise CommandError(f"No copy was made. {error}") from error
        self.stdout.write(f"Copied the database to {path} ({path.stat().st_size:,} bytes).")
        self.stdout.write(f"To bring it back: make restore FILE={path}")
