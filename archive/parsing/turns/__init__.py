"""A transcript's speaker labels, and whom they name."""
