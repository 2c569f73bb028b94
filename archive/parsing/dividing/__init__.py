"""The passages of an outline and the turns of a transcript, divided into segments."""
