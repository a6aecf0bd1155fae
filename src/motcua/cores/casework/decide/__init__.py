"""The one door to a dossier's rules: a command on a state gives events, or a named refusal."""

from collections.abc import Callable
from typing import Any

from motcua.cores.casework import commands as c
from motcua.cores.casework.decide import intake, records, results, settlement
from motcua.cores.casework.events import Event
from motcua.cores.casework.refusals import InstantBeforeLast, RoleMayNot, WrongStatus
from motcua.cores.casework.rules import MAY, CaseRules
from motcua.cores.casework.state import DossierState

_DECISIONS: dict[type[c.Command], Callable[..., tuple[Event, ...]]] = {
    c.Accept: intake.accept,
    c.AskSupplement: intake.ask_supplement,
    c.Supply: intake.supply,
    c.Refuse: intake.refuse,
    c.HandOver: settlement.hand_over,
    c.Draft: settlement.draft,
    c.SendBack: settlement.send_back,
    c.Sign: settlement.sign,
    c.Apologise: settlement.apologise,
    c.CloseUnsupplied: settlement.close_unsupplied,
    c.MoveToSuccessor: settlement.move_to_successor,
    c.Issue: results.issue,
    c.Return: results.return_result,
    c.Rate: results.rate,
    c.RecordPayment: records.pay,
    c.RecordSync: records.sync,
    c.Correct: records.correct,
}


def decide(state: DossierState | None, command: Any, rules: CaseRules) -> tuple[Event, ...]:
    """Events that ``command`` causes on ``state`` (None: the dossier does not exist yet).

    Raises a ``Refusal``; then nothing happened. The same arguments always give the same events.
    """
    if command.by.role not in MAY[type(command)]:
        raise RoleMayNot(f"{command.by.role} · {type(command).__name__}")
    if isinstance(command, c.File):
        if state is not None:
            raise WrongStatus(state.status.name)
        return intake.file(command, rules)
    if state is None:
        raise WrongStatus("none")
    if command.at < state.last_at:
        raise InstantBeforeLast(state.last_at.isoformat())
    return _DECISIONS[type(command)](state, command, rules)
