"""The REST API: what is public, for programs. Read only; JSON only; the same bytes for everybody."""
