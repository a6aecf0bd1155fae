"""What the room keeps; other rooms meet these tables only through its doors and as foreign keys."""

from motcua.rooms.catalogue.models.competence import UnitProcedure
from motcua.rooms.catalogue.models.procedures import Field, Procedure
from motcua.rooms.catalogue.models.versions import Fee, ProcedureVersion, RequiredPaper

__all__ = ["Fee", "Field", "Procedure", "ProcedureVersion", "RequiredPaper", "UnitProcedure"]
