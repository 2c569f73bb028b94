"""Changes kept as such: change sets and how each is taken back, the bin, and what the database itself writes down."""

from .change_sets import SUMMARY_LENGTH, Inverse, Obstacle, Obstructed, record

__all__ = ["SUMMARY_LENGTH", "Inverse", "Obstacle", "Obstructed", "record"]
