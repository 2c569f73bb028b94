"""Worklists: what waits at the desk, narrowed by filters, a page at a time, each row with the way to its record."""
