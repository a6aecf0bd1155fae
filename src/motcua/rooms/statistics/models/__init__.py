"""What the room keeps: one fact row per accepted dossier, running counters, entered measures."""

from motcua.rooms.statistics.models.entered import EnteredMeasure
from motcua.rooms.statistics.models.facts import DossierFact, Tally, UnitTally

__all__ = ["DossierFact", "EnteredMeasure", "Tally", "UnitTally"]
