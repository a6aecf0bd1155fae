"""The dossier's life as one table: in this place, this act, by these roles, leads there.

Written from the law and from the portal's ten statuses, apart from the core: plain texts and
numbers, nothing imported but typing. The random machine plays against it.
[law:nd-118-2025 art.17], [law:nd-118-2025 art.19], [law:nd-309-2026 art.8 cl.3].
"""

from typing import Final, Literal, NamedTuple


class Place(NamedTuple):
    """Portal status, step of settlement, and whether papers are awaited."""

    status: int
    step: str | None = None
    waiting: bool = False


NOWHERE = Place(0)
REGISTERED, REGISTERED_WAITING = Place(1), Place(1, waiting=True)
ACCEPTED, NOT_ACCEPTED = Place(2), Place(3)
ASSIGN, SETTLE = Place(4, "assign"), Place(4, "settle")
SIGN, ISSUE = Place(4, "sign"), Place(4, "issue")
ASSIGN_WAITING = Place(5, "assign", waiting=True)
SETTLE_WAITING = Place(5, "settle", waiting=True)
STOPPED, SETTLED, RETURNED = Place(8), Place(9), Place(10)

CLOSED: Final = frozenset({NOT_ACCEPTED, STOPPED, RETURNED})
OPEN: Final = (
    REGISTERED,
    REGISTERED_WAITING,
    ACCEPTED,
    ASSIGN,
    SETTLE,
    SIGN,
    ISSUE,
    ASSIGN_WAITING,
    SETTLE_WAITING,
    SETTLED,
)
ANYWHERE: Final = (*OPEN, *sorted(CLOSED))

Act = Literal[
    "file",
    "accept",
    "ask_supplement",
    "supply",
    "refuse",
    "hand_over_to_unit",
    "hand_over_to_officer",
    "hand_over_to_other_unit",
    "hand_over_to_other_officer",
    "draft",
    "send_back",
    "sign",
    "issue",
    "return",
    "apologise",
    "close_unsupplied",
    "record_payment",
    "record_sync",
    "rate",
    "correct",
    "move_to_successor",
]

# How the promised date moves. "arrives" counts only for dossiers filed away, and only once.
DueMove = Literal["stays", "starts", "arrives", "counted_anew", "promised"]


class Move(NamedTuple):
    """Where the act leads; ``roles`` where fewer may do it here than elsewhere."""

    to: Place
    due: DueMove = "stays"
    roles: frozenset[str] = frozenset()


class Blocked(NamedTuple):
    """The act is refused here with a code of its own, not as merely out of place."""

    code: str
    roles: frozenset[str] = frozenset()


_HEADS = frozenset({"head_of_unit", "leader"})
_OFFICE = frozenset({"case_officer", "head_of_unit"})
_CARRIERS = frozenset({"receiver", "case_officer", "head_of_unit"})
_BRINGERS = frozenset({"citizen", "receiver", "system"})

WHO: Final[dict[Act, frozenset[str]]] = {
    "file": _BRINGERS,
    "accept": frozenset({"receiver"}),
    "ask_supplement": _CARRIERS,
    "supply": _BRINGERS,
    "refuse": frozenset({"receiver"}),
    "hand_over_to_unit": _CARRIERS,
    "hand_over_to_officer": _CARRIERS,
    "hand_over_to_other_unit": _CARRIERS,
    "hand_over_to_other_officer": _CARRIERS,
    "draft": frozenset({"case_officer"}),
    "send_back": _HEADS,
    "sign": _HEADS,
    "issue": frozenset({"clerk"}),
    "return": frozenset({"receiver", "system"}),
    "apologise": _HEADS,
    "close_unsupplied": frozenset({"receiver", "system"}),
    "record_payment": frozenset({"receiver", "finance", "system"}),
    "record_sync": frozenset({"system"}),
    "rate": frozenset({"citizen"}),
    "correct": frozenset({"business_admin", "receiver", "system"}),
    "move_to_successor": frozenset({"business_admin", "system"}),
}

_HANDING_OVER: Final[tuple[Act, ...]] = (
    "hand_over_to_unit",
    "hand_over_to_officer",
    "hand_over_to_other_unit",
    "hand_over_to_other_officer",
)
_ALWAYS: Final[tuple[Act, ...]] = ("record_sync", "correct")
_WITHOUT_FEE: Final = frozenset({REGISTERED, REGISTERED_WAITING, NOT_ACCEPTED})
_BY_DESK = frozenset({"receiver"})

