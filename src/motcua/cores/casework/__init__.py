"""The dossier's life, pure: ``decide(state, command, rules)`` and ``evolve(state, event)``.

Ten statuses of the National Public Service Portal face outwards; inside, a step says who holds the
dossier. Nothing here reads a clock, a setting or a database, and nothing personal is kept.
"""

from motcua.cores.casework.codec import from_data, instant_text, to_data
from motcua.cores.casework.decide import decide
from motcua.cores.casework.evolve import evolve, replay
from motcua.cores.casework.facts import Fact, fact_of, on_time, satisfied
from motcua.cores.casework.next_action import NextAction, next_action
from motcua.cores.casework.rules import MAY, CaseRules
from motcua.cores.casework.sealed import NOTHING, Committed, Private, Sealed
from motcua.cores.casework.state import (
    Actor,
    Channel,
    Counted,
    DossierState,
    Outcome,
    Paper,
    Role,
    Stage,
    Status,
    Step,
)

__all__ = [
    "MAY",
    "NOTHING",
    "Actor",
    "CaseRules",
    "Channel",
    "Committed",
    "Counted",
    "DossierState",
    "Fact",
    "NextAction",
    "Outcome",
    "Paper",
    "Private",
    "Role",
    "Sealed",
    "Stage",
    "Status",
    "Step",
    "decide",
    "evolve",
    "fact_of",
    "from_data",
    "instant_text",
    "next_action",
    "on_time",
    "replay",
    "satisfied",
    "to_data",
]
