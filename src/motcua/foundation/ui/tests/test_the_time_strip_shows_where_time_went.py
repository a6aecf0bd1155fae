"""The strip's geometry: shares of office time, the due instant in its place, words for lateness."""

from dataclasses import replace
from datetime import datetime

from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.text.moments import VIETNAM
from motcua.foundation.ui.components import StripSegment, TimeStrip

DAY = 480


def strip(minutes: tuple[int, ...], left: int, **more: object) -> TimeStrip:
    """A strip of work segments of these lengths."""
    plain = TimeStrip(
        accepted_at=datetime(2026, 10, 1, 8, tzinfo=VIETNAM),
        due_at=datetime(2026, 10, 15, 17, tzinfo=VIETNAM),
        at=datetime(2026, 10, 9, 10, tzinfo=VIETNAM),
        segments=tuple(StripSegment(f"Đơn vị {n}", length) for n, length in enumerate(minutes)),
        left_minutes=left,
        minutes_per_day=DAY,
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # fields of the dataclass, by name


def per_cent(length: str) -> float:
    """ "12.5%" → 12.5."""
    return float(length.removesuffix("%"))


def drawn(component: TimeStrip) -> str:
    """The strip as HTML."""
    return Template("{% load ui %}{% show strip %}").render(Context({"strip": component}))


def test_time_left_is_the_empty_end_of_the_bar() -> None:
    one = strip((240, 240), left=480)
    assert [(d.x, d.width) for d in one.drawn] == [("0%", "25%"), ("25%", "25%")]
    assert (one.now_mark.x, one.due_mark.x) == ("50%", "100%")
    assert not one.late


def test_lateness_lies_to_the_right_of_the_due_mark_and_is_said_in_words() -> None:
    one = strip((600, 1000), left=-400)
    assert (one.due_mark.x, one.now_mark.x) == ("75%", "100%")
    assert one.late_part == ("75%", "25%")
    assert "Quá hạn 6 giờ 40 phút" in drawn(one)


def test_the_number_of_a_segment_stands_clear_of_the_due_mark() -> None:
    (only,) = strip((1000,), left=-400).drawn
    assert only.middle == "30%"
    (mostly_late,) = strip((1000,), left=-700).drawn
    assert mostly_late.middle == "65%"


def test_a_pause_keeps_its_length_and_says_its_ground() -> None:
    one = strip((300, 300), left=0)
    paused = replace(one, segments=(one.segments[0], StripSegment("chờ thuế", 300, "pause")))
    page = drawn(paused)
    assert "Tạm dừng: chờ thuế" in page
    assert "không tính vào thời hạn" in page
    assert 'fill="url(#hatch)"' in page


def test_neighbours_never_look_the_same_and_the_present_holder_is_marked() -> None:
    one = strip((100, 100, 100), left=100)
    segments = (*one.segments[:2], replace(one.segments[2], current=True))
    assert [d.look for d in replace(one, segments=segments).drawn] == ["odd", "even", "current"]
    assert "đang giữ hồ sơ" in drawn(replace(one, segments=segments))


def test_a_dossier_returned_early_says_so() -> None:
    page = drawn(strip((960,), left=960, ended=True))
    assert "Trước hạn 2 ngày" in page
    assert "Trả kết quả" in page
    assert "Bây giờ" not in page
    assert "Đúng hạn" in drawn(strip((960,), left=0, ended=True))


def test_the_words_of_the_strip_stand_without_the_drawing() -> None:
    page = drawn(strip((240, 300), left=480))
    assert 'aria-hidden="true"' in page
    assert "Đơn vị 0 <strong>4 giờ</strong>" in page
    assert "17:00 15/10/2026" in page
    assert "style=" not in page


@given(
    st.lists(st.integers(min_value=0, max_value=50_000), max_size=12).map(tuple),
    st.integers(min_value=-50_000, max_value=50_000),
)
def test_whatever_the_lengths_nothing_leaves_the_bar(minutes: tuple[int, ...], left: int) -> None:
    one = strip(minutes, left=left)
    ends = [per_cent(d.x) + per_cent(d.width) for d in one.drawn]
    assert all(0 <= end <= 100.01 for end in ends)
    assert all(0 <= per_cent(mark.x) <= 100 for mark in (one.due_mark, one.now_mark))
    assert sum(per_cent(d.width) for d in one.drawn) <= 100.1
    if minutes and left > 0:
        assert per_cent(one.now_mark.x) <= per_cent(one.due_mark.x)
