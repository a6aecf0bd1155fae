"""Tests of the room, on a real PostgreSQL."""
