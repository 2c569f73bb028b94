"""Citations: who is the author, where the words stand, in which edition, by whose leave; as text and for programs."""

from .attributing import name_house, wording_of
from .bibtex import write_bibtex
from .chicago import NoSuchStatement, cite_part, cite_record, cite_statement, write_text
from .cited import ARCHIVE
from .crediting import Credits, credit, name_volume
from .csl import Item, Row, cite_item, cite_items, write_csl_json
from .dating import is_year_supplied
from .formats import FORMATS, Format, write
from .ris import write_ris
from .spreadsheet import write_csv, write_table

__all__ = [
    "ARCHIVE",
    "FORMATS",
    "Credits",
    "Format",
    "Item",
    "NoSuchStatement",
    "Row",
    "cite_item",
    "cite_items",
    "cite_part",
    "cite_record",
    "cite_statement",
    "credit",
    "is_year_supplied",
    "name_house",
    "name_volume",
    "wording_of",
    "write",
    "write_bibtex",
    "write_csl_json",
    "write_csv",
    "write_ris",
    "write_table",
    "write_text",
]
