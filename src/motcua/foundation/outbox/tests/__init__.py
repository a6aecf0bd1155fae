"""Checks of the outbox, on the real database."""
