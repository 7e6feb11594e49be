"""Scores on named data, with floors. Every command takes the path of the material."""
