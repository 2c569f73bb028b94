"""Codings: codes and positions as bodies of annotations, read from JSON-LD, checked, kept, written, and as flat rows."""
