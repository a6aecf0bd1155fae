"""Why the room says no. Nothing changed; the text says what is wrong and what to do."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.text.refusals import SaidRefusal


class WorktimeRefusal(SaidRefusal):
    """Whatever this room refuses."""


class GroundIncomplete(WorktimeRefusal):
    """A change of working time states why, and by which document."""

    code = "ground_incomplete"
    sentence = _("Hãy ghi lý do (tối đa 500 ký tự) và số văn bản làm căn cứ (tối đa 100 ký tự).")


class UnitNotInForce(WorktimeRefusal):
    """No unit of this code exists on that day."""

    code = "unit_not_in_force"
    sentence = _("Không có cơ quan mang mã “%(unit)s” vào ngày %(on)s; hãy kiểm tra lại mã.")


class SwapImpossible(WorktimeRefusal):
    """One of the two days is not what the swap takes it for."""

    code = "swap_impossible"
    sentence = _(
        "Không hoán đổi được ngày %(off_on)s và %(worked_on)s: ngày nghỉ phải là ngày làm việc, "
        "ngày làm bù phải là ngày nghỉ cuối tuần, và cách nhau không quá %(days)s ngày."
    )


class SwapUnknown(WorktimeRefusal):
    """There is no such swap to withdraw."""

    code = "swap_unknown"
    sentence = _("Chưa có việc hoán đổi ngày %(off_on)s và %(worked_on)s để hủy.")


class DayNotOpen(WorktimeRefusal):
    """The day is not one of those that still wait for a decision."""

    code = "day_not_open"
    sentence = _("Ngày %(on)s không phải là ngày nghỉ đang chờ xác nhận.")


class HoursImpossible(WorktimeRefusal):
    """The hours overlap, run backwards, or leave Mondays closed."""

    code = "hours_impossible"
    sentence = _(
        "Giờ làm việc chưa hợp lý: các ca không được chồng nhau, giờ đóng cửa phải sau giờ mở cửa, "
        "và thứ Hai phải làm việc quanh năm. Chi tiết: %(fault)s"
    )


class DeadlineRequestInvalid(WorktimeRefusal):
    """A question about a deadline that cannot be answered as it was put."""

    code = "deadline_request_invalid"
    sentence = _("Không tính được thời hạn: %(what)s")
