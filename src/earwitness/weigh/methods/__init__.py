"""Ways to find the true value of each item: one file each, all under the contract in `base.py`."""
