"""A procedure is on each day what its version of that day says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from motcua.cores.clock import CutoffRule, Limit
from motcua.foundation.outbox.delivery import deliver_due
from motcua.foundation.outbox.subscriptions import Message, only_these, subscribe
from motcua.rooms.catalogue.events import VERSIONS_PUBLISHED, published_of
from motcua.rooms.catalogue.kinds import FeeSetBy
from motcua.rooms.catalogue.models import ProcedureVersion
from motcua.rooms.catalogue.operations import (
    AmountNegative,
    CodeMalformed,
    CodeTaken,
    FeeTooEarly,
    LimitUnknown,
    NameMissing,
    NewFee,
    NewVersion,
    ProcedureUnknown,
    VersionTooEarly,
    publish_version,
    set_fee,
)
from motcua.rooms.catalogue.queries import version, version_on, versions_of, versions_on
from motcua.rooms.catalogue.tests import cast

pytestmark = pytest.mark.django_db

NEXT = date(2026, 6, 1)


def test_a_dossier_can_keep_the_version_that_a_newer_one_replaced() -> None:
    actor = cast.registrar()
    cast.publish(actor, cast.procedure(cast.BIRTH, cast.COMPLETE))
    kept = version_on(cast.BIRTH, cast.TODAY)
    assert kept is not None
    newer = replace(cast.COMPLETE, valid_from=NEXT, limit_amount=3)
    number = publish_version(code=cast.BIRTH, version=newer, actor=actor, at=cast.MONDAY)
    before, after = version_on(cast.BIRTH, NEXT - timedelta(1)), version_on(cast.BIRTH, NEXT)
    assert before is not None
    assert after is not None
    assert (before.limit, before.valid_until) == (Limit(5, "working_day"), NEXT)
    assert (after.version_id, after.limit) == (number, Limit(3, "working_day"))
    assert version(kept.version_id, NEXT) == before
    assert [row.version_id for row in versions_of(cast.BIRTH, NEXT)] == [number, kept.version_id]


def test_a_new_version_is_news_that_names_it() -> None:
    heard: list[Message] = []
    with only_these():
        subscribe(VERSIONS_PUBLISHED, heard.extend, "listener")
        cast.publish(cast.registrar(), cast.procedure(cast.BIRTH, cast.COMPLETE))
        deliver_due(now=cast.MONDAY)
    (news,) = [published_of(message.body) for message in heard]
    row = version_on(cast.BIRTH, cast.TODAY)
    assert row is not None
    assert news.versions == {cast.BIRTH: row.version_id}


def test_a_procedure_is_unknown_before_its_first_version() -> None:
    cast.publish(cast.registrar(), cast.procedure(cast.BIRTH, cast.COMPLETE))
    assert version_on(cast.BIRTH, cast.START - timedelta(1)) is None


def test_a_version_may_not_begin_before_the_one_it_supersedes() -> None:
    actor = cast.registrar()
    cast.publish(actor, cast.procedure(cast.BIRTH, cast.COMPLETE))
    with pytest.raises(VersionTooEarly):
        publish_version(code=cast.BIRTH, version=cast.COMPLETE, actor=actor, at=cast.MONDAY)


def test_the_database_itself_refuses_two_versions_for_one_day() -> None:
    cast.publish(cast.registrar(), cast.procedure(cast.BIRTH, cast.COMPLETE))
    row = ProcedureVersion.objects.get()
    row.pk, row.valid_from = None, date(2027, 1, 1)
    with pytest.raises(IntegrityError, match="catalogue_one_version_a_day"), transaction.atomic():
        row.save(force_insert=True)


def test_papers_and_fees_keep_the_order_in_which_they_were_published() -> None:
    cast.publish(cast.registrar(), cast.procedure(cast.BIRTH, cast.COMPLETE))
    row = version_on(cast.BIRTH, cast.TODAY)
    assert row is not None
    assert [(paper.position, paper.originals, paper.copies) for paper in row.papers] == [
        (1, 1, 0),
        (2, 1, 2),
    ]
    assert [(fee.line, fee.amount_vnd, fee.set_by) for fee in row.fees] == [
        (1, 8000, FeeSetBy.CIRCULAR)
    ]


def test_a_fee_changes_from_its_day_on() -> None:
    actor = cast.registrar()
    cast.publish(actor, cast.procedure(cast.BIRTH, cast.COMPLETE))
    row = version_on(cast.BIRTH, cast.TODAY)
    assert row is not None
    set_fee(
        version_id=row.version_id,
        line=1,
        fee=NewFee(amount_vnd=5000, set_by=FeeSetBy.PROVINCIAL_COUNCIL),
        on=NEXT,
        actor=actor,
        at=cast.MONDAY,
    )
    amounts = []
    for day in (NEXT - timedelta(1), NEXT):
        found = version_on(cast.BIRTH, day)
        assert found is not None
        amounts.append([fee.amount_vnd for fee in found.fees])
    assert amounts == [[8000], [5000]]


@pytest.mark.parametrize(
    ("amount_vnd", "on", "refusal"),
    [(-1, NEXT, AmountNegative), (1, cast.START, FeeTooEarly)],
)
def test_a_fee_that_cannot_be_is_refused(
    amount_vnd: int, on: date, refusal: type[Exception]
) -> None:
    actor = cast.registrar()
    cast.publish(actor, cast.procedure(cast.BIRTH, cast.COMPLETE))
    row = version_on(cast.BIRTH, cast.TODAY)
    assert row is not None
    with pytest.raises(refusal):
        set_fee(
            version_id=row.version_id,
            line=1,
            fee=NewFee(amount_vnd=amount_vnd, set_by=FeeSetBy.NATIONAL),
            on=on,
            actor=actor,
            at=cast.MONDAY,
        )


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"name_vi": " "}, NameMissing),
        ({"limit_amount": None}, LimitUnknown),
        ({"limit_amount": -1}, LimitUnknown),
        ({"limit_unit": "fortnight"}, LimitUnknown),
        ({"cutoff_minute": 1440}, LimitUnknown),
        ({"fees": (NewFee(amount_vnd=-1, set_by=FeeSetBy.NATIONAL),)}, AmountNegative),
    ],
)
def test_a_version_that_cannot_be_is_refused(
    changed: dict[str, object], refusal: type[Exception]
) -> None:
    broken: NewVersion = replace(cast.COMPLETE, **changed)  # type: ignore[arg-type]  # on purpose
    with pytest.raises(refusal):
        cast.publish(cast.registrar(), cast.procedure(cast.BIRTH, broken))
    assert versions_on(cast.TODAY) == {}


@pytest.mark.parametrize("code", ["", "1.01193", "1.001193.H49", "a.001193"])
def test_a_code_that_is_not_national_is_refused(code: str) -> None:
    with pytest.raises(CodeMalformed):
        cast.publish(cast.registrar(), cast.procedure(code, cast.COMPLETE))


def test_a_procedure_enters_the_catalogue_once() -> None:
    actor = cast.registrar()
    cast.publish(actor, cast.procedure(cast.BIRTH, cast.COMPLETE))
    with pytest.raises(CodeTaken):
        cast.publish(actor, cast.procedure(cast.BIRTH, cast.COMPLETE))


def test_a_refusal_is_said_in_official_words() -> None:
    actor = cast.registrar()
    cast.publish(actor, cast.procedure(cast.BIRTH, cast.COMPLETE))
    with pytest.raises(VersionTooEarly) as refused:
        publish_version(code=cast.BIRTH, version=cast.COMPLETE, actor=actor, at=cast.MONDAY)
    assert str(refused.value) == (
        "Phiên bản mới của “1.001193” phải có hiệu lực sau ngày 01/07/2025."
    )


def test_only_a_known_procedure_gets_a_new_version() -> None:
    with pytest.raises(ProcedureUnknown):
        publish_version(
            code=cast.DEATH, version=cast.COMPLETE, actor=cast.registrar(), at=cast.MONDAY
        )


def test_the_same_day_with_a_cutoff_is_a_limit() -> None:
    same_day = replace(cast.COMPLETE, limit_amount=0, cutoff_minute=900)
    cast.publish(cast.registrar(), cast.procedure(cast.DEATH, same_day))
    row = version_on(cast.DEATH, cast.TODAY)
    assert row is not None
    assert (row.limit, row.cutoff) == (Limit(0, "working_day"), CutoffRule(900))
