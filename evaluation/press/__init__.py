"""Thirty invented articles, annotated in full, and how the reading stage does on them."""
