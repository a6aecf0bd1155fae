"""The inbox's own statements against the plain condition of rights, row by row, in Python.

Lists are walked page by page through their keys; persons hold what chance gives them: several roles
and units, limited to procedures or not, few units or many.
"""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.cores.clock import ZONE
from motcua.foundation.text import fold
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.dossiers import access, queries
from motcua.rooms.dossiers.models import Dossier
from motcua.rooms.dossiers.queries import FILTERS, InboxQuestion, inbox_statements
from motcua.rooms.people.access import AccessScope, Holding
from motcua.rooms.people.queries import Role
from tests.cast import (
    BIRTH,
    CENTRE,
    COMMUNE,
    JUSTICE,
    LICENCE,
    MONDAY,
    OTHER,
    OTHER_CENTRE,
    PROVINCE,
    PROVINCE_CENTRE,
    Cast,
    stand_up,
)

pytestmark = pytest.mark.django_db

NOW = MONDAY + timedelta(days=3)
SETTLING, DESKS = (COMMUNE, OTHER, JUSTICE, PROVINCE), (CENTRE, OTHER_CENTRE, PROVINCE_CENTRE)
NAMES = ("Nguyễn Thị Hoa", "Nguyễn Văn Hòa", "Trần Thị Ánh", "Đặng Hoàng Nguyên", "Lê Hoa Nguyễn")
OWED = {
    1: ("answer", "receiver"),
    2: ("hand_over", "receiver"),
    4: ("settle", "case_officer"),
    5: ("await_supplement", "receiver"),
    9: ("return_result", "receiver"),
}
# ["2026-10-05T00:00:00+07:00", "a" and the character that no text in PostgreSQL may have]
NUL_IN_CODE = "WyIyMDI2LTEwLTA1VDAwOjAwOjAwKzA3OjAwIiwgImFcdTAwMDAiXQ"
Row = dict[str, Any]


@pytest.fixture
def rows() -> list[Row]:
    """Two hundred dossiers of every status; many share an instant, so that keys must break ties."""
    cast, chance = stand_up(), random.Random(7)
    made = [_invented(cast, chance, number) for number in range(200)]
    Dossier.objects.bulk_create(made)
    return [dict(row) for row in Dossier.objects.values()]


def _invented(cast: Cast, chance: random.Random, number: int) -> Dossier:
    unit, desk = chance.choice(SETTLING), chance.choice(DESKS)
    procedure = chance.choice([BIRTH, LICENCE])
    version = catalogue.version_on(procedure, NOW.date())
    assert version is not None
    status = chance.choice([1, 2, 3, 4, 4, 5, 8, 9, 10])
    kind, role = OWED.get(status, ("", ""))
    filed_at = MONDAY + timedelta(hours=chance.randrange(12))
    due_at = NOW + timedelta(hours=chance.randrange(-48, 96, 6))
    name = chance.choice(NAMES)
    return Dossier(
        code=f"{unit}-261005-{number + 1:04d}",
        sequence=1,
        status=status,
        channel="counter",
        procedure_code=procedure,
        version_id=version.version_id,
        unit_id=unit,
        receiving_unit_id=desk,
        applicant_id=cast.citizen_id,
        applicant_name=name,
        applicant_fold=fold(name),
        filed_at=filed_at,
        accepted_at=None if status in {1, 3} else filed_at,
        due_at=None if status in {1, 3} else due_at,
        finished_at=filed_at if status in {3, 8, 9, 10} else None,
        last_at=filed_at,
        next_kind=kind,
        next_role=role,
        next_unit="" if not kind else unit if status == 4 else desk,
        next_owner=chance.choice(["", "user:1", "user:2"]) if status == 4 else "",
        next_due_at=due_at if kind else None,
    )


def someone(chance: random.Random, most: int = 3) -> access.Person:
    """One to ``most`` roles in units, of which some do not read dossiers at all."""
    holdings = tuple(
        Holding(
            role=chance.choice(list(Role)),
            unit_code=COMMUNE,
            reaches=frozenset(chance.sample([*SETTLING, *DESKS], chance.randrange(1, 4))),
            procedures=chance.choice([None, frozenset({BIRTH}), frozenset({BIRTH, LICENCE})]),
            acting_for=None,
        )
        for _ in range(chance.randrange(1, most + 1))
    )
    return access.Person(chance.choice([1, 2, 3]), NOW, AccessScope(holdings))


def chosen_in_python(name: str, who: access.Person) -> Callable[[Row], bool]:
    """What a saved filter means, said once more."""
    midnight = datetime(NOW.year, NOW.month, NOW.day, tzinfo=ZONE) + timedelta(days=1)

    def is_mine(row: Row) -> bool:
        if row["next_owner"]:
            return bool(row["next_owner"] == who.ref)
        return any(
            row["next_role"] == held.role and row["next_unit"] in held.reaches
            for held in who.scope.holdings
        )

    def due_before(row: Row, end: datetime, start: datetime | None = None) -> bool:
        due_at = row["due_at"]
        if due_at is None or row["finished_at"] is not None:
            return False
        return bool(due_at < end and (start is None or due_at >= start))

    return {
        "mine": is_mine,
        "overdue": lambda row: due_before(row, NOW),
        "today": lambda row: due_before(row, midnight, NOW),
        "near": lambda row: due_before(row, midnight + timedelta(days=2), NOW),
        "new": lambda row: bool(row["status"] == 1),
        "supplement": lambda row: bool(row["next_kind"] == "await_supplement"),
        "result": lambda row: bool(row["status"] == 9),
        "open": lambda _: True,
        "all": lambda _: True,
    }[name]


