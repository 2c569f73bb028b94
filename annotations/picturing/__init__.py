"""Pictures of what scholars coded: what is asked of which codings, read for one account, and drawn."""
