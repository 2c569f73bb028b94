"""Text in, frozen dataclasses out, and pure operations on them; plain Python without Django, files or clock."""
