"""`manage.py reset_second_factor NAME`: for the administrator whom no other administrator can help."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from diplomacy.accounts.models import User
from diplomacy.accounts.second_factor import reset_second_factor


class Command(BaseCommand):
    """Takes a lost second factor from an account, and signs it out everywhere."""

    help = "Takes a lost second factor from an account, and signs it out everywhere."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError where there is no such account, or it has no second factor."""
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"There is no account {options['username']}.")
        if not reset_second_factor(user):
            raise CommandError(f"{user} has no second factor.")
        self.stdout.write(f"The second factor of {user} is reset; the next sign-in needs the password alone.")
