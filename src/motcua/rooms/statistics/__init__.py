"""One fact row per dossier, counters, and measures entered by hand."""
