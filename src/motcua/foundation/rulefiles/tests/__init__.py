"""Checks of the shipped rule files."""
