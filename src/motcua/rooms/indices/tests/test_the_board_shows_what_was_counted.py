"""The rows of a board, what stands on them, and what each number on them says."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from motcua.cores.casework import Fact
from motcua.cores.clock import ZONE
from motcua.rooms.indices import queries as indices
from motcua.rooms.indices.queries import IndicatorLine, Period, UnitBoard
from motcua.rooms.indices.tests.premises import (
    AGENCY,
    DIVISION,
    HEIR,
    PRICED,
    SECOND_MERGER,
    extended,
    merge_first,
    merge_second,
)
from motcua.rooms.people.operations import NewUnit, dissolve_unit, establish_many
from motcua.rooms.people.queries import Level
from motcua.rooms.statistics.operations import enter_measure, load_facts
from tests.cast import BIRTH, COMMUNE, JUSTICE, LICENCE, OTHER, PROVINCE, Cast

pytestmark = pytest.mark.django_db

AUGUST, OCTOBER = Period.parse("2026-08"), Period.parse("2026-10")
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
NUMBERS = iter(range(10**6))


@pytest.fixture
def cast() -> Cast:
    return extended()


def fact(unit: str, *, procedure: str = BIRTH, month: int = 8, **marks: object) -> Fact:
    """A dossier settled in time, counted in every respect; ``marks`` say otherwise."""
    received_at = datetime(2026, month, 5, 9, 0, tzinfo=ZONE)
    values: dict[str, object] = {
        "code": f"D{next(NUMBERS):06}",
        "sequence": 8,
        "unit_code": unit,
        "receiving_unit": unit,
        "procedure_code": procedure,
        "channel": "online",
        "received_at": received_at,
        "due_at": received_at + timedelta(days=5),
        "ended_at": received_at + timedelta(days=3),
        "asked_again": False,
        "late_apology": False,
        "disliked": False,
        "status": 10,
        **dict.fromkeys(
            (
                "fee_due",
                "paid_online",
                "written_result",
                "electronic_result",
                "digitised",
                "reused",
                "shared",
                "population_data",
                "synced",
                "rated",
            ),
            True,
        ),
        **marks,
    }
    return Fact(**values)  # type: ignore[arg-type]  # a test's shorthand


def row(unit: str, period: Period = AUGUST) -> UnitBoard:
    return indices.unit_board(indices.board_of(period, NOW), unit)


def line(unit: str, metric: str, period: Period = AUGUST) -> IndicatorLine:
    return next(each for each in row(unit, period).indicators if each.code == metric)


def sides(unit: str, metric: str, period: Period = AUGUST) -> tuple[int | None, int | None]:
    found = line(unit, metric, period)
    return found.numerator, found.denominator


def type_in(cast: Cast, at: datetime = NOW, **changes: object) -> None:
    values: dict[str, object] = {
        "index_set": indices.INDEX_SET,
        "metric_code": "PETITION_PROCESSING_ON_TIME",
        "unit_code": COMMUNE,
        "month": date(2026, 8, 1),
        "numerator": 3,
        "denominator": 4,
        "source": "Báo cáo 12/BC",
        "sourced_on": date(2026, 9, 3),
        **changes,
    }
    enter_measure(actor=cast.users["reform"], at=at, **values)  # type: ignore[arg-type]  # as above


@pytest.mark.usefixtures("cast")
def test_an_agency_under_a_ministry_counts_outside_the_province() -> None:
    load_facts([fact(AGENCY), fact(AGENCY, synced=False), fact(COMMUNE)])
    assert sides(AGENCY, "DOSSIER_SYNC") == (1, 2)
    assert sides(PROVINCE, "DOSSIER_SYNC") == (1, 1)
    assert row(AGENCY).member.block == "central_agency"
    assert indices.lost_codes("DOSSIER_SYNC", PROVINCE, AUGUST, NOW) == []
    assert len(indices.lost_codes("DOSSIER_SYNC", AGENCY, AUGUST, NOW)) == 1


@pytest.mark.usefixtures("cast")
def test_an_office_below_a_department_counts_on_its_row() -> None:
    load_facts([fact(DIVISION, procedure=LICENCE), fact(JUSTICE, procedure=LICENCE)])
    assert sides(JUSTICE, "DOSSIER_SYNC") == (2, 2)
    assert sides(JUSTICE, "ONLINE_SERVICE_USED") == (1, 2)
    with pytest.raises(indices.UnitUnknown):
        row(DIVISION)


def test_a_merged_unit_has_its_row_before_and_its_heirs_row_after(cast: Cast) -> None:
    load_facts([fact(OTHER), fact(COMMUNE), fact(OTHER, month=10), fact(HEIR, month=10)])
    merge_first(cast)
    merge_second(cast)
    assert sides(OTHER, "DOSSIER_SYNC") == (1, 1)
    assert sides(COMMUNE, "DOSSIER_SYNC") == (1, 1)
    assert sides(HEIR, "DOSSIER_SYNC", OCTOBER) == (2, 2)
    for gone in (OTHER, COMMUNE):
        with pytest.raises(indices.UnitUnknown):
            row(gone, OCTOBER)
    history = indices.boards([AUGUST, OCTOBER], NOW)
    before = indices.unit_board(history[0], HEIR)
    synced = next(each for each in before.indicators if each.code == "DOSSIER_SYNC")
    assert synced.denominator == 2


def test_a_unit_dissolved_without_heir_still_counts_for_the_one_above(cast: Cast) -> None:
    load_facts([fact(DIVISION, procedure=LICENCE, synced=False)])
    dissolve_unit(code=DIVISION, on=date(2026, 8, 20), actor=cast.users["registrar"], at=NOW)
    assert sides(JUSTICE, "DOSSIER_SYNC") == (0, 1)
    assert len(indices.lost_codes("DOSSIER_SYNC", JUSTICE, AUGUST, NOW)) == 1
    assert len(indices.lost_codes("DOSSIER_SYNC", PROVINCE, AUGUST, NOW)) == 1


def test_a_typed_figure_feeds_its_indicator_and_says_where_it_is_from(cast: Cast) -> None:
    assert sides(COMMUNE, "PETITION_PROCESSING_ON_TIME") == (None, None)
    type_in(cast)
    type_in(cast, NOW + timedelta(hours=1), numerator=2)
    found = line(COMMUNE, "PETITION_PROCESSING_ON_TIME")
    assert (found.numerator, found.denominator, found.by) == (2, 4, "entered")
    assert found.entered is not None
    assert found.entered.source == "Báo cáo 12/BC"
    assert found.points is not None
    assert sides(OTHER, "PETITION_PROCESSING_ON_TIME") == (None, None)
    assert sides(COMMUNE, "PETITION_PROCESSING_ON_TIME", OCTOBER) == (None, None)
    assert sides(COMMUNE, "PETITION_PROCESSING_ON_TIME", Period.parse("2026-Q3")) == (2, 4)


def test_the_provinces_own_figure_stands_on_every_row(cast: Cast) -> None:
    type_in(cast, metric_code="PUBLISH_ON_TIME", unit_code=PROVINCE)
    type_in(cast, metric_code="PUBLISH_ON_TIME", unit_code=OTHER, numerator=0)
    board = indices.board_of(AUGUST, NOW)
    for member in board.members:
        shown = next(
            each
            for each in indices.unit_board(board, member.code).indicators
            if each.code == "PUBLISH_ON_TIME"
        )
        assert (shown.numerator, shown.denominator) == (3, 4)
        assert shown.entered is not None
        assert shown.entered.unit_code == PROVINCE


def test_what_is_counted_cannot_be_typed_over(cast: Cast) -> None:
    load_facts([fact(COMMUNE)])
    type_in(cast, metric_code="DOSSIER_SYNC", numerator=0, denominator=9)
    type_in(cast, metric_code="AVG_TIME")
    assert sides(COMMUNE, "DOSSIER_SYNC") == (1, 1)


@pytest.mark.usefixtures("cast")
def test_of_procedures_only_those_that_the_row_offers_are_counted() -> None:
    load_facts([fact(COMMUNE, procedure=LICENCE), fact(COMMUNE, procedure=PRICED)])
    # The commune offers three of its four procedures online; the licence is not among them.
    assert sides(COMMUNE, "ONLINE_SERVICE_USED") == (1, 3)
    assert sides(COMMUNE, "TTHC_WITH_ONLINE_PAYMENT") == (1, 2)
    assert sides(COMMUNE, "ONLINE_PROVISION") == (3, 4)
    assert sides(PROVINCE, "ONLINE_SERVICE_USED") == (2, 4)
    assert BIRTH in indices.lost_procedures("ONLINE_SERVICE_USED", COMMUNE, AUGUST, NOW)


@pytest.mark.usefixtures("cast")
def test_every_figure_is_explained_in_a_sentence() -> None:
    load_facts([fact(COMMUNE), fact(COMMUNE, synced=False)])
    board = indices.board_of(AUGUST, NOW)
    for member in board.members:
        for each in indices.unit_board(board, member.code).indicators:
            assert each.sentence_vi.strip().endswith("."), each.code
    assert "1 trên 2" in line(COMMUNE, "DOSSIER_SYNC").sentence_vi


def test_a_class_needs_every_figure_and_ranks_stand_within_a_block(cast: Cast) -> None:
    load_facts([fact(COMMUNE), fact(OTHER)])
    assert (row(COMMUNE).class_code, row(COMMUNE).complete) == ("", False)
    for unit in (PROVINCE, COMMUNE, OTHER, JUSTICE, AGENCY):
        for metric in indices.ENTERED:
            type_in(cast, metric_code=metric, unit_code=unit, numerator=4)
    one, other = row(COMMUNE), row(OTHER)
    assert one.complete
    assert one.class_vi
    assert one.block_size == 2
    assert one.points is not None
    assert other.points is not None
    best = max(one.points, other.points)
    for each in (one, other):
        assert each.rank == (1 if each.points == best else 2)
    assert row(JUSTICE).rank == row(PROVINCE).rank == 1


def test_equal_units_share_a_rank_and_the_next_is_left_out(cast: Cast) -> None:
    code = f"{PROVINCE}.104"
    third = NewUnit(code=code, level=Level.COMMUNE, name_vi="Phường Cao Xanh", parent_code=PROVINCE)
    establish_many(units=[third], actor=cast.users["registrar"], at=NOW)
    facts = [fact(unit, procedure=PRICED) for unit in (COMMUNE, OTHER, code)]
    load_facts([*facts, fact(code, procedure=PRICED, synced=False)])
    board = indices.board_of(AUGUST, NOW)
    found = {member.code: indices.unit_board(board, member.code) for member in board.members}
    placed = sorted(
        (found[unit].rank, -(found[unit].points or Decimal(0))) for unit in (COMMUNE, OTHER, code)
    )
    totals = [points for _, points in placed]
    assert totals == sorted(totals)
    assert [rank for rank, _ in placed] == [1 + sum(a < b for a in totals) for b in totals]


@pytest.mark.usefixtures("cast")
def test_groups_and_indicators_add_up_to_the_total() -> None:
    load_facts([fact(COMMUNE), fact(COMMUNE, digitised=False, disliked=True)])
    found = row(COMMUNE)
    assert sum((each.points or 0) for each in found.indicators) == found.points
    assert sum((each.points or 0) for each in found.groups) == found.points
    assert sum(each.max_points for each in found.groups) == found.max_points == 100


@pytest.mark.usefixtures("cast")
def test_what_outsiders_read_has_the_agreed_names() -> None:
    load_facts([fact(COMMUNE), fact(COMMUNE, synced=False)])
    told = indices.as_data(row(COMMUNE))
    assert {"unit_code", "points", "max_points", "class", "groups", "indicators"} <= told.keys()
    lines = told["indicators"]
    assert isinstance(lines, list)
    names = {"code", "numerator", "denominator", "percent", "points", "max_points", "by"}
    assert all(names <= each.keys() for each in lines)
    assert {each["by"] for each in lines} == {"dossier", "procedure", "entered"}
    synced = next(each for each in lines if each["code"] == "DOSSIER_SYNC")
    assert (synced["numerator"], synced["denominator"], synced["percent"]) == (1, 2, 50)


def test_before_there_was_a_province_there_is_no_board() -> None:
    with pytest.raises(indices.NoProvince):
        indices.board_of(AUGUST, NOW)
    with pytest.raises(indices.NoProvince):
        indices.lost_codes("ON_TIME", PROVINCE, AUGUST, NOW)


def test_a_province_set_up_later_has_no_earlier_board(cast: Cast) -> None:
    late = NewUnit(
        code=f"{PROVINCE}.105",
        level=Level.COMMUNE,
        name_vi="Phường Hà Tu",
        parent_code=PROVINCE,
        established_on=SECOND_MERGER,
    )
    establish_many(units=[late], actor=cast.users["registrar"], at=NOW)
    with pytest.raises(indices.UnitUnknown):
        row(late.code, AUGUST)
    assert row(late.code, OCTOBER).member.code == late.code


@pytest.mark.usefixtures("cast")
def test_an_unknown_indicator_or_unit_is_named() -> None:
    with pytest.raises(indices.MetricUnknown):
        indices.lost_codes("NO_SUCH", COMMUNE, AUGUST, NOW)
    with pytest.raises(indices.MetricUnknown):
        indices.lost_procedures("ON_TIME", COMMUNE, AUGUST, NOW)
    with pytest.raises(indices.UnitUnknown):
        row("H49.999")
    assert indices.lost_codes("PUBLISH_ON_TIME", COMMUNE, AUGUST, NOW) == []
