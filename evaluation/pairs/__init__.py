"""How well the pair model compares statements, on public data: ``python -m evaluation.pairs --help``."""
