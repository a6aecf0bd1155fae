"""A person's work, played in a real browser against a running server."""
