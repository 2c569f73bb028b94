"""The record and its curated meaning: sources, reports, breakdown, people, topics, positions, editions."""
