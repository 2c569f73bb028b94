"""Files of each format as records: their text, what they say of themselves, and what is refused."""
