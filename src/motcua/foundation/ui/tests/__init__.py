"""Checks of the look that need no browser."""
