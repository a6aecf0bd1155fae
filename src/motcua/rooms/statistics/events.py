"""News of this room: none yet; figures are read, not announced."""
