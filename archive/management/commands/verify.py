"""The command that computes every hash of every edition again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.models import Edition
from archive.verifying import digest_of_heads, verify


class Command(BaseCommand):
    """Verify the editions."""

    help = "Compute every hash of every edition again and follow every chain. Exit code 1 where something is wrong."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what is wrong, a line each."""
        wrong = list(verify())
        for line in wrong:
            self.stderr.write(line)
        if wrong:
            raise CommandError(f"{len(wrong)} faults in {Edition.objects.count()} editions")
        self.stdout.write(f"{Edition.objects.count()} editions verified: every hash is right.")
        self.stdout.write(f"Digest of the last editions, to keep elsewhere and compare: {digest_of_heads()}")
