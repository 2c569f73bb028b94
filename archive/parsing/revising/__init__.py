"""What editors, later texts and later parsers do to a breakdown, so that nothing of anybody is lost."""
