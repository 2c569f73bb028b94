"""The command that remakes the projection of the current editions."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from archive.projecting import project_all, project_missing


class Command(BaseCommand):
    """Rebuild what the public reads from the editions."""

    help = "Remake what the public reads from the current editions and today's authority records."

    def add_arguments(self, parser: CommandParser) -> None:
        """One switch."""
        parser.add_argument(
            "--missing", action="store_true", help="only reports that have no projection, as after an upgrade"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild report by report, each in a transaction of its own."""
        number = project_missing() if options["missing"] else project_all()
        if options["verbosity"]:
            self.stdout.write(f"{number} published reports projected.")
