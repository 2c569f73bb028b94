"""The editing desk: where reports are worked on, handed in, reviewed and watched, beside the lists of the admin."""
