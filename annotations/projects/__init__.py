"""Coding projects: statements chosen by a search, coded in rounds, decided on, offered to the record's editors, released."""
