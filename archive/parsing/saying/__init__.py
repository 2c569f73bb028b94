"""Who says what in one sentence."""
