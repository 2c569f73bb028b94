"""The way of a report between its editor, its reviewer and its readers, and what each is told on it.

Nothing is re-exported: publishing asks `permitting`, and `submitting` publishes.
"""
