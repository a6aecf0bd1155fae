"""Checks of the text functions."""
