"""The command that remakes the projection of the current editions."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from archive.projecting import project_all, project_missing, render_outdated


class Command(BaseCommand):
    """Rebuild what the public reads from the editions."""

    help = "Remake what the public reads from the current editions and today's authority records."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which part of it."""
        parser.add_argument(
            "--pages", action="store_true", help="only reading pages that have to look different, as after an upgrade"
        )
        parser.add_argument("--limit", type=int, help="with --pages: at most so many; the others are made when read")
        parser.add_argument(
            "--missing", action="store_true", help="only reports that have no projection, as after an upgrade"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild report by report, each in a transaction of its own."""
        if options["pages"]:
            rendered, left = render_outdated(limit=options["limit"])
            if options["verbosity"] or left:
                self.stdout.write(f"{rendered} reading pages rendered, {left} left.")
            return
        number = project_missing() if options["missing"] else project_all()
        if options["verbosity"]:
            self.stdout.write(f"{number} published reports projected.")
