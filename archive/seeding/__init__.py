"""The five reports that the archive comes with, and the world's countries: loaded, and left as they are once there."""

from .files import BrokenSeeds
from .loading import load_authorities, load_countries, load_seeds

__all__ = ["BrokenSeeds", "load_authorities", "load_countries", "load_seeds"]
