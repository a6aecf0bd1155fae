"""Officers' pages: counter, inbox, dossier."""
