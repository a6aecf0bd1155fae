"""Makes the SQL twins of the text functions."""
