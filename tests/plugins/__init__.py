"""What the checks stand on: a database, closed sockets, and a list of the skips we allow."""
