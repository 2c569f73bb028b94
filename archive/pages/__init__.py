"""The reading pages: what is public, for people. Read only; the same bytes for everybody."""
