"""What officers, citizens and the system do with a stored dossier, one function per verb.

Each is a command for ``write.perform``; the rules stand in ``cores.casework``, the rights in
``access``. All raise casework Refusals, DossierMoved and DossierNotVisible; then nothing happened.
``hand`` is printed under papers; ``seen`` is the sequence that the person looked at.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from motcua.cores.casework import Actor, Channel, DossierState, Outcome
from motcua.cores.casework import Paper as CasePaper
from motcua.cores.casework import commands as c
from motcua.cores.casework.sealed import Private
from motcua.rooms.dossiers.filing import PaperIn
from motcua.rooms.dossiers.operations.write import Act, perform


def accept(
    *, actor: Actor, at: datetime, code: str, fee_vnd: int | None = None, **more: Any
) -> DossierState:
    """Takes a complete dossier: the clock starts, the receipt is issued."""
    return perform(Act(code=code, command=c.Accept(by=actor, at=at, fee_vnd=fee_vnd), **more))


def ask_supplement(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    positions: Sequence[int],
    reason: str,
    repeat_ground: str = "",
    **more: Any,
) -> DossierState:
    """Asks once, in writing, for all that is missing."""
    command = c.AskSupplement(
        by=actor,
        at=at,
        positions=tuple(positions),
        reason=Private(reason),
        repeat_ground=repeat_ground,
    )
    return perform(Act(code=code, command=command, **more))


def supply(
    *, actor: Actor, at: datetime, code: str, papers: Sequence[PaperIn], **more: Any
) -> DossierState:
    """Brings what was asked for."""
    command = c.Supply(by=actor, at=at, papers=case_papers(papers))
    return perform(Act(code=code, command=command, papers=tuple(papers), **more))


def case_papers(papers: Sequence[PaperIn]) -> tuple[CasePaper, ...]:
    """Files as the rules see them."""
    return tuple(
        CasePaper(paper.position, paper.sha256, paper.digitised, paper.reused) for paper in papers
    )


def refuse(
    *, actor: Actor, at: datetime, code: str, reason_code: str, reason: str, **more: Any
) -> DossierState:
    """Does not take the dossier, with a coded and written reason."""
    command = c.Refuse(by=actor, at=at, reason_code=reason_code, reason=Private(reason))
    return perform(Act(code=code, command=command, **more))


def hand_over(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    to_unit: str,
    to_ref: str = "",
    note: str = "",
    **more: Any,
) -> DossierState:
    """Gives the dossier to a unit, or to an officer of it."""
    command = c.HandOver(by=actor, at=at, to_unit=to_unit, to_ref=to_ref, note=Private(note))
    return perform(Act(code=code, command=command, **more))


def draft(
    *, actor: Actor, at: datetime, code: str, outcome: str, ground: str = "", **more: Any
) -> DossierState:
    """Submits a decision for signature."""
    command = c.Draft(by=actor, at=at, outcome=Outcome(outcome), ground=Private(ground))
    return perform(Act(code=code, command=command, **more))


def send_back(*, actor: Actor, at: datetime, code: str, reason: str, **more: Any) -> DossierState:
    """Returns a draft to the officer."""
    return perform(
        Act(code=code, command=c.SendBack(by=actor, at=at, reason=Private(reason)), **more)
    )


def sign(*, actor: Actor, at: datetime, code: str, **more: Any) -> DossierState:
    """Signs the draft as it stands."""
    return perform(Act(code=code, command=c.Sign(by=actor, at=at), **more))


def issue_result(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    number: str,
    written_result: bool = True,
    electronic_result: bool = False,
    result_digitised: bool = False,
    shared_to_warehouse: bool = False,
    result_sha256: str = "",
    **more: Any,
) -> DossierState:
    """Numbers and issues the signed decision."""
    command = c.Issue(
        by=actor,
        at=at,
        number=number,
        written_result=written_result,
        electronic_result=electronic_result,
        result_digitised=result_digitised,
        shared_to_warehouse=shared_to_warehouse,
        result_sha256=result_sha256,
    )
    return perform(Act(code=code, command=command, **more))


def return_result(
    *, actor: Actor, at: datetime, code: str, via: str, proof: str, **more: Any
) -> DossierState:
    """Puts the result into the applicant's hands."""
    command = c.Return(by=actor, at=at, via=Channel(via), proof=Private(proof))
    return perform(Act(code=code, command=command, **more))


def apologise(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    promised_at: datetime,
    cause: str,
    reason: str,
    **more: Any,
) -> DossierState:
    """Signs the letter for lateness with one new date."""
    command = c.Apologise(
        by=actor, at=at, promised_at=promised_at, cause=cause, reason=Private(reason)
    )
    return perform(Act(code=code, command=command, **more))


def close_unsupplied(*, actor: Actor, at: datetime, code: str, **more: Any) -> DossierState:
    """Closes a dossier for which nothing came in time."""
    return perform(Act(code=code, command=c.CloseUnsupplied(by=actor, at=at), **more))


def record_payment(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    amount_vnd: int,
    online: bool,
    reference: str,
    **more: Any,
) -> DossierState:
    """Notes that the fee was paid."""
    command = c.RecordPayment(
        by=actor, at=at, amount_vnd=amount_vnd, online=online, reference=reference
    )
    return perform(Act(code=code, command=command, **more))


def record_sync(
    *, actor: Actor, at: datetime, code: str, receipt: str, **more: Any
) -> DossierState:
    """Notes that the national portal has the dossier."""
    return perform(Act(code=code, command=c.RecordSync(by=actor, at=at, receipt=receipt), **more))


def rate(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    quality: int,
    time: int,
    cost: int,
    own_device: bool,
    **more: Any,
) -> DossierState:
    """Keeps the applicant's own judgement."""
    command = c.Rate(by=actor, at=at, quality=quality, time=time, cost=cost, own_device=own_device)
    return perform(Act(code=code, command=command, **more))


def correct(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    fact: str,
    value: bool | int | str,
    reason: str,
    **more: Any,
) -> DossierState:
    """Puts a wrongly recorded fact right."""
    command = c.Correct(by=actor, at=at, fact=fact, value=value, reason=Private(reason))
    return perform(Act(code=code, command=command, **more))


def move_to_successor(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    to_unit: str,
    receiving_unit: str = "",
    grounds: Sequence[str] = (),
    **more: Any,
) -> DossierState:
    """Gives an open dossier of a merged unit to its successor."""
    command = c.MoveToSuccessor(
        by=actor, at=at, to_unit=to_unit, receiving_unit=receiving_unit, grounds=tuple(grounds)
    )
    return perform(Act(code=code, command=command, **more))
