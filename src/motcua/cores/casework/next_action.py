"""Who has to do what next: every dossier that is not closed has an owner and an action."""

from dataclasses import dataclass
from datetime import datetime

from motcua.cores.casework.state import DossierState, Role, Status, Step


@dataclass(frozen=True, slots=True)
class NextAction:
    """``role`` in ``unit_code``, or the one person ``owner_ref``, owes the work ``kind``."""

    kind: str
    role: Role
    unit_code: str
    owner_ref: str
    due_at: datetime | None


_BY_STEP = {
    Step.ASSIGN: ("assign", Role.HEAD_OF_UNIT),
    Step.SETTLE: ("settle", Role.CASE_OFFICER),
    Step.SIGN: ("sign", Role.HEAD_OF_UNIT),
    Step.ISSUE: ("issue", Role.CLERK),
}


def next_action(state: DossierState) -> NextAction | None:
    """The owed act, or None when the dossier is closed."""
    if state.closed:
        return None
    if state.supplement is not None:
        return NextAction(
            "await_supplement", Role.RECEIVER, state.receiving_unit, "", state.next_due_at
        )
    if state.status is Status.IN_PROCESS and state.step is not None:
        kind, role = _BY_STEP[state.step]
        owner = state.holder_ref if state.step is Step.SETTLE else ""
        return NextAction(kind, role, state.holder_unit, owner, state.next_due_at)
    kind = {
        Status.REGISTERED: "answer",
        Status.ACCEPTED: "hand_over",
        Status.SETTLED: "return_result",
    }[state.status]
    return NextAction(kind, Role.RECEIVER, state.holder_unit, state.holder_ref, state.next_due_at)
