"""When a statement was made."""
