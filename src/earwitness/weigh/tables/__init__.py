"""The parts of the full model for tables, one idea each; `methods/full.py` puts them together.

Axes in the names of arrays: N claims, G groups (one value of one item), I items, S sources, A attributes,
C cells (a source and an attribute), W words (a value of an attribute), P pairs of values of one item,
R ways in which two values are related, X cases that need more than the four usual ones, E claims of those
cases, k groups of an item, z candidates for its truth, y candidates for its common error.
"""
