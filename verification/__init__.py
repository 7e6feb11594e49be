"""Slow statistical checks of the simulator against theory. ``python -m verification`` runs them."""
