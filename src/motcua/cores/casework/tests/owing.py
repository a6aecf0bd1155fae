"""Whether a command gives what its act owes; one check for each name in the table's ``OWED``."""

from collections.abc import Callable
from typing import Any

from motcua.cores.casework.rules import CaseRules
from motcua.cores.casework.tests.books import CORRECTABLE_FLAGS, Books


def _said(sealed: Any) -> bool:
    return bool(sealed.value.strip())


def _no_repeat(book: Books, command: Any, rules: CaseRules) -> bool:
    del rules
    before = book.requests_in_settlement if book.accepted_at else book.requests_at_desk
    return before == 0 or bool(command.repeat_ground.strip())


def _may_arrive(book: Books, command: Any, rules: CaseRules) -> bool:
    arrives = book.away and book.competent_at is None and command.to_unit == book.unit
    return rules.limit is not None or not arrives


def _may_restart(book: Books, command: Any, rules: CaseRules) -> bool:
    del command
    restarts = book.place.status == 5 and rules.supplement_clock == "restart"
    return rules.limit is not None or not restarts


def _correctable(book: Books, command: Any, rules: CaseRules) -> bool:
    del rules
    if command.fact == "channel":
        return command.value in ("counter", "online", "post")
    if command.fact == "paid_online" and book.facts.get("paid_online") is None:
        return False
    return command.fact in CORRECTABLE_FLAGS and isinstance(command.value, bool)


def _later(book: Books, command: Any, rules: CaseRules) -> bool:
    del rules
    after_due = book.due_at is None or command.promised_at > book.due_at
    return bool(after_due and command.promised_at > command.at)


Check = Callable[[Books, Any, CaseRules], bool]
OWING: dict[str, Check] = {
    "units named": lambda _, cmd, __: bool(cmd.unit_code.strip() and cmd.receiving_unit.strip()),
    "papers complete": lambda book, _, rules: rules.required <= book.papers,
    "limit known": lambda _, __, rules: rules.limit is not None,
    "fee is no debt": lambda _, cmd, __: cmd.fee_vnd is None or cmd.fee_vnd >= 0,
    "reason given": lambda _, cmd, __: _said(cmd.reason),
    "reason coded": lambda _, cmd, __: bool(cmd.reason_code.strip()),
    "papers named": lambda _, cmd, __: bool(cmd.positions),
    "ground for repeating": _no_repeat,
    "nothing unasked": lambda book, cmd, _: {each.position for each in cmd.papers} <= book.asked,
    "nothing left out": lambda book, cmd, _: {each.position for each in cmd.papers} >= book.asked,
    "limit known to restart": _may_restart,
    "limit known to arrive": _may_arrive,
    "other hands": lambda book, cmd, _: (cmd.to_unit, cmd.to_ref) != (book.holder, book.holder_ref),
    "unit named": lambda _, cmd, __: bool(cmd.to_unit.strip()),
    "ground for declining": lambda _, cmd, __: cmd.outcome.value == "granted" or _said(cmd.ground),
    "another than the drafter": lambda book, cmd, _: cmd.by.ref != book.drafter,
    "number given": lambda _, cmd, __: bool(cmd.number.strip()),
    "proof given": lambda _, cmd, __: _said(cmd.proof),
    "cause given": lambda _, cmd, __: bool(cmd.cause.strip()),
    "not extended before": lambda book, _, __: book.extensions == 0,
    "date later": _later,
    "time has passed": lambda book, cmd, _: book.closes_at is not None and cmd.at > book.closes_at,
    "a fee is due": lambda book, _, __: bool(book.facts.get("fee_vnd")),
    "not paid before": lambda book, _, __: book.facts.get("paid_online") is None,
    "the whole fee": lambda book, cmd, _: cmd.amount_vnd == book.facts.get("fee_vnd"),
    "not confirmed before": lambda book, _, __: not book.facts.get("synced"),
    "not rated before": lambda book, _, __: book.facts.get("disliked") is None,
    "marks from 1 to 5": lambda _, cmd, __: {cmd.quality, cmd.time, cmd.cost} <= {1, 2, 3, 4, 5},
    "fact can be corrected": _correctable,
    "somewhere else": lambda book, cmd, _: (
        cmd.to_unit != book.unit or cmd.receiving_unit not in ("", book.desk)
    ),
}
