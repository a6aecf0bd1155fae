"""Checks of the commands that start servers."""
