"""A process remembers what versions say; their end, their fees and who settles are asked anew."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.rooms.catalogue.kinds import FeeSetBy
from motcua.rooms.catalogue.operations import (
    NewFee,
    assign_competence,
    end_competence,
    publish_version,
    set_fee,
)
from motcua.rooms.catalogue.queries import settles, units_settling, version, version_on
from motcua.rooms.catalogue.tests import cast

pytestmark = pytest.mark.django_db
NEXT = date(2026, 6, 1)


def test_the_second_asking_reads_no_papers_and_answers_the_same() -> None:
    cast.publish(cast.registrar(), cast.procedure(cast.BIRTH, cast.COMPLETE))
    first = version_on(cast.BIRTH, cast.TODAY)
    with CaptureQueriesContext(connection) as asked:
        assert version_on(cast.BIRTH, cast.TODAY) == first
    assert len(asked) == 2
    assert not any("requiredpaper" in each["sql"] for each in asked.captured_queries)


def test_an_end_that_comes_later_is_seen_at_once() -> None:
    actor = cast.registrar()
    cast.publish(actor, cast.procedure(cast.BIRTH, cast.COMPLETE))
    before = version_on(cast.BIRTH, cast.TODAY)
    assert before is not None
    assert before.valid_until is None
    newer = replace(cast.COMPLETE, valid_from=NEXT, name_vi="Tên mới")
    publish_version(code=cast.BIRTH, version=newer, actor=actor, at=cast.MONDAY)
    assert version_on(cast.BIRTH, cast.TODAY) == replace(before, valid_until=NEXT)
    after = version_on(cast.BIRTH, NEXT)
    assert after is not None
    assert after.name_vi == "Tên mới"


def test_a_fee_that_changes_is_seen_on_its_day() -> None:
    actor = cast.registrar()
    cast.publish(actor, cast.procedure(cast.BIRTH, cast.COMPLETE))
    kept = version_on(cast.BIRTH, cast.TODAY)
    assert kept is not None
    fee = NewFee(amount_vnd=5000, set_by=FeeSetBy.CIRCULAR)
    set_fee(version_id=kept.version_id, line=1, fee=fee, on=NEXT, actor=actor, at=cast.MONDAY)
    days = (NEXT - timedelta(1), NEXT)
    rows = [version(kept.version_id, day) for day in days]
    assert [row and row.fees[0].amount_vnd for row in rows] == [8000, 5000]


def test_who_settles_is_asked_each_time() -> None:
    actor = cast.registrar()
    cast.stand_up_units(actor)
    cast.publish(actor, cast.procedure(cast.BIRTH, cast.COMPLETE))
    assert not settles(cast.HONG_GAI, cast.BIRTH, cast.TODAY)
    assign_competence(
        unit_code=cast.HONG_GAI,
        procedure_code=cast.BIRTH,
        from_on=cast.START,
        actor=actor,
        at=cast.MONDAY,
    )
    assert settles(cast.HONG_GAI, cast.BIRTH, cast.TODAY)
    assert not settles(cast.BAI_CHAY, cast.BIRTH, cast.TODAY)
    assert units_settling(cast.BIRTH, cast.TODAY) == (cast.HONG_GAI,)
    end_competence(
        unit_code=cast.HONG_GAI, procedure_code=cast.BIRTH, on=NEXT, actor=actor, at=cast.MONDAY
    )
    assert settles(cast.HONG_GAI, cast.BIRTH, NEXT - timedelta(1))
    assert not settles(cast.HONG_GAI, cast.BIRTH, NEXT)
