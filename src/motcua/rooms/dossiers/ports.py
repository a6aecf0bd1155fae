"""What this room wants from rooms above or outside; ``config.wiring`` binds it."""
