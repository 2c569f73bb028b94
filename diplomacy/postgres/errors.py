"""What can go wrong with the embedded server."""

from django.db.utils import OperationalError


class EmbeddedPostgresError(OperationalError):
    """The embedded server can't be used; the message says why and what to do.

    An OperationalError, because to Django it is just that: a database out of reach.
    """
