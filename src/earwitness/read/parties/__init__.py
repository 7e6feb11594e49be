"""Who speaks: the people and bodies that a text names, and every mention of each."""
