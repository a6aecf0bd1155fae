"""Journeys through the demo province: the same people, dossiers and clock in every one."""
