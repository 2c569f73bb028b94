"""What the tests of the desk share."""

from tests.archive.desk.people import checked, reviewer

__all__ = ["checked", "reviewer"]
