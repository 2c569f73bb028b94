"""Long work: a worker does it item by item, tells how far it is and what became of each, and stops when asked to."""

from .asking import ask, begin, prepare, resume, stop
from .doing import undertake
from .minding import is_worked, mind
from .telling import Told

__all__ = ["Told", "ask", "begin", "is_worked", "mind", "prepare", "resume", "stop", "undertake"]
