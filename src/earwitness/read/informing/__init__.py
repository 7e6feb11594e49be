"""Who tells, hides from, misleads or warns whom inside the story."""
