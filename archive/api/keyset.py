"""Pages of the API's lists: how large they are, and what of `paging` makes them."""

from __future__ import annotations

from archive.paging import BadCursor, Cursor, Order, Page, cut_page, read_page

__all__ = ["DEFAULT_SIZE", "LARGEST_SIZE", "BadCursor", "Cursor", "Order", "Page", "cut_page", "read_page"]

DEFAULT_SIZE = 50
LARGEST_SIZE = 200
