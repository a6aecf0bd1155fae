"""Invented facts for the checks of this room: any mix of units, procedures, months and marks."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from motcua.cores.casework import Fact
from motcua.cores.clock import ZONE

UNITS = ("H49", "H49.4", "H49.101", "H49.102", "H49.22")
PROCEDURES = ("1.001193", "2.000635", "1.004873")
FIRST = datetime(2026, 7, 1, 8, 0, tzinfo=ZONE)
MARKS = (
    "asked_again",
    "fee_due",
    "paid_online",
    "written_result",
    "electronic_result",
    "digitised",
    "reused",
    "shared",
    "population_data",
    "synced",
    "disliked",
    "rated",
    "late_apology",
)


@st.composite
def facts(draw: st.DrawFn, code: str = "") -> Fact:
    """One fact; received from July to October 2026, due within 20 days, ended or running."""
    received_at = FIRST + timedelta(hours=draw(st.integers(0, 120 * 24)))
    due_at = received_at + timedelta(hours=draw(st.integers(1, 20 * 24)))
    lasted = draw(st.none() | st.integers(0, 40 * 24))
    return Fact(
        code=code or f"D{draw(st.integers(0, 999)):04d}",
        sequence=draw(st.integers(1, 20)),
        unit_code=draw(st.sampled_from(UNITS)),
        receiving_unit="H49.101.1",
        procedure_code=draw(st.sampled_from(PROCEDURES)),
        channel=draw(st.sampled_from(["counter", "online", "post"])),
        received_at=received_at,
        due_at=due_at,
        ended_at=None if lasted is None else received_at + timedelta(hours=lasted),
        status=draw(st.sampled_from([2, 4, 9, 10])),
        **{name: draw(st.booleans()) for name in MARKS},
    )


def books(most: int = 30) -> st.SearchStrategy[list[Fact]]:
    """Several facts, each of another dossier."""
    return st.lists(facts(), max_size=most, unique_by=lambda fact: fact.code)


def histories(dossiers: int = 6, most: int = 4) -> st.SearchStrategy[list[list[Fact]]]:
    """Per dossier its facts in the order of their events."""

    def numbered(rows: Sequence[Fact], code: str) -> list[Fact]:
        return [replace(fact, code=code, sequence=at) for at, fact in enumerate(rows, 1)]

    lists = st.lists(st.lists(facts("-"), min_size=1, max_size=most), max_size=dossiers)
    return lists.map(lambda each: [numbered(rows, f"D{at}") for at, rows in enumerate(each)])


def many(seed: int, count: int) -> list[Fact]:
    """As many facts as wanted, for the checks that need a full table."""
    chance = random.Random(seed)
    return [_thrown(chance, f"D{number:06d}") for number in range(count)]


def _thrown(chance: random.Random, code: str) -> Fact:
    received_at = FIRST + timedelta(minutes=chance.randrange(120 * 24 * 60))
    due_at = received_at + timedelta(hours=chance.randrange(1, 480))
    ended_at = received_at + timedelta(hours=chance.randrange(960))
    return Fact(
        code=code,
        sequence=chance.randrange(1, 20),
        unit_code=chance.choice(UNITS),
        receiving_unit="H49.101.1",
        procedure_code=chance.choice(PROCEDURES),
        channel=chance.choice(["counter", "online", "post"]),
        received_at=received_at,
        due_at=due_at,
        ended_at=ended_at if chance.random() < 0.7 else None,
        status=chance.choice([2, 4, 9, 10]),
        **{name: chance.random() < 0.5 for name in MARKS},
    )
