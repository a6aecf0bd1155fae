"""Who may read figures: counts are public within the house; dossiers behind them are not.

The dossiers behind a figure are opened through ``rooms.dossiers.access`` by the face, so a person
sees only those that person may see.
"""