def expected(rows: list[Row], who: access.Person, chosen: str) -> list[str]:
    """The whole list in its order."""
    seen = set(access.visible(who).values_list("code", flat=True))
    fits = chosen_in_python(chosen, who)
    if chosen == "all":
        found = [row for row in rows if row["code"] in seen]
        return [row["code"] for row in sorted(found, key=_newest, reverse=True)]
    found = [row for row in rows if row["code"] in seen and row["next_kind"] and fits(row)]
    return [row["code"] for row in sorted(found, key=_due)]


def _newest(row: Row) -> tuple[datetime, str]:
    return row["filed_at"], row["code"]


def _due(row: Row) -> tuple[datetime, str]:
    return row["next_due_at"], row["code"]


def walked(who: access.Person, size: int = 7, **about: Any) -> list[str]:
    """All pages of a list, one after the other."""
    codes: list[str] = []
    after = ""
    while True:
        page = queries.inbox(who, InboxQuestion(size=size, after=after, **about))
        codes += [line.code for line in page.lines]
        after = page.after
        if not after:
            return codes


@pytest.mark.parametrize("few_units", [0, 12], ids=["one walk", "a walk per unit"])
def test_every_filter_shows_what_rights_allow_in_order(rows: list[Row], few_units: int) -> None:
    chance, shown = random.Random(11), 0
    with patch.object(inbox_statements, "FEW_UNITS", few_units):
        for _ in range(12):
            who = someone(chance)
            for chosen in FILTERS:
                codes = walked(who, chosen=chosen)
                assert codes == expected(rows, who, chosen), (who, chosen)
                shown += len(codes)
    assert shown > 1000


def test_counts_are_the_lengths_of_the_lists(rows: list[Row]) -> None:
    chance = random.Random(12)
    for _ in range(15):
        who = someone(chance)
        counts = queries.inbox(who, InboxQuestion()).counts
        assert counts == {name: len(expected(rows, who, name)) for name in FILTERS[:-1]}, who


def test_a_broken_statement_is_noticed(rows: list[Row]) -> None:
    """The control: rights that forget the receiving unit must not pass for the right ones."""
    with patch.object(inbox_statements, "_SIGHTS", ("unit_id",)), pytest.raises(AssertionError):
        test_every_filter_shows_what_rights_allow_in_order(rows, 12)
    with patch.object(inbox_statements, "_SIGHTS", ("unit_id",)), pytest.raises(AssertionError):
        test_counts_are_the_lengths_of_the_lists(rows)


@pytest.mark.parametrize("few_units", [0, 12], ids=["looked up", "read from the index"])
@pytest.mark.parametrize(
    "text", ["hoa", "Nguyễn", "nguyen thi", "thị ng", "oa", "không ai", "(", "\0", "0\0"]
)
def test_a_name_is_found_by_the_beginnings_of_its_words(
    rows: list[Row], few_units: int, text: str
) -> None:
    who = access.Person(1, NOW, AccessScope((_everything(),)))
    words = [word for word in fold(text).split() if word.isalnum()]
    wanted = {
        row["code"]
        for row in rows
        if words
        and all(
            any(part.startswith(word) for part in row["applicant_fold"].split()) for word in words
        )
    }
    with patch.object(inbox_statements, "FEW_UNITS", few_units):
        assert set(walked(who, chosen="all", text=text)) == wanted


def _everything() -> Holding:
    return Holding(Role.LEADER, PROVINCE, frozenset([*SETTLING, *DESKS]), None, None)


@pytest.mark.parametrize("few_units", [0, 12])
def test_a_code_is_found_whole_or_by_its_end_or_beginning(rows: list[Row], few_units: int) -> None:
    who = access.Person(1, NOW, AccessScope((_everything(),)))
    code = rows[41]["code"]
    with patch.object(inbox_statements, "FEW_UNITS", few_units):
        assert walked(who, chosen="all", text=code.lower()) == [code]
        assert walked(who, chosen="all", text=code[-4:]) == [code]
        assert walked(who, chosen="all", text=code[-11:]) == [code]
        starts = {row["code"] for row in rows if row["code"].startswith("H49.101-")}
        assert set(walked(who, chosen="all", text="h49.101-")) == starts
        assert walked(who, chosen="all", text="0_%1") == []


def test_a_list_can_be_narrowed_to_a_unit_and_a_procedure(rows: list[Row]) -> None:
    who = access.Person(1, NOW, AccessScope((_everything(),)))
    found = walked(who, chosen="all", unit_code=OTHER, procedure_code=BIRTH)
    assert set(found) == {
        row["code"] for row in rows if (row["unit_id"], row["procedure_code"]) == (OTHER, BIRTH)
    }


@pytest.mark.parametrize("size", [3, 100])
def test_the_number_of_statements_does_not_grow(
    rows: list[Row], size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert rows
    who = access.Person(1, NOW, AccessScope((_everything(),)))
    with django_assert_num_queries(3):
        queries.inbox(who, InboxQuestion(chosen="open", text="nguyen", size=size))


def test_who_holds_nothing_sees_nothing(rows: list[Row]) -> None:
    assert rows
    for held in ((), (Holding(Role.TECHNICAL_ADMIN, PROVINCE, frozenset(SETTLING), None, None),)):
        page = queries.inbox(access.Person(1, NOW, AccessScope(held)), InboxQuestion(chosen="all"))
        assert page.lines == ()
        assert set(page.counts.values()) == {0}


@pytest.mark.parametrize("after", ["x", "bm9uZQ", "WzEsMl0", "W10", NUL_IN_CODE])
def test_a_place_that_no_list_gave_out_is_refused(after: str) -> None:
    who = access.Person(1, NOW, AccessScope((_everything(),)))
    with pytest.raises(queries.CursorNotUnderstood):
        queries.inbox(who, InboxQuestion(chosen="all", after=after))
