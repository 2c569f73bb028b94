"""The command that remakes the projection of the current editions."""

from typing import Any

from django.core.management.base import BaseCommand

from archive.projecting import project_all


class Command(BaseCommand):
    """Rebuild what the public reads from the editions."""

    help = "Remake the published parts from the current editions and today's authority records."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild report by report, each in a transaction of its own."""
        self.stdout.write(f"{project_all()} published reports projected.")
