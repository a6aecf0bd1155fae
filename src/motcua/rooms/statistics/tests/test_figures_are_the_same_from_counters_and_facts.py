"""Figures read three ways are the same: from counters, from fact rows, and one by one in Python."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from motcua.cores.casework import Fact
from motcua.cores.clock import ZONE
from motcua.rooms.statistics import operations, queries
from motcua.rooms.statistics.models import DossierFact, UnitTally
from motcua.rooms.statistics.queries import Figures, Question, month_of
from motcua.rooms.statistics.tests.invented import PROCEDURES, UNITS, many

pytestmark = pytest.mark.django_db

JULY, AUGUST, SEPTEMBER, OCTOBER = (date(2026, month, 1) for month in range(7, 11))
NOW = datetime(2026, 9, 20, 9, 0, tzinfo=ZONE)
MONTHS = [(JULY,), (AUGUST,), (SEPTEMBER,), (OCTOBER,)]
QUARTER = [(JULY, AUGUST, SEPTEMBER), (OCTOBER,)]


def question(periods: Sequence[tuple[date, ...]], **changes: object) -> Question:
    """A province with one agency outside, and one commune that went into another."""
    values: dict[str, object] = {
        "periods": periods,
        "judged_at": [min(ended(period), NOW) for period in periods],
        "whole": "H49",
        "heirs": {"H49.102": "H49.101", "H49.999": "H49.4"},
        "outside": {"H49.22"},
        "online": {row: frozenset(PROCEDURES[:2]) for row in ("H49", "H49.4", "H49.101")},
        "priced": {row: frozenset(PROCEDURES[1:]) for row in UNITS},
        **changes,
    }
    return Question(**values)  # type: ignore[arg-type]  # a test's shorthand


def ended(period: Sequence[date]) -> datetime:
    following = (period[-1] + timedelta(days=32)).replace(day=1)
    return datetime(following.year, following.month, 1, tzinfo=ZONE)


def one_by_one(facts: Sequence[Fact], asked: Question) -> dict[tuple[str, int], Figures]:
    """The slow way: every fact looked at in Python."""
    found: dict[tuple[str, int], Figures] = {}
    for at, period in enumerate(asked.periods):
        of_period = [fact for fact in facts if month_of(fact.received_at) in period]
        rows = queries.figures_of(
            of_period,
            asked.judged_at[at],
            board_of=lambda unit: {row for row, _ in asked.places_of(unit, 0)},
            online=asked.online,
            priced=asked.priced,
        )
        found |= {(row, at): figures for row, figures in rows.items()}
    return found


@pytest.mark.parametrize(
    "asked",
    [
        question(MONTHS),
        question(QUARTER),
        question([(JULY,), (AUGUST, OCTOBER)]),
        question(MONTHS, heirs={}),
        question(MONTHS, heirs={"H49.22": "H49.4", "H49.4": "H49"}, outside=set()),
        question(MONTHS, heirs={"H49.102": "H49.22", "H49.101": "H49.22"}),
        question(QUARTER, online={}, priced={}),
    ],
    ids=["months", "quarter", "gap", "no mergers", "none outside", "merged outside", "nothing"],
)
def test_three_ways_give_the_same(asked: Question) -> None:
    facts = many(seed=20, count=400)
    operations.load_facts(facts)
    counted = queries.figures(asked)
    assert counted == queries.figures_from_rows(asked)
    assert counted == one_by_one(facts, asked)
    assert sum(figures.running_late for figures in counted.values()) > 0


def test_merged_units_do_not_count_a_procedure_twice() -> None:
    twins = [
        replace(fact, unit_code=unit, procedure_code=PROCEDURES[0], channel="online")
        for fact, unit in zip(many(seed=21, count=2), ("H49.101", "H49.102"), strict=True)
    ]
    asked = question([tuple({month_of(fact.received_at) for fact in twins})])
    operations.load_facts(twins)
    assert queries.figures(asked)["H49.101", 0].procedures_online == 1
    assert queries.figures(asked)["H49.101", 0].counts.received == 2


def test_an_agency_outside_counts_for_itself_and_not_for_the_province() -> None:
    facts = many(seed=22, count=200)
    operations.load_facts(facts)
    asked = question([(JULY, AUGUST, SEPTEMBER, OCTOBER)])
    found = queries.figures(asked)
    inside = [fact for fact in facts if fact.unit_code != "H49.22"]
    assert found["H49", 0].counts.received == len(inside)
    assert found["H49.22", 0].counts.received == len(facts) - len(inside)


def test_what_runs_late_depends_on_the_instant_of_the_question() -> None:
    fact = replace(many(seed=23, count=1)[0], ended_at=None, asked_again=False)
    operations.load_facts([fact])
    months = [(month_of(fact.received_at),)]
    early = question(months, judged_at=[fact.due_at])
    late = question(months, judged_at=[fact.due_at + timedelta(seconds=1)])
    row = (early.heirs.get(fact.unit_code, fact.unit_code), 0)
    assert queries.figures(early)[row].on_time == 1
    assert queries.figures(late)[row].on_time == 0
    assert queries.figures(late) == queries.figures_from_rows(late)


def test_a_counter_that_is_wrong_is_found() -> None:
    """The control: each way of spoiling one table must make the ways differ."""
    operations.load_facts(many(seed=24, count=100))
    asked = question(MONTHS)
    row = UnitTally.objects.exclude(seen_online="").first()
    assert row is not None
    for spoilt in ({"synced": row.synced + 1}, {"seen_online": ""}):
        UnitTally.objects.filter(pk=row.pk).update(**spoilt)
        assert queries.figures(asked) != queries.figures_from_rows(asked)
        operations.recount()
        assert queries.figures(asked) == queries.figures_from_rows(asked)
        row = UnitTally.objects.exclude(seen_online="").earliest("pk")
    DossierFact.objects.filter(code="D000000").delete()
    assert queries.figures(asked) != queries.figures_from_rows(asked)
