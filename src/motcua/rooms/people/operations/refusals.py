"""Why the room says no. Nothing changed; the text says what is wrong and what to do."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.text.refusals import SaidRefusal


class PeopleRefusal(SaidRefusal):
    """Whatever this room refuses."""


class CodeMalformed(PeopleRefusal):
    """The electronic code does not follow the rule in force."""

    code = "code_malformed"
    sentence = _(
        "Mã định danh “%(unit)s” không đúng quy tắc: dùng dạng H49 hoặc H49.15, "
        "dài tối đa 35 ký tự."
    )


class CodeTaken(PeopleRefusal):
    """A code is never given twice, not even after its unit was dissolved."""

    code = "code_taken"
    sentence = _("Mã định danh “%(unit)s” đã cấp cho một cơ quan; hãy dùng mã khác.")


class UnitUnknown(PeopleRefusal):
    """No unit has this code."""

    code = "unit_unknown"
    sentence = _("Không có cơ quan nào mang mã “%(unit)s”; hãy kiểm tra lại mã.")


class UnitNotInForce(PeopleRefusal):
    """The unit did not exist, or no longer existed, on that day."""

    code = "unit_not_in_force"
    sentence = _("Cơ quan “%(unit)s” không hoạt động vào ngày %(on)s; hãy chọn ngày khác.")


class UnitHasUnitsBelow(PeopleRefusal):
    """Units below it would be left without a parent."""

    code = "unit_has_units_below"
    sentence = _(
        "Cơ quan “%(unit)s” còn đơn vị trực thuộc: %(below)s; hãy sắp xếp các đơn vị này cùng lúc."
    )


class LaterAssignments(PeopleRefusal):
    """Somebody is to begin work there after the unit's last day."""

    code = "later_assignments"
    sentence = _(
        "Có người được phân công vào “%(unit)s” từ ngày %(on)s trở đi; "
        "hãy kết thúc các phân công đó trước."
    )


class SuccessionUnclear(PeopleRefusal):
    """Each predecessor needs exactly one main successor, another unit that lives on that day."""

    code = "succession_unclear"
    sentence = _("Cơ quan “%(unit)s” phải có đúng một cơ quan kế thừa chính, khác chính nó.")


class NameTooEarly(PeopleRefusal):
    """A new name must begin after the present one began."""

    code = "name_too_early"
    sentence = _("Tên mới của “%(unit)s” phải có hiệu lực sau ngày %(on)s.")


class OfficerUnknown(PeopleRefusal):
    """This account belongs to no officer."""

    code = "officer_unknown"
    sentence = _("Tài khoản này chưa gắn với cán bộ nào; hãy đăng ký cán bộ trước.")


class RoleUnknown(PeopleRefusal):
    """No such role, or one to which nobody is appointed."""

    code = "role_unknown"
    sentence = _("Không phân công được vai trò “%(role)s”.")


class AssignmentOverlaps(PeopleRefusal):
    """The officer already holds this role in this unit on one of those days."""

    code = "assignment_overlaps"
    sentence = _(
        "Cán bộ đã giữ vai trò này tại “%(unit)s” trong khoảng thời gian đó; "
        "hãy kết thúc phân công cũ trước."
    )


class NoProcedures(PeopleRefusal):
    """A limit to certain procedures names none."""

    code = "no_procedures"
    sentence = _("Hãy chọn ít nhất một thủ tục, hoặc phân công cho mọi thủ tục của cơ quan.")


class PeriodEmpty(PeopleRefusal):
    """A period must end after it begins."""

    code = "period_empty"
    sentence = _("Ngày kết thúc phải sau ngày bắt đầu.")


class NotTheirsToDelegate(PeopleRefusal):
    """Only who holds the role in that unit at the start can lend it."""

    code = "not_theirs_to_delegate"
    sentence = _("Người ủy quyền không giữ vai trò này tại “%(unit)s” vào lúc bắt đầu ủy quyền.")


class DelegationBackdated(PeopleRefusal):
    """What was signed before the delegation cannot be covered by it."""

    code = "delegation_backdated"
    sentence = _("Ủy quyền không được bắt đầu trước thời điểm lập; hãy chọn thời điểm sau.")


class DelegationOverlaps(PeopleRefusal):
    """The same role is already lent to the same deputy, or the deputy is the principal."""

    code = "delegation_overlaps"
    sentence = _("Đã có ủy quyền cùng nội dung trong khoảng thời gian đó, hoặc tự ủy quyền.")


class ReasonMissing(PeopleRefusal):
    """A delegation states why."""

    code = "reason_missing"
    sentence = _("Hãy ghi lý do ủy quyền.")


class NumberMalformed(PeopleRefusal):
    """Not a number of its kind."""

    code = "number_malformed"
    sentence = _(
        "Số “%(number)s” không đúng: số định danh gồm 12 chữ số, hộ chiếu 6 đến 12 chữ và số, "
        "mã số thuế 10 chữ số (thêm -001 nếu là đơn vị phụ thuộc) hoặc 12 chữ số."
    )


class NumberOfAnother(PeopleRefusal):
    """The number is on record under another name."""

    code = "number_of_another"
    sentence = _("Số “%(number)s” đã đăng ký với tên khác; hãy đối chiếu giấy tờ.")


class AccountTaken(PeopleRefusal):
    """The sign-in already belongs to another citizen."""

    code = "account_taken"
    sentence = _("Tài khoản đã gắn với một người khác; không gắn được với số “%(number)s”.")


class NameMissing(PeopleRefusal):
    """Nobody is registered without a name."""

    code = "name_missing"
    sentence = _("Hãy ghi họ tên hoặc tên tổ chức.")
