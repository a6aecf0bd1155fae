"""News of this room: none of its own; the dossier whose paper is issued tells the story."""
