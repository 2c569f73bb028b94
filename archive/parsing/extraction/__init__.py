"""What a record says, as data: separate passes over a breakdown, each with its own speed."""
