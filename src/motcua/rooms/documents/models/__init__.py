"""What the room keeps: files received, papers issued, counters of numbers."""

from motcua.rooms.documents.models.blobs import Blob
from motcua.rooms.documents.models.counters import DayCounter, RegisterCounter
from motcua.rooms.documents.models.papers import IssuedPaper

__all__ = ["Blob", "DayCounter", "IssuedPaper", "RegisterCounter"]
