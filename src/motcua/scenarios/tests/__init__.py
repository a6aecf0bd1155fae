"""Checks of the demo province and the simulator."""
