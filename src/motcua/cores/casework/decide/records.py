"""Decisions beside the main line: payment, synchronisation, correction of a recorded fact."""

from dataclasses import fields

from motcua.cores.casework import commands as c
from motcua.cores.casework import events as e
from motcua.cores.casework.decide.guards import require_reason
from motcua.cores.casework.refusals import AlreadyDone, AmountDiffers, FactUnknown, WrongStatus
from motcua.cores.casework.rules import CaseRules
from motcua.cores.casework.state import Channel, Counted, DossierState

CORRECTABLE = frozenset(
    {
        "channel",
        "population_data",
        "paid_online",
        "electronic_result",
        "result_digitised",
        "shared_to_warehouse",
        "synced",
    }
)


def pay(state: DossierState, command: c.RecordPayment, rules: CaseRules) -> tuple[e.Event, ...]:
    """The fee was paid in full; a second payment of the same fee is refused."""
    del rules
    if not state.counted.fee_vnd:
        raise WrongStatus("no fee due")
    if state.counted.paid_online is not None:
        raise AlreadyDone
    if command.amount_vnd != state.counted.fee_vnd:
        raise AmountDiffers(f"{command.amount_vnd} / {state.counted.fee_vnd}")
    return (
        e.Paid(
            by=command.by,
            at=command.at,
            next_due_at=state.next_due_at,
            amount_vnd=command.amount_vnd,
            online=command.online,
            reference=command.reference,
        ),
    )


def sync(state: DossierState, command: c.RecordSync, rules: CaseRules) -> tuple[e.Event, ...]:
    """The portal confirmed the dossier; confirming again changes nothing and is refused."""
    del rules
    if state.counted.synced:
        raise AlreadyDone
    return (
        e.Synced(
            by=command.by, at=command.at, next_due_at=state.next_due_at, receipt=command.receipt
        ),
    )


def correct(state: DossierState, command: c.Correct, rules: CaseRules) -> tuple[e.Event, ...]:
    """A recorded fact was wrong; the reason is owed and the old value stays in the story.

    What was never recorded cannot be corrected: a payment is recorded by ``pay`` first.
    """
    del rules
    require_reason(command.reason)
    if command.fact not in CORRECTABLE:
        raise FactUnknown(command.fact)
    _check_value(command.fact, command.value)
    if command.fact == "paid_online" and state.counted.paid_online is None:
        raise FactUnknown("paid_online: nothing paid")
    return (
        e.Corrected(
            by=command.by,
            at=command.at,
            next_due_at=state.next_due_at,
            fact=command.fact,
            value=command.value,
            reason=command.reason,
        ),
    )


def _check_value(fact: str, value: bool | int | str) -> None:
    if fact == "channel":
        if value not in {channel.value for channel in Channel}:
            raise FactUnknown(f"{fact}={value}")
    elif not isinstance(value, bool) or fact not in {field.name for field in fields(Counted)}:
        raise FactUnknown(f"{fact}={value}")
