"""How the pair model is made: ``python -m training.pairs --help``."""
