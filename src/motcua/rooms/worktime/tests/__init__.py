"""Checks of the room."""