MOVES: Final[dict[tuple[Place, Act], Move | Blocked]] = {
    (NOWHERE, "file"): Move(REGISTERED),
    # Before acceptance: no clock runs.
    (REGISTERED, "accept"): Move(ACCEPTED, "starts"),
    (REGISTERED, "ask_supplement"): Move(REGISTERED_WAITING, roles=_BY_DESK),
    (REGISTERED, "refuse"): Move(NOT_ACCEPTED),
    (REGISTERED_WAITING, "supply"): Move(REGISTERED),
    (REGISTERED_WAITING, "refuse"): Move(NOT_ACCEPTED),
    # On the way to the competent authority.
    (ACCEPTED, "hand_over_to_unit"): Move(ASSIGN, "arrives"),
    (ACCEPTED, "hand_over_to_officer"): Move(SETTLE, "arrives"),
    (ACCEPTED, "hand_over_to_other_unit"): Move(ACCEPTED),
    (ACCEPTED, "hand_over_to_other_officer"): Move(ACCEPTED),
    # Settlement, held by the competent unit or by one it consults.
    **{
        (place, act): Move(SETTLE if act.endswith("officer") else ASSIGN)
        for place in (ASSIGN, SETTLE)
        for act in _HANDING_OVER
    },
    (ASSIGN, "ask_supplement"): Move(ASSIGN_WAITING, roles=_OFFICE),
    (SETTLE, "ask_supplement"): Move(SETTLE_WAITING, roles=_OFFICE),
    (ASSIGN_WAITING, "supply"): Move(ASSIGN, "counted_anew"),
    (SETTLE_WAITING, "supply"): Move(SETTLE, "counted_anew"),
    (ASSIGN_WAITING, "close_unsupplied"): Move(STOPPED),
    (SETTLE_WAITING, "close_unsupplied"): Move(STOPPED),
    (SETTLE, "draft"): Move(SIGN),
    # An open draft stays where it is until it is sent back or issued.
    (SIGN, "send_back"): Move(SETTLE),
    (SIGN, "sign"): Move(ISSUE),
    (ISSUE, "issue"): Move(SETTLED),
    **{(place, act): Blocked("draft_open") for place in (SIGN, ISSUE) for act in _HANDING_OVER},
    (SIGN, "ask_supplement"): Blocked("draft_open", roles=_OFFICE),
    (ISSUE, "ask_supplement"): Blocked("draft_open", roles=_OFFICE),
    # Lateness is confessed while a clock runs.
    **{
        (place, "apologise"): Move(place, "promised")
        for place in (ACCEPTED, ASSIGN, SETTLE, SIGN, ISSUE)
    },
    # The result.
    (SETTLED, "return"): Move(RETURNED),
    (SETTLED, "rate"): Move(SETTLED),
    (RETURNED, "rate"): Move(RETURNED),
    # Beside the main line.
    **{(place, "move_to_successor"): Move(place) for place in OPEN},
    **{(place, act): Move(place) for place in ANYWHERE for act in _ALWAYS},
    **{(place, "record_payment"): Move(place) for place in ANYWHERE if place not in _WITHOUT_FEE},
}

# What each act owes besides role, order and place: the check and the refusal it earns.
OWED: Final[dict[Act, dict[str, str]]] = {
    "file": {"units named": "reason_missing"},
    "accept": {
        "papers complete": "dossier_not_complete",
        "limit known": "limit_unknown",
        "fee is no debt": "amount_differs",
    },
    "ask_supplement": {
        "reason given": "reason_missing",
        "papers named": "reason_missing",
        "ground for repeating": "repeat_needs_ground",
    },
    "supply": {
        "nothing unasked": "paper_not_asked",
        "nothing left out": "dossier_not_complete",
        "limit known to restart": "limit_unknown",
    },
    "refuse": {"reason given": "reason_missing", "reason coded": "reason_missing"},
    **{
        act: {
            "other hands": "already_done",
            "unit named": "reason_missing",
            "limit known to arrive": "limit_unknown",
        }
        for act in _HANDING_OVER
    },
    "draft": {"ground for declining": "reason_missing"},
    "send_back": {"reason given": "reason_missing"},
    "sign": {"another than the drafter": "drafter_may_not_sign"},
    "issue": {"number given": "reason_missing"},
    "return": {"proof given": "reason_missing"},
    "apologise": {
        "reason given": "reason_missing",
        "cause given": "reason_missing",
        "not extended before": "extension_used",
        "date later": "date_not_later",
    },
    "close_unsupplied": {"time has passed": "too_early"},
    "record_payment": {
        "a fee is due": "wrong_status",
        "not paid before": "already_done",
        "the whole fee": "amount_differs",
    },
    "record_sync": {"not confirmed before": "already_done"},
    "rate": {"not rated before": "already_done", "marks from 1 to 5": "fact_unknown"},
    "correct": {"reason given": "reason_missing", "fact can be corrected": "fact_unknown"},
    "move_to_successor": {"unit named": "reason_missing", "somewhere else": "already_done"},
}

# Who owes the next act; nothing is owed in a closed place.
NEXT: Final[dict[Place, tuple[str, str]]] = {
    REGISTERED: ("answer", "receiver"),
    REGISTERED_WAITING: ("await_supplement", "receiver"),
    ACCEPTED: ("hand_over", "receiver"),
    ASSIGN: ("assign", "head_of_unit"),
    SETTLE: ("settle", "case_officer"),
    SIGN: ("sign", "head_of_unit"),
    ISSUE: ("issue", "clerk"),
    ASSIGN_WAITING: ("await_supplement", "receiver"),
    SETTLE_WAITING: ("await_supplement", "receiver"),
    SETTLED: ("return_result", "receiver"),
}

# The only events at which a promised date may move.
DATE_MOVERS: Final = frozenset({"accepted", "handed_over", "supplied", "apologised"})

# The main line, for players who want to get somewhere.
FORWARD: Final[dict[Place, tuple[Act, ...]]] = {
    NOWHERE: ("file",),
    REGISTERED: ("accept", "ask_supplement", "accept"),
    REGISTERED_WAITING: ("supply",),
    ACCEPTED: ("hand_over_to_unit", "hand_over_to_officer"),
    ASSIGN: ("hand_over_to_officer",),
    SETTLE: ("draft", "ask_supplement", "draft"),
    SIGN: ("sign",),
    ISSUE: ("issue",),
    ASSIGN_WAITING: ("supply", "close_unsupplied"),
    SETTLE_WAITING: ("supply", "close_unsupplied"),
    SETTLED: ("return", "rate"),
}
