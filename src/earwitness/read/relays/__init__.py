"""Through whom a statement came, from its first speaker to the outlet that prints it."""
