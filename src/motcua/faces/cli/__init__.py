"""The terminal: one file per group of commands."""
