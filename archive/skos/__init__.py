"""The scheme of topics in the words of SKOS, for other programs: written as Turtle and JSON-LD, and read from them."""
