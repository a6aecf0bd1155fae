"""Time strips in every state that a dossier can be in."""

from motcua.foundation.ui.components import StripSegment, TimeStrip
from motcua.foundation.ui.gallery.cast import CENTRE, COMMUNE, ECONOMY, LAND, MINUTES_PER_DAY, at

ON_TIME = TimeStrip(
    accepted_at=at(12, 9, 30),
    due_at=at(26, 17),
    at=at(20, 10, 15),
    segments=(
        StripSegment(CENTRE, 330),
        StripSegment(ECONOMY, 1260),
        StripSegment("chờ ông Đặng Văn Hưởng bổ sung giấy tờ", 960, "pause"),
        StripSegment(LAND, 240, current=True),
    ),
    left_minutes=4 * MINUTES_PER_DAY + 200,
    minutes_per_day=MINUTES_PER_DAY,
)
LATE = TimeStrip(
    accepted_at=at(1, 7, 45),
    due_at=at(15, 16, 30),
    at=at(19, 9, 30),
    segments=(
        StripSegment(CENTRE, 120),
        StripSegment(LAND, 2600),
        StripSegment("chờ xác định nghĩa vụ tài chính", 780, "pause"),
        StripSegment("Chi cục Thuế khu vực III", 700),
        StripSegment(COMMUNE, 1490, current=True),
    ),
    left_minutes=-(MINUTES_PER_DAY + 180),
    minutes_per_day=MINUTES_PER_DAY,
    unconfirmed=True,
)
PAUSED = TimeStrip(
    accepted_at=at(14, 14),
    due_at=at(28, 17),
    at=at(21, 8),
    segments=(
        StripSegment(CENTRE, 60),
        StripSegment(ECONOMY, 500),
        StripSegment("chờ bổ sung giấy tờ theo Phiếu yêu cầu số 12", 1400, "pause", current=True),
    ),
    left_minutes=5 * MINUTES_PER_DAY,
    minutes_per_day=MINUTES_PER_DAY,
    paused="chờ bổ sung giấy tờ",
)
ENDED = TimeStrip(
    accepted_at=at(5, 8),
    due_at=at(12, 17),
    at=at(8, 11),
    segments=(StripSegment(CENTRE, 200), StripSegment(COMMUNE, 1300)),
    left_minutes=2 * MINUTES_PER_DAY,
    minutes_per_day=MINUTES_PER_DAY,
    ended=True,
)
