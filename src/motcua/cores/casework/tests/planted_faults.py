"""Cores with one thing wrong each; the random machine must find every one of them.

``as_if`` lets ``decide`` see other arguments than it was given, ``tells`` changes the event it
answers with, ``becomes`` changes what ``evolve`` makes of an event.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from motcua.cores.casework import (
    CaseRules,
    DossierState,
    Paper,
    Private,
    Role,
    Status,
    Step,
    decide,
    evolve,
)
from motcua.cores.casework import commands as c
from motcua.cores.casework import events as e
from motcua.cores.casework.tests.side_by_side import Core
from motcua.cores.clock import Limit

WORDS = Private("có")
DAY = timedelta(days=1)
DRAFT_OPEN = {Step.SIGN, Step.ISSUE}

Change = Callable[[DossierState, Any, CaseRules], Any]


def as_if(
    kind: type[c.Command],
    *,
    state: Change | None = None,
    command: Change | None = None,
    rules: Change | None = None,
) -> Core:
    """Decides a ``kind`` of command as if state, command or rules were others."""

    def faulty(before: DossierState | None, asked: Any, given: CaseRules) -> tuple[e.Event, ...]:
        if before is None or not isinstance(asked, kind):
            return decide(before, asked, given)
        now = (before, asked, given)
        return decide(
            state(*now) if state else before,
            command(*now) if command else asked,
            rules(*now) if rules else given,
        )

    return Core(faulty, evolve)


def gives(kind: type[c.Command], **fields: Any) -> Core:
    """Decides a ``kind`` of command as if it had these ``fields``."""
    return as_if(kind, command=lambda _, asked, __: replace(asked, **fields))


def ruled(kind: type[c.Command], **fields: Any) -> Core:
    """Decides a ``kind`` of command as if the rules had these ``fields``."""
    return as_if(kind, rules=lambda _, __, given: replace(given, **fields))


def lets(kind: type[c.Command], role: Role, act_as: Role, *only: Status) -> Core:
    """Lets ``role`` give a ``kind`` of command like ``act_as``, in some statuses or in all."""

    def command(before: DossierState, asked: Any, given: CaseRules) -> Any:
        del given
        if asked.by.role is role and (not only or before.status in only):
            return replace(asked, by=replace(asked.by, role=act_as))
        return asked

    return as_if(kind, command=command)


def stands(kind: type[c.Command], when: Callable[[DossierState], bool], **fields: Any) -> Core:
    """Decides a ``kind`` of command as if the dossier had these ``fields``, ``when`` it has not."""
    return as_if(kind, state=lambda now, _, __: replace(now, **fields) if when(now) else now)


def tells(kind: type[e.Event], **fields: Any) -> Core:
    """Answers with an event of ``kind`` that has these ``fields``."""

    def faulty(before: DossierState | None, asked: Any, given: CaseRules) -> tuple[e.Event, ...]:
        told = decide(before, asked, given)
        return tuple(replace(each, **fields) if isinstance(each, kind) else each for each in told)

    return Core(faulty, evolve)


def silent(kind: type[c.Command]) -> Core:
    """Accepts a ``kind`` of command and lets nothing happen."""

    def faulty(before: DossierState | None, asked: Any, given: CaseRules) -> tuple[e.Event, ...]:
        told = decide(before, asked, given)
        return () if isinstance(asked, kind) else told

    return Core(faulty, evolve)


def becomes(
    kind: type[e.Event], change: Callable[[Any, Any, DossierState], dict[str, Any]]
) -> Core:
    """Makes something else of an event of ``kind``: ``change(before, event, after)``."""

    def faulty(before: DossierState | None, event: e.Event) -> DossierState:
        after = evolve(before, event)
        return replace(after, **change(before, event, after)) if isinstance(event, kind) else after

    return Core(decide, faulty)


def counted(after: DossierState, **fields: Any) -> dict[str, Any]:
    """The state's counted facts with other ``fields``."""
    return {"counted": replace(after.counted, **fields)}


def request(now: DossierState, **fields: Any) -> DossierState:
    """The dossier as if its open request for papers, if any, had other ``fields``."""
    return replace(now, supplement=now.supplement and replace(now.supplement, **fields))


def positions(papers: tuple[Paper, ...]) -> set[int]:
    """Which requirements ``papers`` meet."""
    return {each.position for each in papers}


def always(state: DossierState) -> bool:
    """Whatever the dossier is."""
    del state
    return True


