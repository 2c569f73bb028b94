"""The app of accounts, which completes the database after every migrate."""

from typing import Any

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "diplomacy.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from diplomacy.accounts import checks, providers  # noqa: F401  registers checks and listens to signals

        # Not in a migration: the permissions of a new model exist only after it, in the same signal.
        post_migrate.connect(complete_database, sender=self)


def complete_database(*, using: str, **_: Any) -> None:
    """Makes the cache's table, and writes the roles."""
    from diplomacy.accounts.roles import write_roles  # models exist only once all apps are loaded

    call_command("createcachetable", database=using, verbosity=0)
    write_roles(using)
