"""An edition as the HTML of its reading page: in full, at publication or when it is asked for."""

from .fingerprint import page_key
from .reading import Reading
from .related import put_related
from .report_page import render_for_keeping, render_report
from .statement_page import render_statement

__all__ = [
    "Reading",
    "page_key",
    "put_related",
    "render_for_keeping",
    "render_report",
    "render_statement",
]
