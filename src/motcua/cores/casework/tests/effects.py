"""What each act writes into the books, besides the place and the promised date."""

from collections.abc import Callable
from typing import Any

from motcua.cores.casework.rules import CaseRules
from motcua.cores.casework.tests.books import CORRECTABLE_FLAGS, Books
from motcua.cores.casework.tests.transition_table import Act
from motcua.cores.clock import due_at


def _file(book: Books, command: Any, rules: CaseRules) -> None:
    del rules
    book.unit, book.desk, book.away = command.unit_code, command.receiving_unit, command.away
    book.holder = book.desk
    book.holder_ref = command.by.ref if command.by.role.value == "receiver" else ""
    book.papers = frozenset(paper.position for paper in command.papers)
    book.facts = dict.fromkeys(CORRECTABLE_FLAGS, False) | {
        "channel": command.channel.value,
        "population_data": command.population_data,
        "paid_online": None,
        "fee_vnd": None,
        "disliked": None,
        "written_result": True,
    }


def _accept(book: Books, command: Any, rules: CaseRules) -> None:
    del rules
    book.holder, book.holder_ref = book.desk, command.by.ref
    book.facts["fee_vnd"] = command.fee_vnd


def _ask(book: Books, command: Any, rules: CaseRules) -> None:
    book.asked, book.asked_at = frozenset(command.positions), command.at
    book.closes_at = due_at(rules.calendar, command.at, rules.supplement_close_limit).due_at
    if book.accepted_at is None:
        book.requests_at_desk += 1
    else:
        book.requests_in_settlement += 1
        if book.due_at is not None and book.due_at < command.at:
            book.asked_when_late = True


def _supply(book: Books, command: Any, rules: CaseRules) -> None:
    del rules
    book.papers |= {paper.position for paper in command.papers}
    _stop_waiting(book)


def _stop_waiting(book: Books) -> None:
    book.asked, book.asked_at, book.closes_at = frozenset(), None, None


def _refuse(book: Books, command: Any, rules: CaseRules) -> None:
    del rules
    _stop_waiting(book)
    book.finished_at = command.at


def _hand_over(book: Books, command: Any, rules: CaseRules) -> None:
    del rules
    book.holder, book.holder_ref = command.to_unit, command.to_ref


def _draft(book: Books, command: Any, rules: CaseRules) -> None:
    del rules
    book.drafter = command.by.ref


def _send_back(book: Books, command: Any, rules: CaseRules) -> None:
    del command, rules
    book.drafter = ""


def _issue(book: Books, command: Any, rules: CaseRules) -> None:
    del rules
    book.finished_at = command.at
    book.holder, book.holder_ref = book.desk, ""
    for name in ("written_result", "electronic_result", "result_digitised", "shared_to_warehouse"):
        book.facts[name] = getattr(command, name)


def _close(book: Books, command: Any, rules: CaseRules) -> None:
    del command, rules
    book.finished_at = book.asked_at
    book.holder, book.holder_ref = book.desk, ""
    _stop_waiting(book)


def _pay(book: Books, command: Any, rules: CaseRules) -> None:
    del rules
    book.facts["paid_online"] = command.online


def _sync(book: Books, command: Any, rules: CaseRules) -> None:
    del command, rules
    book.facts["synced"] = True


def _rate(book: Books, command: Any, rules: CaseRules) -> None:
    del rules
    marks = (command.quality, command.time, command.cost)
    book.facts["disliked"] = any(mark in {1, 2} for mark in marks)


def _correct(book: Books, command: Any, rules: CaseRules) -> None:
    del rules
    book.facts[command.fact] = command.value


def _succeed(book: Books, command: Any, rules: CaseRules) -> None:
    """Settling belongs to the competent unit, everything else to the desk."""
    del rules
    new_desk = command.receiving_unit or (command.to_unit if book.desk == book.unit else book.desk)
    if book.place.step is not None and book.holder == book.unit:
        book.holder = command.to_unit
    elif book.holder == book.desk:
        book.holder = new_desk
    elif book.holder == book.unit:
        book.holder = command.to_unit
    book.unit, book.desk = command.to_unit, new_desk


Effect = Callable[[Books, Any, CaseRules], None]
EFFECTS: dict[Act, Effect] = {
    "file": _file,
    "accept": _accept,
    "ask_supplement": _ask,
    "supply": _supply,
    "refuse": _refuse,
    "hand_over_to_unit": _hand_over,
    "hand_over_to_officer": _hand_over,
    "hand_over_to_other_unit": _hand_over,
    "hand_over_to_other_officer": _hand_over,
    "draft": _draft,
    "send_back": _send_back,
    "issue": _issue,
    "close_unsupplied": _close,
    "record_payment": _pay,
    "record_sync": _sync,
    "rate": _rate,
    "correct": _correct,
    "move_to_successor": _succeed,
}
