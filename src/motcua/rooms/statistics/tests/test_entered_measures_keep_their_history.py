"""Typed figures: the newest counts, earlier ones stay, and what cannot be is refused."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from motcua.cores.clock import ZONE
from motcua.foundation.accounts.models import User
from motcua.rooms.statistics import queries
from motcua.rooms.statistics.operations import MeasureNotAcceptable, enter_measure

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 20, 9, 0, tzinfo=ZONE)
OCTOBER = date(2026, 10, 1)


def enter(at: datetime = NOW, **changes: Any) -> int:
    actor = User.objects.filter(username="office").first()
    values: dict[str, Any] = {
        "actor": actor or User.objects.create_user("office", None, "Văn phòng"),
        "at": at,
        "index_set": "qd766",
        "metric_code": "PUBLISH_ON_TIME",
        "unit_code": "H49",
        "month": date(2026, 10, 20),
        "numerator": 8,
        "denominator": 10,
        "source": "Báo cáo 12/BC-VP",
        "sourced_on": date(2026, 10, 19),
    }
    return enter_measure(**{**values, **changes})


def test_the_newest_figure_counts_and_the_older_ones_stay() -> None:
    enter()
    enter(NOW + timedelta(hours=1), numerator=9)
    found = queries.entered_measures("qd766", [OCTOBER])
    assert found["H49", "PUBLISH_ON_TIME"].numerator == 9
    assert [each.numerator for each in queries.entered_history("qd766")] == [9, 8]


def test_a_figure_belongs_to_its_month_and_set() -> None:
    enter()
    assert queries.entered_measures("qd766", [date(2026, 9, 1)]) == {}
    assert queries.entered_measures("papi", [OCTOBER]) == {}


def test_of_several_months_the_latest_counts() -> None:
    enter(numerator=9)
    enter(NOW + timedelta(hours=1), month=date(2026, 9, 1), numerator=1)
    found = queries.entered_measures("qd766", [date(2026, 9, 1), OCTOBER])
    assert found["H49", "PUBLISH_ON_TIME"].numerator == 9


@pytest.mark.parametrize(
    "wrong", [{"numerator": 11}, {"numerator": -1}, {"denominator": -1}, {"source": "  "}]
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(wrong: dict[str, Any]) -> None:
    with pytest.raises(MeasureNotAcceptable):
        enter(**wrong)
    assert queries.entered_history("qd766") == []