FAULTS: dict[str, Core] = {
    # Intake.
    "accepted without its required papers": ruled(c.Accept, required=frozenset()),
    "accepted while papers are awaited": stands(c.Accept, always, supplement=None),
    "a date promised without a known limit": as_if(
        c.Accept, rules=lambda _, __, given: replace(given, limit=given.limit or Limit.parse("9d"))
    ),
    "the cutoff is ignored": ruled(c.Accept, cutoff=None),
    "refused from settlement": stands(
        c.Refuse, lambda now: now.status is Status.IN_PROCESS, status=Status.REGISTERED
    ),
    "refused without a code": gives(c.Refuse, reason_code="x"),
    "refused without words": gives(c.Refuse, reason=WORDS),
    "an act before the last one": as_if(
        c.Command, state=lambda now, asked, _: replace(now, last_at=min(now.last_at, asked.at))
    ),
    # Papers.
    "asked again without a ground": gives(c.AskSupplement, repeat_ground="x"),
    "asked for without a reason": gives(c.AskSupplement, reason=WORDS),
    "asked for by the desk in settlement": lets(
        c.AskSupplement, Role.RECEIVER, Role.CASE_OFFICER, Status.IN_PROCESS
    ),
    "a paper taken that nobody asked for": as_if(
        c.Supply,
        state=lambda now, asked, _: request(now, positions=tuple(positions(asked.papers) | {2})),
    ),
    "supplied in part": as_if(
        c.Supply, state=lambda now, asked, _: request(now, positions=tuple(positions(asked.papers)))
    ),
    "the supply does not restart the clock": tells(e.Supplied, due_at=None),
    "the clock resumes where it restarts": ruled(c.Supply, supplement_clock="resume"),
    "the clock restarts where it resumes": ruled(c.Supply, supplement_clock="restart"),
    "the supply leaves the dossier waiting": becomes(
        e.Supplied, lambda before, _, __: {"status": before.status}
    ),
    "the supply forgets the first date": becomes(
        e.Supplied, lambda _, __, after: {"first_due_at": after.due_at}
    ),
    "a request in settlement is not counted": becomes(
        e.SupplementAsked, lambda before, _, __: {"settlement_requests": before.settlement_requests}
    ),
    "closed before the fifteen days": as_if(
        c.CloseUnsupplied, state=lambda now, _, __: request(now, closes_at=now.filed_at)
    ),
    "closing ends the dossier on the day of closing": becomes(
        e.ClosedUnsupplied, lambda _, event, __: {"finished_at": event.at}
    ),
    # On its way.
    "the clock of an away dossier runs from acceptance": tells(e.HandedOver, due_at=None),
    "an away dossier is counted at every arrival": stands(c.HandOver, always, competent_at=None),
    "handed over while a draft is open": stands(
        c.HandOver, lambda now: now.step in DRAFT_OPEN, step=Step.SETTLE
    ),
    "handed over to the same hands": stands(c.HandOver, always, holder_ref="nobody"),
    # Decision.
    "drafted by the clerk": lets(c.Draft, Role.CLERK, Role.CASE_OFFICER),
    "declined without a ground": gives(c.Draft, ground=WORDS),
    "sent back without a reason": gives(c.SendBack, reason=WORDS),
    "sent back with the draft still there": becomes(
        e.SentBack, lambda before, _, __: {"draft": before.draft}
    ),
    "signed by the drafter": as_if(
        c.Sign,
        state=lambda now, _, __: replace(
            now, draft=now.draft and replace(now.draft, drafted_by="nobody")
        ),
    ),
    "signed by a case officer": lets(c.Sign, Role.CASE_OFFICER, Role.HEAD_OF_UNIT),
    "issued without a signature": stands(
        c.Issue, lambda now: now.step is Step.SIGN, step=Step.ISSUE
    ),
    "issued without a number": gives(c.Issue, number="1"),
    "issued without ending the dossier": becomes(e.Issued, lambda *_: {"finished_at": None}),
    "issued into nobody's hands": becomes(e.Issued, lambda *_: {"holder_unit": ""}),
    # Lateness.
    "a second extension": ruled(c.Apologise, extensions_allowed=99),
    "an apology on the due day is in time": ruled(c.Apologise, apology_lead_days=0),
    "a late apology moves the date": becomes(
        e.Apologised, lambda _, event, __: {"due_at": event.promised_at}
    ),
    "an apology in time leaves the date": becomes(
        e.Apologised, lambda before, _, __: {"due_at": before.due_at}
    ),
    "a late apology leaves the extension unused": becomes(
        e.Apologised, lambda before, event, _: {"extensions": before.extensions + event.in_time}
    ),
    "a promise earlier than the due date": as_if(
        c.Apologise,
        command=lambda now, asked, _: replace(
            asked,
            promised_at=max(asked.promised_at, asked.at + DAY, (now.due_at or asked.at) + DAY),
        ),
    ),
    # Result.
    "returned before it is issued": stands(
        c.Return, lambda now: now.step is Step.ISSUE, status=Status.SETTLED
    ),
    "returned without proof": gives(c.Return, proof=WORDS),
    "rated twice": as_if(
        c.Rate, state=lambda now, _, __: replace(now, counted=replace(now.counted, disliked=None))
    ),
    "rated by an official": lets(c.Rate, Role.RECEIVER, Role.CITIZEN),
    "rated beyond five": as_if(
        c.Rate, command=lambda _, asked, __: replace(asked, quality=min(asked.quality, 5))
    ),
    "disliked only when every mark is low": becomes(
        e.Rated,
        lambda _, event, after: counted(
            after, disliked=max(event.quality, event.time, event.cost) <= 2
        ),
    ),
    # Beside the main line.
    "a confirmation swallowed": silent(c.RecordSync),
    "paid twice": as_if(
        c.RecordPayment,
        state=lambda now, _, __: replace(now, counted=replace(now.counted, paid_online=None)),
    ),
    "paid with another amount": as_if(
        c.RecordPayment,
        command=lambda now, asked, _: replace(asked, amount_vnd=now.counted.fee_vnd or 0),
    ),
    "an unknown fact corrected": as_if(
        c.Correct,
        command=lambda _, asked, __: (
            replace(asked, fact="synced") if asked.fact == "disliked" else asked
        ),
    ),
    "a correction not counted in the story": becomes(
        e.Corrected, lambda before, _, __: {"sequence": before.sequence}
    ),
    "a merger moves the date": becomes(
        e.MovedToSuccessor, lambda before, _, __: {"due_at": before.due_at and before.due_at + DAY}
    ),
    "a merger leaves the dossier with the old unit": becomes(
        e.MovedToSuccessor, lambda before, _, __: {"holder_unit": before.holder_unit}
    ),
    "a closed dossier moved to the successor": stands(
        c.MoveToSuccessor, lambda now: now.closed, status=Status.SETTLED
    ),
    # The ledger.
    "the state depends on a personal value": becomes(
        e.Filed,
        lambda _, event, __: (
            {"holder_ref": "known"} if isinstance(event.applicant, Private) else {}
        ),
    ),
}
