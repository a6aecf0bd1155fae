"""Why a room said no, as problems: the status, the place in the request, and words to act upon."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from motcua.cores.casework.refusals import Refusal, RoleMayNot
from motcua.faces.api.problems import Fault, Problem, of_place, pointer
from motcua.rooms.documents.operations import TextNotPrintable
from motcua.rooms.dossiers import operations as dossiers
from motcua.rooms.people.operations import NumberOfAnother, PeopleRefusal

Place = tuple[str, str]
Words = tuple[str, str]


def unknown_dossier() -> Problem:
    """No such dossier, or not one that the caller may see: both are told in the same words."""
    return Problem(
        404,
        "dossier_unknown",
        _("Không có hồ sơ này, hoặc tài khoản không được giao xem hồ sơ này."),
        _("Kiểm tra lại mã hồ sơ; nếu công việc cần đến, đề nghị đơn vị giao quyền."),
    )


def of_casework(refusal: Refusal) -> Problem:
    """A refusal of the dossiers' rules."""
    if isinstance(refusal, RoleMayNot):
        return _forbidden()
    if isinstance(refusal, dossiers.KeyReused):
        return _in_header("Idempotency-Key", refusal.code, _key_reused())
    known = _OF_CASEWORK.get(type(refusal))
    if known is None:
        return Problem(
            409,
            refusal.code,
            _("Hồ sơ không ở tình trạng làm được việc này."),
            _("Xem tình trạng hiện tại của hồ sơ rồi làm bước phù hợp."),
        )
    place, words = known
    detail, todo = words()
    return of_place(Fault("body", pointer(place), refusal.code, detail, todo))


def of_people(refusal: PeopleRefusal) -> Problem:
    """A refusal of the register of citizens and organisations; its words are its own."""
    place = "name" if refusal.code in {"number_of_another", "name_missing"} else "number"
    fault = Fault(
        "body",
        pointer("applicant", place),
        refusal.code,
        str(refusal),
        _("Đối chiếu với giấy tờ của người nộp rồi gửi lại."),
    )
    return of_place(fault, status=409 if isinstance(refusal, NumberOfAnother) else 422)


def not_printable(refusal: TextNotPrintable) -> Problem:
    """A text that the acknowledgement could not print."""
    fault = Fault(
        "body",
        "",
        "text_not_printable",
        str(refusal),
        _("Thay ký tự đó bằng chữ thường dùng trong giấy tờ."),
    )
    return of_place(fault)


def not_storable() -> Problem:
    """A value that passes the schema and that the database still cannot keep."""
    return Problem(
        422,
        "value_not_storable",
        _("Có giá trị không ghi được vào cơ sở dữ liệu."),
        _("Bỏ ký tự lạ, rút gọn giá trị quá dài rồi gửi lại."),
    )


def _forbidden() -> Problem:
    return Problem(
        403,
        "not_allowed",
        _("Tài khoản không có vai trò tiếp nhận thủ tục này tại nơi tiếp nhận đã ghi."),
        _("Kiểm tra receiving_unit, hoặc đề nghị quản trị nghiệp vụ giao vai trò."),
    )


def _in_header(name: str, code: str, words: Words) -> Problem:
    return of_place(Fault("header", pointer(name), code, *words))


def _key_reused() -> Words:
    return (
        _("Idempotency-Key này đã dùng cho một hồ sơ có nội dung khác."),
        _("Gửi lại đúng nội dung cũ, hoặc dùng mã mới cho hồ sơ mới."),
    )


def _not_offered() -> Words:
    return (
        _("Thủ tục không có hiệu lực, hoặc công khai chưa đủ để nhận hồ sơ."),
        _("Kiểm tra mã thủ tục; thủ tục chưa đủ nội dung cần được công bố bổ sung."),
    )


def _not_competent() -> Words:
    return (
        _("Cơ quan này không giải quyết thủ tục đó, hoặc mã cơ quan không có."),
        _("Kiểm tra unit_code và receiving_unit, hoặc gửi place để hệ thống tự tìm cơ quan."),
    )


def paper_unknown() -> Words:
    """A paper for a requirement that the procedure does not have."""
    return (
        _("Thủ tục không có thành phần hồ sơ mang số thứ tự này."),
        _("Dùng số thứ tự của thành phần hồ sơ đang công khai, hoặc 0 cho giấy tờ khác."),
    )


def _applicant_unknown() -> Words:
    return _("Không có người nộp này."), _("Kiểm tra lại thông tin người nộp.")


_OF_CASEWORK: Mapping[type[Refusal], tuple[str, Callable[[], Words]]] = {
    dossiers.NotOffered: ("procedure_code", _not_offered),
    dossiers.UnitNotCompetent: ("unit_code", _not_competent),
    dossiers.ApplicantUnknown: ("applicant", _applicant_unknown),
}
