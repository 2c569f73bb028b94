"""Who is named in a record, and who is meant by an office alone."""
