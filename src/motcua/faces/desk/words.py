"""The words of the desk: statuses, next actions, events, causes, and why an act was refused."""

from django.utils.translation import gettext as _

from motcua.cores.casework.refusals import Refusal
from motcua.foundation.ui.components import Status
from motcua.foundation.ui.components.base import Tone


def status(number: int) -> Status:
    """A portal status as a word with shape and colour."""
    words: dict[int, tuple[str, Tone]] = {
        1: (_("Mới đăng ký"), "neutral"),
        2: (_("Được tiếp nhận"), "doing"),
        3: (_("Không được tiếp nhận"), "bad"),
        4: (_("Đang xử lý"), "doing"),
        5: (_("Yêu cầu bổ sung giấy tờ"), "paused"),
        6: (_("Yêu cầu thực hiện nghĩa vụ tài chính"), "paused"),
        7: (_("Công dân yêu cầu rút hồ sơ"), "paused"),
        8: (_("Dừng xử lý"), "bad"),
        9: (_("Đã xử lý xong"), "good"),
        10: (_("Đã trả kết quả"), "good"),
    }
    return Status(*words[number])


def next_action(kind: str) -> str:
    """What is owed next."""
    return {
        "answer": _("Kiểm tra hồ sơ"),
        "hand_over": _("Chuyển xử lý"),
        "assign": _("Phân công"),
        "settle": _("Thụ lý"),
        "sign": _("Ký"),
        "issue": _("Phát hành"),
        "return_result": _("Trả kết quả"),
        "await_supplement": _("Chờ bổ sung"),
        "": _("Đã kết thúc"),
    }[kind]


def happened(kind: str) -> tuple[str, Tone]:
    """An event in the past tense, with its tone in the story."""
    words: dict[str, tuple[str, Tone]] = {
        "filed": (_("Đã nộp hồ sơ"), "neutral"),
        "accepted": (_("Đã tiếp nhận"), "good"),
        "supplement_asked": (_("Đã yêu cầu bổ sung"), "paused"),
        "supplied": (_("Đã nhận giấy tờ bổ sung"), "good"),
        "refused": (_("Đã từ chối tiếp nhận"), "bad"),
        "handed_over": (_("Đã chuyển xử lý"), "doing"),
        "drafted": (_("Đã trình ký"), "doing"),
        "sent_back": (_("Đã trả lại người thụ lý"), "warn"),
        "signed": (_("Đã ký"), "good"),
        "issued": (_("Đã phát hành kết quả"), "good"),
        "returned": (_("Đã trả kết quả"), "good"),
        "apologised": (_("Đã xin lỗi và hẹn lại"), "warn"),
        "closed_unsupplied": (_("Đã đóng hồ sơ vì hết thời gian bổ sung"), "bad"),
        "paid": (_("Đã nộp phí, lệ phí"), "good"),
        "synced": (_("Đã đồng bộ với Cổng Dịch vụ công quốc gia"), "neutral"),
        "rated": (_("Người nộp đã đánh giá"), "neutral"),
        "corrected": (_("Đã đính chính thông tin"), "warn"),
        "moved_to_successor": (_("Đã chuyển cơ quan kế thừa"), "neutral"),
        "ledger.erased": (_("Đã xóa dữ liệu cá nhân"), "neutral"),
    }
    return words.get(kind, (kind, "neutral"))


def channel(code: str) -> str:
    """How a dossier came in, or a result goes out."""
    return {
        "counter": _("Trực tiếp"),
        "online": _("Trực tuyến"),
        "post": _("Bưu chính công ích"),
    }[code]


def role(code: str) -> str:
    """A role as the story names it."""
    return {
        "receiver": _("Người tiếp nhận"),
        "case_officer": _("Người thụ lý"),
        "head_of_unit": _("Thủ trưởng"),
        "clerk": _("Văn thư"),
        "finance": _("Kế toán"),
        "leader": _("Lãnh đạo"),
        "business_admin": _("Quản trị nghiệp vụ"),
        "citizen": _("Người nộp"),
        "system": _("Hệ thống"),
    }.get(code, code)


def causes() -> tuple[tuple[str, str], ...]:
    """Why a dossier runs late, by code."""
    return (
        ("workload", _("Khối lượng hồ sơ tăng đột biến")),
        ("verification", _("Phải xác minh, lấy ý kiến thêm")),
        ("other_agency", _("Cơ quan phối hợp trả lời chậm")),
        ("system", _("Hệ thống thông tin gián đoạn")),
        ("staff", _("Sơ suất của người thụ lý")),
    )


def refusal_reasons() -> tuple[tuple[str, str], ...]:
    """Why a dossier is not taken, by code."""
    return (
        ("out_of_competence", _("Không thuộc thẩm quyền giải quyết")),
        ("not_eligible", _("Không đủ điều kiện theo quy định")),
        ("wrong_procedure", _("Nộp không đúng thủ tục")),
        ("duplicate", _("Hồ sơ trùng với hồ sơ đang giải quyết")),
        ("not_supplied", _("Quá thời hạn bổ sung")),
        ("false_papers", _("Giấy tờ không hợp lệ")),
    )


def why_refused(refusal: Refusal) -> str:
    """A refusal in official words: what is so, and what to do."""
    words = {
        "wrong_status": _("Hồ sơ không còn ở bước này. Xin mở lại hồ sơ để xem bước hiện tại."),
        "role_may_not": _("Vai trò của Ông/Bà không được giao việc này."),
        "not_yours": _("Hồ sơ đang do người khác thụ lý; thủ trưởng có thể phân công lại."),
        "dossier_not_complete": _("Còn thiếu giấy tờ bắt buộc số %(detail)s."),
        "limit_unknown": _("Thủ tục chưa công khai thời hạn nên chưa hẹn được ngày trả kết quả."),
        "reason_missing": _("Cần ghi lý do."),
        "repeat_needs_ground": _(
            "Hồ sơ đã được yêu cầu bổ sung một lần. Yêu cầu lần nữa phải ghi căn cứ và hồ sơ sẽ "
            "bị tính là trễ hạn theo Bộ chỉ số 766."
        ),
        "paper_not_asked": _("Giấy tờ số %(detail)s không có trong yêu cầu bổ sung."),
        "too_early": _("Chưa hết thời gian bổ sung."),
        "date_not_later": _("Ngày hẹn mới phải sau ngày hẹn cũ và sau lúc ký."),
        "extension_used": _("Hồ sơ đã được hẹn lại một lần, không được hẹn lại lần nữa."),
        "draft_open": _("Dự thảo đang chờ ký; cần trả lại dự thảo trước."),
        "drafter_may_not_sign": _("Người trình dự thảo không được ký dự thảo của mình."),
        "amount_differs": _("Số tiền không đúng mức phí phải nộp."),
        "already_done": _("Việc này đã được làm trước đó."),
        "not_offered": _("Thủ tục chưa công khai đủ nên chưa nhận hồ sơ."),
        "unit_not_competent": _("Đơn vị không có thẩm quyền giải quyết thủ tục này."),
        "instant_before_last": _("Thời điểm thực hiện sớm hơn bước gần nhất của hồ sơ."),
    }
    pattern = words.get(refusal.code, _("Việc này chưa thực hiện được."))
    return pattern % {"detail": refusal.detail} if "%(detail)s" in pattern else pattern
