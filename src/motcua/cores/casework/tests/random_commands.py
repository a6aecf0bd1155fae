"""Commands made of random bytes: right for the dossier as far as can be, or wrong in one thing.

Whether a command fits is never decided here; the shadow knows. One draw of bytes for a whole
command keeps Hypothesis fast.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from motcua.cores.casework import Actor, Channel, Outcome, Private, Role, commands
from motcua.cores.casework.tests.books import CORRECTABLE_FLAGS
from motcua.cores.casework.tests.cast import (
    COMPETENT,
    CONSULTED,
    DESK,
    OTHER_DESK,
    SUCCESSOR,
    at,
    paper,
)
from motcua.cores.casework.tests.shadow import Shadow
from motcua.cores.casework.tests.transition_table import MOVES, WHO, Act, Blocked

CHOICES = 16  # bytes; no command asks for as many
NEVER = -1
# Which thing is wrong: 1 the catalogue's limit, 2 the role, 3 the instant, then the rest.
SLIPS = (1, 2, 2, 3, 4, 4, 5, 5, 6, 7)

START = at("03-02 08:00")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
GAPS = (timedelta(), timedelta(minutes=20), timedelta(hours=5), DAY, 3 * DAY)
PEOPLE = ("an", "bình")
UNITS = (COMPETENT, SUCCESSOR, DESK, OTHER_DESK, CONSULTED)
WORDS, SILENCE = Private("có lý do"), Private(" ")


class Hand:
    """Makes one command for ``shadow``, wrong in the thing numbered ``slip`` if it has so many."""

    def __init__(self, choices: bytes, shadow: Shadow, *, slip: int = NEVER) -> None:
        self._bytes, self._shadow, self._slip = iter(choices), shadow, slip

    def of(self, *good: Any, bad: tuple[Any, ...] = ()) -> Any:
        """One of ``good``, or of ``bad`` where the hand slips."""
        self._slip -= bool(bad)
        choices = bad if bad and self._slip == 0 else good
        return choices[next(self._bytes) % len(choices)]

    def command(self, act: Act) -> commands.Command:
        """A command that asks for ``act``."""
        when = {"by": self._actor(act), "at": self._instant(act)}
        return _BUILDERS[act](self, self._shadow, when)

    def _actor(self, act: Act) -> Actor:
        move = MOVES.get((self._shadow.place, act))
        here = move.roles if move and not isinstance(move, Blocked) else frozenset()
        roles = tuple(sorted(map(Role, here or WHO[act])))
        others = tuple(role for role in Role if role not in roles)
        return Actor(self.of(*PEOPLE), self.of(*roles, bad=others))

    def _instant(self, act: Act) -> datetime:
        """Some time later, or around the instants on which a rule turns."""
        last, closes, due = (
            self._shadow.last_at or START,
            self._shadow.closes_at,
            self._shadow.due_at,
        )
        marks = [due - DAY, due - MINUTE, due + MINUTE] if due else []
        if closes:
            marks += [closes, closes + MINUTE] * (4 if act == "close_unsupplied" else 1)
        later = (last + gap for gap in GAPS)
        earlier = tuple(last - gap for gap in (MINUTE, DAY))
        chosen: datetime = self.of(*later, *(mark for mark in marks if mark >= last), bad=earlier)
        return chosen


def _file(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    del book
    return commands.File(
        **when,
        code="H49.D-260302-0001",
        procedure_code="1.001234",
        version="1",
        channel=hand.of(*Channel),
        unit_code=hand.of(COMPETENT, bad=("",)),
        receiving_unit=hand.of(DESK, DESK, COMPETENT, bad=(" ",)),
        away=hand.of(False, True),
        papers=hand.of((paper(1), paper(2)), (paper(1),)),
        population_data=hand.of(True, False),
        applicant=Private("Nguyễn Thị An"),
    )


def _accept(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    del book
    return commands.Accept(**when, fee_vnd=hand.of(20_000, None, 20_000, 0, bad=(-20_000,)))


def _ask(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    missing = tuple(sorted({1, 2} - book.papers)) or (2,)
    return commands.AskSupplement(
        **when,
        positions=hand.of(missing, (1, 2), bad=((),)),
        reason=hand.of(WORDS, bad=(SILENCE,)),
        repeat_ground=hand.of("", "luật mới", bad=(" ",)),
    )


def _supply(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    asked = tuple(map(paper, sorted(book.asked)))
    return commands.Supply(
        **when, papers=hand.of(asked, bad=((*asked, paper(7)), asked[1:], (paper(1),)))
    )


def _refuse(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    del book
    return commands.Refuse(
        **when,
        reason_code=hand.of("out_of_competence", bad=("",)),
        reason=hand.of(WORDS, bad=(SILENCE,)),
    )


def _hand_over(hand: Hand, book: Shadow, when: Any, *, home: bool, person: bool) -> Any:
    elsewhere = tuple(unit for unit in UNITS if unit != book.unit)
    return commands.HandOver(
        **when,
        to_unit=book.unit if home else hand.of(*elsewhere, bad=("",)),
        to_ref=hand.of(*PEOPLE) if person else "",
    )


def _draft(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    del book
    outcome = hand.of(*Outcome)
    ground = hand.of(WORDS, bad=(SILENCE,))
    return commands.Draft(**when, outcome=outcome, ground=ground)


def _send_back(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    del book
    return commands.SendBack(**when, reason=hand.of(WORDS, bad=(SILENCE,)))


def _issue(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    del book
    return commands.Issue(
        **when,
        number=hand.of("12/QĐ", bad=(" ",)),
        written_result=hand.of(True, False),
        electronic_result=hand.of(True, False),
        result_digitised=hand.of(True, False),
        shared_to_warehouse=hand.of(True, False),
    )


def _return(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    del book
    return commands.Return(**when, via=hand.of(*Channel), proof=hand.of(WORDS, bad=(SILENCE,)))


def _apologise(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    due = book.due_at or START
    later = max(due, when["at"])
    good = (later + timedelta(days=2), later + timedelta(minutes=1))
    return commands.Apologise(
        **when,
        promised_at=hand.of(*good, bad=(due, when["at"], min(due, when["at"]))),
        cause=hand.of("waiting_for_opinion", bad=("",)),
        reason=hand.of(WORDS, bad=(SILENCE,)),
    )


def _pay(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    fee = book.facts.get("fee_vnd") or 0
    return commands.RecordPayment(
        **when, amount_vnd=hand.of(fee, bad=(fee + 1,)), online=hand.of(True, False), reference="x"
    )


def _rate(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    del book
    quality, time, cost = (hand.of(1, 2, 3, 5, bad=(0, 6)) for _ in range(3))
    return commands.Rate(**when, quality=quality, time=time, cost=cost, own_device=False)


def _correct(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    del book
    fact = hand.of("channel", *sorted(CORRECTABLE_FLAGS), bad=("due_at", "disliked", "fee_vnd"))
    good = ("post", "counter") if fact == "channel" else (True, False)
    return commands.Correct(
        **when,
        fact=fact,
        value=hand.of(*good, bad=("fax", 1)),
        reason=hand.of(WORDS, bad=(SILENCE,)),
    )


def _succeed(hand: Hand, book: Shadow, when: Any) -> commands.Command:
    elsewhere = tuple(unit for unit in (COMPETENT, SUCCESSOR) if unit != book.unit)
    return commands.MoveToSuccessor(
        **when,
        to_unit=hand.of(*elsewhere, bad=(book.unit, "")),
        receiving_unit=hand.of("", DESK, OTHER_DESK),
        grounds=("1656/NQ",),
    )


_BUILDERS: dict[Act, Callable[[Hand, Shadow, Any], commands.Command]] = {
    "file": _file,
    "accept": _accept,
    "ask_supplement": _ask,
    "supply": _supply,
    "refuse": _refuse,
    "hand_over_to_unit": lambda *now: _hand_over(*now, home=True, person=False),
    "hand_over_to_officer": lambda *now: _hand_over(*now, home=True, person=True),
    "hand_over_to_other_unit": lambda *now: _hand_over(*now, home=False, person=False),
    "hand_over_to_other_officer": lambda *now: _hand_over(*now, home=False, person=True),
    "draft": _draft,
    "send_back": _send_back,
    "sign": lambda _, __, when: commands.Sign(**when),
    "issue": _issue,
    "return": _return,
    "apologise": _apologise,
    "close_unsupplied": lambda _, __, when: commands.CloseUnsupplied(**when),
    "record_payment": _pay,
    "record_sync": lambda _, __, when: commands.RecordSync(**when, receipt="ok"),
    "rate": _rate,
    "correct": _correct,
    "move_to_successor": _succeed,
}
