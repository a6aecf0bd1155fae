"""Procedures with dated versions: papers, limits, fees, where they are filed."""
