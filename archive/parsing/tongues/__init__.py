"""What is particular to a language: its words of saying, titles, pronouns and labels, as data behind the same functions."""
