"""Which articles, and which statements, are worth comparing: found without comparing all with all."""
