"""What the room keeps: dossiers, their papers, who held them when, alarms, and intake keys."""

from motcua.rooms.dossiers.models.alarms import Alarm
from motcua.rooms.dossiers.models.dossier import Dossier
from motcua.rooms.dossiers.models.intake import IntakeKey
from motcua.rooms.dossiers.models.story import Holding, Paper

__all__ = ["Alarm", "Dossier", "Holding", "IntakeKey", "Paper"]
