"""Figures of many documents: which count the same, and which only look as if they did."""
