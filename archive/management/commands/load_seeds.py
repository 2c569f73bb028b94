"""The command that loads the five reports with their curation."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from archive.reading import UnreadableInput
from archive.seeding import BrokenSeeds, load_seeds


class Command(BaseCommand):
    """Load the five reports; run again, it changes nothing that is there."""

    help = "Load the five reports that the archive comes with, with their curation, and publish them."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load them as the account of the founding editors, which nobody can sign in with."""
        user, is_new = get_user_model().objects.get_or_create(
            username="founding-editors",
            defaults={"first_name": "The founding", "last_name": "editors", "is_active": False},
        )
        if is_new:
            user.set_unusable_password()
            user.save()
        try:
            created = load_seeds(
                folder=settings.BASE_DIR / "fixtures", by=user, tell=lambda name: self.stdout.write(f"  {name}")
            )
        except (BrokenSeeds, UnreadableInput) as error:
            raise CommandError(f"Nothing was loaded: {error}") from error
        self.stdout.write(f"{created} reports loaded" if created else "The five reports are there.")
