"""Print a new access token for an account, once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from diplomacy.accounts.models import AccessToken, User
from diplomacy.accounts.tokens import RefusedToken, issue


class Command(BaseCommand):
    help = "Prints a new access token, by which a program acts for the account. It can't be shown again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("user", help="user name")
        parser.add_argument("--scope", choices=AccessToken.Scope.values, default=AccessToken.Scope.READ)
        parser.add_argument("--name", default="issued by an operator", help="what its owner reads in the list")
        parser.add_argument("--days", type=int, default=90, help="valid for so many days (90)")

    def handle(self, *args: Any, user: str, scope: str, name: str, days: int, **options: Any) -> None:
        account = User.objects.filter(username__iexact=user).first()
        if account is None:
            raise CommandError(f"There is no account {user!r}.")
        try:
            _token, secret = issue(user=account, name=name, scope=scope, days=days)
        except RefusedToken as refusal:
            raise CommandError(str(refusal)) from refusal
        # Nothing else on standard output: what is printed can go straight into a variable.
        self.stdout.write(secret)
