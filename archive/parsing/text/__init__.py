"""A text's lines and what can stand at their heads: furniture, printed labels."""
