"""Periods: written as people write them, whole months in Vietnam's days, judged when they end."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.cores.clock import ZONE
from motcua.rooms.indices.periods import Period, PeriodNotUnderstood

written = st.builds(
    lambda year, part: f"{year}{part}",
    st.integers(2000, 2100),
    st.sampled_from(["", *(f"-Q{n}" for n in range(1, 5)), *(f"-{n:02}" for n in range(1, 13))]),
)


@given(written)
def test_a_period_is_written_as_it_is_read(text: str) -> None:
    assert Period.parse(text).text == text
    assert Period.parse(f"  {text} ") == Period.parse(text)


@given(written, st.integers(0, 30))
def test_periods_before_each_other_leave_no_day_out(text: str, steps: int) -> None:
    period = Period.parse(text).before(steps)
    assert period.before().last_on + timedelta(days=1) == period.first_on
    assert period.months[0] == period.first_on
    assert len(period.months) == period.length
    assert period.last_on.month == period.months[-1].month


@pytest.mark.parametrize("text", ["", "2026-13", "2026-00", "2026-Q5", "26-10", "2026/10", "x"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodNotUnderstood):
        Period.parse(text)


def test_a_period_is_judged_at_its_end_or_now_while_it_runs() -> None:
    october = Period.parse("2026-10")
    end = datetime(2026, 11, 1, tzinfo=ZONE)
    assert october.ends_at == end
    assert october.judged_at(end + timedelta(days=5)) == end
    assert october.judged_at(end - timedelta(days=5)) == end - timedelta(days=5)
    assert Period.parse("2026-Q4").last_on == date(2026, 12, 31)
