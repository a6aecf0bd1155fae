"""Invented people, units and instants that the gallery shares."""

from datetime import datetime

from motcua.foundation.text.moments import VIETNAM

MINUTES_PER_DAY = 480
COMMUNE = "Ủy ban nhân dân xã Quảng Đức"
CENTRE = "Trung tâm Phục vụ hành chính công xã Quảng Đức"
ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị phường Nguyễn Thị Minh Khai"
LAND = "Chi nhánh Văn phòng đăng ký đất đai khu vực miền Đông"
OFFICER = "Nguyễn Thị Phương Ánh"
CODE = "H99.101.25-261012-0112"
LAND_PROCEDURE = (
    "Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần đầu"
)


def at(day: int, hour: int, minute: int = 0, month: int = 10) -> datetime:
    """An instant of the gallery's autumn, in Vietnam's time."""
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)
