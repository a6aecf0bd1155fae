"""Instants, dates, amounts and sizes on papers follow the usage of Vietnamese offices."""

from datetime import UTC, date, datetime

import pytest

from motcua.rooms.documents import wording


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 10), "ngày 10 tháng 3 năm 2026"),
        (date(2026, 12, 1), "ngày 01 tháng 12 năm 2026"),
    ],
)
def test_small_days_and_the_first_two_months_have_a_zero(on: date, said: str) -> None:
    assert plain(wording.long_date(on)) == said


def test_instants_are_shown_in_vietnams_time() -> None:
    at = datetime(2026, 10, 5, 23, 5, tzinfo=UTC)
    assert plain(wording.instant(at)) == "06 giờ 05 phút, ngày 06 tháng 10 năm 2026"


@pytest.mark.parametrize(
    ("size_bytes", "said"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1,0 KB"), (1_258_291, "1,2 MB"), (10 << 20, "10,0 MB")],
)
def test_sizes_are_rounded_once(size_bytes: int, said: str) -> None:
    assert plain(wording.size(size_bytes)) == said


def test_amounts_and_counts() -> None:
    assert plain(wording.money(1_024_000)) == "1.024.000 đồng"
    assert (wording.count(0), wording.count(3), wording.count(12)) == ("–", "03", "12")
