"""What can be done in the room: publish versions, set fees, say which unit settles what."""

from motcua.rooms.catalogue.operations.competence import (
    Competence,
    assign_competence,
    assign_many,
    end_competence,
    hand_over_competences,
)
from motcua.rooms.catalogue.operations.fees import set_fee
from motcua.rooms.catalogue.operations.publish import (
    NewFee,
    NewPaper,
    NewProcedure,
    NewVersion,
    publish_many,
    publish_version,
)
from motcua.rooms.catalogue.operations.refusals import (
    AmountNegative,
    CatalogueRefusal,
    CodeMalformed,
    CodeTaken,
    CompetenceMissing,
    CompetenceOverlaps,
    FeeTooEarly,
    LimitUnknown,
    NameMissing,
    PeriodEmpty,
    ProcedureUnknown,
    UnitUnknown,
    VersionTooEarly,
)

__all__ = [
    "AmountNegative",
    "CatalogueRefusal",
    "CodeMalformed",
    "CodeTaken",
    "Competence",
    "CompetenceMissing",
    "CompetenceOverlaps",
    "FeeTooEarly",
    "LimitUnknown",
    "NameMissing",
    "NewFee",
    "NewPaper",
    "NewProcedure",
    "NewVersion",
    "PeriodEmpty",
    "ProcedureUnknown",
    "UnitUnknown",
    "VersionTooEarly",
    "assign_competence",
    "assign_many",
    "end_competence",
    "hand_over_competences",
    "publish_many",
    "publish_version",
    "set_fee",
]
