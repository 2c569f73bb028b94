"""Pictures: what the archive holds on an axis of time, drawn as SVG that needs no script, with the same in a table."""

from .attention import picture_attention
from .figure import Picture, Table, draw_file, draw_inline, rasterise, write_csv
from .frame import NARROW, WIDE
from .matrix import Crossing, Head, Matrix, draw_matrix, sort_cell
from .offices import Tenures, draw_offices
from .positions import Held, picture_person, picture_proposition
from .records import Tally, is_few, picture_records
from .rows import Band, Cell, Group, Item, Row, sort_items
from .said import picture_deadlines, picture_references
from .strips import Strips, draw_strips
from .tenures import picture_holders, picture_offices
from .times import When

__all__ = [
    "NARROW", "WIDE", "Band", "Cell", "Crossing", "Group", "Head", "Held", "Item", "Matrix", "Picture", "Row", "Strips",
    "Table", "Tally", "Tenures", "When", "draw_file", "draw_inline", "draw_matrix", "draw_offices", "draw_strips", "is_few",
    "picture_attention", "picture_deadlines", "picture_holders", "picture_offices", "picture_person", "picture_proposition",
    "picture_records", "picture_references", "rasterise", "sort_cell", "sort_items", "write_csv",
]  # fmt: skip
