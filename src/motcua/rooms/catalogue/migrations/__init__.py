"""Schema history, linear."""
