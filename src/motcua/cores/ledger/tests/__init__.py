"""Checks of the ledger's core."""
