"""Bringing annotations in: a file is read as candidates, each is placed on an edition, and what can't be is listed."""
