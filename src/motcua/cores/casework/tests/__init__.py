"""Checks of the dossier's life: examples from the law, a random machine, planted faults."""
