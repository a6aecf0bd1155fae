"""The ledger's tables and the triggers that guard them."""
