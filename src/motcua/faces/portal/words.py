"""The citizens' words: states, what comes next, what happened, limits."""

from typing import Any

from django.utils.translation import gettext as _

from motcua.cores.clock import Limit
from motcua.foundation.ui.components import Status
from motcua.foundation.ui.components.base import Tone

OFFERED, NOT_OFFERED = 0, -1


def status(number: int) -> Status:
    """A state of a dossier; 0 and -1 are states of a procedure."""
    words: dict[int, tuple[str, Tone]] = {
        OFFERED: (_("Nộp trực tuyến được"), "good"),
        NOT_OFFERED: (_("Chưa nộp trực tuyến được"), "neutral"),
        1: (_("Đã nhận, chờ kiểm tra"), "neutral"),
        2: (_("Đã tiếp nhận"), "doing"),
        3: (_("Không được tiếp nhận"), "bad"),
        4: (_("Đang giải quyết"), "doing"),
        5: (_("Chờ Ông/Bà bổ sung"), "paused"),
        6: (_("Chờ nộp nghĩa vụ tài chính"), "paused"),
        7: (_("Đang xem xét yêu cầu rút"), "paused"),
        8: (_("Đã dừng"), "bad"),
        9: (_("Đã có kết quả"), "good"),
        10: (_("Đã trả kết quả"), "good"),
    }
    return Status(*words[number])


def next_step(dossier: Any) -> str:
    """What comes next, for the applicant."""
    return {
        "answer": _("Cán bộ đang kiểm tra hồ sơ và sẽ trả lời trong 8 giờ làm việc."),
        "hand_over": _("Hồ sơ sắp được chuyển đến cơ quan giải quyết."),
        "assign": _("Cơ quan giải quyết đã nhận hồ sơ."),
        "settle": _("Cán bộ đang giải quyết hồ sơ."),
        "sign": _("Kết quả đang chờ ký."),
        "issue": _("Kết quả đã ký, đang lấy số."),
        "return_result": _("Kết quả đã có; mời Ông/Bà nhận tại nơi tiếp nhận."),
        "await_supplement": _("Hồ sơ còn thiếu giấy tờ; mời Ông/Bà bổ sung."),
        "": _("Hồ sơ đã kết thúc."),
    }[dossier.next_kind]


def happened(kind: str) -> tuple[str, Tone]:
    """An event in the applicant's words."""
    words: dict[str, tuple[str, Tone]] = {
        "filed": (_("Ông/Bà nộp hồ sơ"), "neutral"),
        "accepted": (_("Hồ sơ được tiếp nhận"), "good"),
        "supplement_asked": (_("Được yêu cầu bổ sung"), "paused"),
        "supplied": (_("Ông/Bà đã bổ sung"), "good"),
        "refused": (_("Không được tiếp nhận"), "bad"),
        "handed_over": (_("Chuyển đến người giải quyết"), "doing"),
        "issued": (_("Có kết quả"), "good"),
        "returned": (_("Đã nhận kết quả"), "good"),
        "apologised": (_("Cơ quan xin lỗi và hẹn lại"), "warn"),
        "closed_unsupplied": (_("Đóng hồ sơ do không bổ sung"), "bad"),
        "paid": (_("Đã nộp phí, lệ phí"), "good"),
        "rated": (_("Ông/Bà đã đánh giá"), "neutral"),
    }
    return words.get(kind, (kind, "neutral"))


def limit_text(limit: Limit | None) -> str:
    """A limit in words."""
    if limit is None:
        return _("Chưa công khai đủ")
    if limit.amount == 0:
        return _("Trong ngày")
    pattern = {
        "working_day": _("%(amount)d ngày làm việc"),
        "day": _("%(amount)d ngày"),
        "working_hour": _("%(amount)d giờ làm việc"),
        "working_minute": _("%(amount)d phút làm việc"),
    }[limit.unit]
    return pattern % {"amount": limit.amount}
