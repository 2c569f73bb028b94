"""The vocabulary at the desk: the tree of topics, propositions and their versions, people and offices through time."""
