"""Who signs in: user accounts and bearer tokens. Roles and rights live in rooms/people."""
