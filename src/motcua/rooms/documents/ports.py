"""What this room wants from outside: nothing; a signature reaches it with ``seal_paper``."""
