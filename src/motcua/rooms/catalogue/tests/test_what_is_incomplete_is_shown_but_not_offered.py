"""Nothing can be filed without a due date to promise; what is missing is named."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.cores.clock import Limit
from motcua.rooms.catalogue.kinds import Channel, Part
from motcua.rooms.catalogue.operations import NewVersion, assign_competence, publish_version
from motcua.rooms.catalogue.queries import (
    Obstacle,
    content_gaps,
    missing_parts,
    obstacles,
    offer_for,
    procedures,
    publishable,
    version_on,
    versions_on,
)
from motcua.rooms.catalogue.tests import cast

pytestmark = pytest.mark.django_db

UNITLESS = replace(cast.COMPLETE, limit_unit="", limit_note="Nguồn ghi số, không ghi đơn vị")


def publish(version: NewVersion) -> None:
    cast.publish(cast.registrar(), cast.procedure(cast.BIRTH, version))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ()),
        ({"limit_unit": ""}, (Obstacle.LIMIT_INCOMPLETE,)),
        ({"limit_amount": None, "limit_unit": ""}, (Obstacle.LIMIT_INCOMPLETE,)),
        ({"papers": ()}, (Obstacle.NO_PAPERS,)),
        ({"channels": ()}, (Obstacle.NO_CHANNEL,)),
        ({"fees": (), "performers": (), "sequence": ()}, ()),
    ],
)
def test_a_version_is_offered_when_a_due_date_can_be_promised(
    changed: dict[str, object], expected: tuple[Obstacle, ...]
) -> None:
    publish(replace(cast.COMPLETE, **changed))  # type: ignore[arg-type]  # fields of one dataclass
    row = version_on(cast.BIRTH, cast.TODAY)
    assert row is not None
    assert obstacles(row) == expected
    assert publishable(row) == (expected == ())
    page = procedures(on=cast.TODAY, offered_only=True)
    assert bool(page.lines) == publishable(row)


def test_a_number_without_a_unit_stays_what_it_is() -> None:
    publish(UNITLESS)
    row = version_on(cast.BIRTH, cast.TODAY)
    assert row is not None
    assert (row.limit, row.limit_amount) == (None, 5)
    assert row.limit_note == "Nguồn ghi số, không ghi đơn vị"


def test_an_office_that_completes_the_limit_opens_the_procedure() -> None:
    actor = cast.registrar()
    cast.stand_up_units(actor)
    cast.publish(actor, cast.procedure(cast.BIRTH, UNITLESS))
    assign_competence(
        unit_code=cast.HONG_GAI,
        procedure_code=cast.BIRTH,
        from_on=cast.START,
        actor=actor,
        at=cast.MONDAY,
    )
    assert offer_for(cast.HONG_GAI, cast.TODAY) == ()
    completed = replace(cast.COMPLETE, valid_from=date(2026, 3, 3))
    publish_version(code=cast.BIRTH, version=completed, actor=actor, at=cast.MONDAY)
    assert offer_for(cast.HONG_GAI, cast.TODAY) == ()
    offered = offer_for(cast.HONG_GAI, date(2026, 3, 3))
    assert [(line.code, line.limit) for line in offered] == [(cast.BIRTH, Limit(5, "working_day"))]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ()),
        ({"sequence": ()}, (Part.SEQUENCE,)),
        ({"channels": ()}, (Part.MANNER,)),
        ({"papers": ()}, (Part.PAPERS,)),
        ({"papers_total": 14}, (Part.PAPERS,)),
        ({"limit_unit": ""}, (Part.LIMIT,)),
        ({"performers": ()}, (Part.PERFORMERS,)),
        ({"authorities": ()}, (Part.AUTHORITY,)),
        ({"authorities": (), "sequence": ()}, (Part.SEQUENCE, Part.AUTHORITY)),
        ({"fees": (), "results": (), "legal_bases": ()}, ()),
    ],
)
def test_each_of_the_seven_parts_is_missed_by_name(
    changed: dict[str, object], expected: tuple[Part, ...]
) -> None:
    publish(replace(cast.COMPLETE, **changed))  # type: ignore[arg-type]  # fields of one dataclass
    row = version_on(cast.BIRTH, cast.TODAY)
    assert row is not None
    assert missing_parts(row) == expected
    assert content_gaps(cast.TODAY) == {cast.BIRTH: expected}


def test_only_versions_in_force_are_counted() -> None:
    publish(cast.COMPLETE)
    assert content_gaps(date(2025, 6, 30)) == {}
    assert set(versions_on(cast.TODAY)) == {cast.BIRTH}
    assert Channel.ONLINE in versions_on(cast.TODAY)[cast.BIRTH].channels
