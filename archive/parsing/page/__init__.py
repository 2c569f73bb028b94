"""What a page prints around a record, and the outline of what is between."""
