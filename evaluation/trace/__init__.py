"""Gold lineages of invented affairs, and how far the program's agree with them."""
