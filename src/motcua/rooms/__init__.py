"""The domain, one room per kind of work; each room knows only the rooms below it."""
