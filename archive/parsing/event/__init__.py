"""What a record says of its event: when, where, between whom."""
