"""How firmly something is said: the speaker's stance, his hedges, and what the outlet checked."""
