"""Django's PostgreSQL backend on the embedded server, which the first connection starts."""

from collections.abc import Iterable
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from django.db.backends.postgresql.client import DatabaseClient as PostgresClient

from diplomacy.postgres.programs import program
from diplomacy.postgres.server import PORT, ROLE, EmbeddedServer, embedded_server


class DatabaseClient(PostgresClient):
    """`manage.py dbshell` with the wheel's own psql."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        args, env = super().settings_to_cmd_args_env(attached(settings_dict), parameters)
        return [str(program("psql")), *args[1:]], env


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded server of settings_dict["EMBEDDED"] ("FOLDER", "DURABLE")."""

    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        attached(self.settings_dict)
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            # Killed since this process attached to it: started again, and tried once more.
            if not server_of(self.settings_dict).revive():
                raise
            return super().get_new_connection(self.get_connection_params())


def server_of(settings_dict: dict[str, Any]) -> EmbeddedServer:
    """The embedded server of a database's settings."""
    embedded = settings_dict["EMBEDDED"]
    return embedded_server(embedded["FOLDER"], durable=embedded["DURABLE"])


def attached(settings_dict: dict[str, Any]) -> dict[str, Any]:
    """The settings with the address of the server, which now runs; raises EmbeddedPostgresError."""
    settings_dict |= {"HOST": str(server_of(settings_dict).attach()), "PORT": str(PORT), "USER": ROLE}
    return settings_dict
