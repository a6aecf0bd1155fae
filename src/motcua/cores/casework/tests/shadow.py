"""Plays the transition table beside the core.

``Shadow`` predicts for every command either the refusals it may earn or what becomes of the
dossier. It reads commands and rules, and asks the clock; it never looks at the core's answers.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from motcua.cores.casework.rules import CaseRules
from motcua.cores.casework.tests.books import Books
from motcua.cores.casework.tests.effects import EFFECTS
from motcua.cores.casework.tests.owing import OWING
from motcua.cores.casework.tests.transition_table import MOVES, OWED, WHO, Act, Blocked, DueMove
from motcua.cores.clock import ZONE, add_minutes, due_at, elapsed_minutes

_PLAIN_ACTS: dict[str, Act] = {
    "File": "file",
    "Accept": "accept",
    "AskSupplement": "ask_supplement",
    "Supply": "supply",
    "Refuse": "refuse",
    "Draft": "draft",
    "SendBack": "send_back",
    "Sign": "sign",
    "Issue": "issue",
    "Return": "return",
    "Apologise": "apologise",
    "CloseUnsupplied": "close_unsupplied",
    "RecordPayment": "record_payment",
    "RecordSync": "record_sync",
    "Rate": "rate",
    "Correct": "correct",
    "MoveToSuccessor": "move_to_successor",
}


@dataclass
class Shadow(Books):
    """The books together with the table that moves them."""

    def act_of(self, command: Any) -> Act:
        """The table's name for what ``command`` asks here."""
        if type(command).__name__ != "HandOver":
            return _PLAIN_ACTS[type(command).__name__]
        if command.to_unit == self.unit:
            return "hand_over_to_officer" if command.to_ref else "hand_over_to_unit"
        return "hand_over_to_other_officer" if command.to_ref else "hand_over_to_other_unit"

    def refusals(self, command: Any, rules: CaseRules) -> set[str]:
        """Every refusal that ``command`` earns; empty when it must succeed."""
        act, role = self.act_of(command), command.by.role.value
        earned = {
            code for check, code in OWED[act].items() if not OWING[check](self, command, rules)
        }
        if role not in WHO[act]:
            earned.add("role_may_not")
        if self.last_at is not None and command.at < self.last_at:
            earned.add("instant_before_last")
        move = MOVES.get((self.place, act))
        if move is None:
            return earned | {"wrong_status"}
        if move.roles and role not in move.roles:
            earned.add("role_may_not")
        if isinstance(move, Blocked):
            earned.add(move.code)
        return earned

    def play(self, command: Any, rules: CaseRules) -> None:
        """What becomes of the dossier; only for a command that earns no refusal."""
        act = self.act_of(command)
        move = MOVES[(self.place, act)]
        assert not isinstance(move, Blocked)
        self._move_date(move.due, command, rules)
        if act in EFFECTS:
            EFFECTS[act](self, command, rules)
        self.place, self.last_at, self.sequence = move.to, command.at, self.sequence + 1

    def _move_date(self, how: DueMove, command: Any, rules: CaseRules) -> None:
        if how == "starts":
            self.accepted_at = command.at
            self._count_from(command.at, rules)
            self.first_due_at = self.due_at
        elif how == "arrives" and self.competent_at is None:
            self.competent_at = command.at if self.away else self.accepted_at
            if self.away:
                self._count_from(command.at, rules)
                self.first_due_at = self.due_at
        elif how == "counted_anew":
            if rules.supplement_clock == "restart":
                self._count_from(command.at, rules)
            else:
                self._move_on(command.at, rules)
        elif how == "promised":
            self._apologise(command)

    def _count_from(self, start: datetime, rules: CaseRules) -> None:
        assert rules.limit is not None
        due = due_at(rules.calendar, start, rules.limit, cutoff=rules.cutoff)
        self.due_at, self.due_confirmed = due.due_at, due.confirmed

    def _move_on(self, until: datetime, rules: CaseRules) -> None:
        assert self.due_at is not None
        assert self.asked_at is not None
        if self.asked_at < self.due_at:
            waited = elapsed_minutes(rules.calendar, self.asked_at, until)
            self.due_at = add_minutes(rules.calendar, self.due_at, waited)
        self.due_confirmed &= self.due_at.year <= rules.calendar.announced_until.year

    def _apologise(self, command: Any) -> None:
        assert self.due_at is not None
        self.extensions += 1
        last_day = self.due_at.astimezone(ZONE).date() - timedelta(days=1)
        if command.at.astimezone(ZONE).date() <= last_day:
            self.due_at = command.promised_at
        else:
            self.late_letter = True
