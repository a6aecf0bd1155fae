"""Bars, small lines and tables: one scale, direct labels, nothing that is unknown drawn as zero."""

from decimal import Decimal

import pytest
from django.template import Context, Template

from motcua.foundation.ui.components import (
    Column,
    EmptyState,
    PointsBar,
    PointsBars,
    Row,
    Status,
    Table,
    Trend,
    TrendPoint,
    Trends,
)
from motcua.foundation.ui.components.base import Component

EMPTY = EmptyState("Chưa có gì", "Sẽ có sau.")


def drawn(component: Component) -> str:
    """The component as HTML."""
    return Template("{% load ui %}{% show it %}").render(Context({"it": component}))


def test_bars_share_the_scale_of_the_largest_maximum() -> None:
    bars = PointsBars(
        "Điểm",
        (
            PointsBar("Số hóa", Decimal("2.83"), Decimal(22)),
            PointsBar("Thanh toán", Decimal(10), Decimal(10)),
            PointsBar("Chưa có", None, Decimal(11)),
        ),
    ).drawn
    assert [(bar.whole, bar.filled) for bar in bars] == [
        ("100%", "12.864%"),
        ("45.455%", "45.455%"),
        ("50%", "0%"),
    ]
    assert [bar.lost for bar in bars] == ["19,17", "", ""]
    assert [bar.points for bar in bars] == ["2,83", "10,00", "–"]


def test_an_unknown_figure_says_so_and_a_full_one_too() -> None:
    page = drawn(
        PointsBars(
            "Điểm", (PointsBar("A", None, Decimal(5)), PointsBar("B", Decimal(5), Decimal(5)))
        )
    )
    assert "chưa có số liệu" in page
    assert "đủ điểm" in page


def test_a_line_is_broken_where_nothing_was_counted() -> None:
    values = (Decimal(10), Decimal(20), None, Decimal(40))
    points = tuple(TrendPoint(f"{n}/2026", value) for n, value in enumerate(values, 1))
    (line,) = Trends("Sáu tháng", (Trend("A", points),), Decimal(0), Decimal(100)).drawn
    assert len(line.points) == 3
    joined = [(point.from_x, point.x) for point in line.points if point.from_x != point.x]
    assert joined == [("0%", "33.333%")]
    assert (line.last, line.change, line.rising) == ("40,0", "20,0", True)
    assert line.sentence == "1/2026: 10,0; 2/2026: 20,0; 3/2026: –; 4/2026: 40,0"


def test_lengths_are_written_with_a_dot_in_every_language() -> None:
    page = drawn(PointsBars("Điểm", (PointsBar("A", Decimal("12.4"), Decimal(18)),)))
    assert 'width="68.889%"' in page
    assert "<b>12,40</b> trên 18 điểm" in page


def test_a_row_that_does_not_fit_its_heads_is_refused() -> None:
    with pytest.raises(ValueError, match="1 cells under 2 heads"):
        Table("Hồ sơ", (Column("Mã"), Column("Tên")), (Row(("H1",)),), EMPTY)


def test_a_table_escapes_text_and_draws_components() -> None:
    table = Table(
        "Hồ sơ",
        (Column("Mã", sort_href="?sap=ma", sorted_by="ascending"), Column("Trạng thái")),
        (Row(("<script>", Status("Quá hạn", "bad")), href="/x?a=1&b=2"),),
        EMPTY,
    )
    page = drawn(table)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert 'class="status tone-bad"' in page
    assert 'aria-sort="ascending"' in page
    assert 'scope="row"' in page


def test_an_empty_table_teaches_what_would_be_there() -> None:
    page = drawn(Table("Hồ sơ", (Column("Mã"),), (), EMPTY))
    assert "Chưa có gì" in page
    assert "<table" not in page
