"""Checks of addresses, health and the command line."""
