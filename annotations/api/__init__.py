"""Annotations under /api/v1/: the same JSON-LD as the protocol's, with the archive's filters, pages and problems."""
