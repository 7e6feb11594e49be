"""Scores of weighing on named data and on simulated worlds."""
