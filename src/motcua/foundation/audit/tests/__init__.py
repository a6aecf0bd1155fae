"""Checks of the ledger's storage, on the real database."""
