"""Reviewing a report at the desk: what is new in it, what is open, comments, and the steps up to its publication."""
