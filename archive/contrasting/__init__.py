"""A working copy beside the current edition: part by part, word by word, with structure, judgements and facts."""

from .facts import Fact
from .parts import PartContrast
from .whole import Contrast, contrast

__all__ = ["Contrast", "Fact", "PartContrast", "contrast"]
