"""The citizens' words: states, what comes next, what happened, limits."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.cores.clock import Limit
from motcua.foundation.ui.components import Status
from motcua.foundation.ui.components.base import Tone

OFFERED, NOT_OFFERED = 0, -1


def status(number: int) -> Status:
    """A state of a dossier; 0 and -1 are states of a procedure."""
    words: dict[int, tuple[str, Tone]] = {
        OFFERED: (_("Nhận hồ sơ trực tuyến"), "good"),
        NOT_OFFERED: (_("Chưa nhận hồ sơ trực tuyến"), "neutral"),
        1: (_("Đã nhận, chờ kiểm tra"), "neutral"),
        2: (_("Đã tiếp nhận"), "doing"),
        3: (_("Không được tiếp nhận"), "bad"),
        4: (_("Đang giải quyết"), "doing"),
        5: (_("Chờ Ông/Bà bổ sung"), "paused"),
        6: (_("Chờ thực hiện nghĩa vụ tài chính"), "paused"),
        7: (_("Đang xem xét yêu cầu rút hồ sơ"), "paused"),
        8: (_("Đã dừng giải quyết"), "bad"),
        9: (_("Đã có kết quả"), "good"),
        10: (_("Đã trả kết quả"), "good"),
    }
    return Status(*words[number])


def next_step(dossier: Any) -> str:
    """What comes next, for the applicant."""
    return {
        "answer": _("Cán bộ đang kiểm tra hồ sơ và trả lời trong 8 giờ làm việc kể từ khi nhận."),
        "hand_over": _("Hồ sơ sắp được chuyển đến cơ quan giải quyết."),
        "assign": _("Cơ quan giải quyết đã nhận hồ sơ."),
        "settle": _("Cán bộ đang giải quyết hồ sơ."),
        "sign": _("Kết quả đang chờ ký."),
        "issue": _("Kết quả đã ký, đang lấy số."),
        "return_result": _("Kết quả đã có; mời Ông/Bà nhận tại nơi tiếp nhận."),
        "await_supplement": _("Hồ sơ còn thiếu giấy tờ; đề nghị Ông/Bà bổ sung."),
        "": _("Hồ sơ đã kết thúc."),
    }[dossier.next_kind]


def happened(kind: str) -> tuple[str, Tone]:
    """An event in the applicant's words."""
    words: dict[str, tuple[str, Tone]] = {
        "filed": (_("Ông/Bà đã nộp hồ sơ"), "neutral"),
        "accepted": (_("Hồ sơ được tiếp nhận"), "good"),
        "supplement_asked": (_("Cơ quan yêu cầu bổ sung giấy tờ"), "paused"),
        "supplied": (_("Ông/Bà đã bổ sung giấy tờ"), "good"),
        "refused": (_("Hồ sơ không được tiếp nhận"), "bad"),
        "handed_over": (_("Hồ sơ được chuyển đến nơi giải quyết"), "doing"),
        "issued": (_("Đã có kết quả"), "good"),
        "returned": (_("Đã trả kết quả"), "good"),
        "apologised": (_("Cơ quan giải quyết xin lỗi và hẹn lại ngày trả"), "warn"),
        "closed_unsupplied": (_("Hồ sơ được đóng vì hết thời gian bổ sung"), "bad"),
        "paid": (_("Đã nộp phí, lệ phí"), "good"),
        "rated": (_("Ông/Bà đã đánh giá"), "neutral"),
    }
    return words.get(kind, (kind, "neutral"))


def limit_text(limit: Limit | None) -> str:
    """A limit in words."""
    if limit is None:
        return _("Chưa công khai đủ")
    if limit.amount == 0:
        return _("Trong ngày làm việc")
    n = limit.amount
    pattern = {
        "working_day": ngettext("%(amount)d ngày làm việc", "%(amount)d ngày làm việc", n),
        "day": ngettext("%(amount)d ngày", "%(amount)d ngày", n),
        "working_hour": ngettext("%(amount)d giờ làm việc", "%(amount)d giờ làm việc", n),
        "working_minute": ngettext("%(amount)d phút làm việc", "%(amount)d phút làm việc", n),
    }[limit.unit]
    return pattern % {"amount": n}
