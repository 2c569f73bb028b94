"""The user: Django's own, ours from the first migration so that it can grow."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who signs in: an editor, a reviewer, a scholar."""
