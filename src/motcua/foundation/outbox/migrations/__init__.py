"""The outbox's tables."""
