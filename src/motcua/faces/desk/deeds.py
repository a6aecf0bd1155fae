"""What an officer can do with a dossier: one deed per verb, with its form and its operation.

Which deeds are offered follows from status, step and role; whether one is carried out is decided
by the casework rules alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.cores.casework import commands as c
from motcua.faces.desk import forms as f
from motcua.rooms.dossiers import operations
from motcua.rooms.dossiers.access import Person

Given = Mapping[str, Any]
Run = Callable[..., Any]


@dataclass(frozen=True)
class Deed:
    """One verb. ``when`` are (status, step) pairs; step "" means any."""

    slug: str
    command_type: type[c.Command]
    text: str | Promise
    next_sentence: str | Promise
    form: type[forms.Form]
    run: Run
    when: frozenset[tuple[int, str]]
    arguments: Callable[[Given], dict[str, Any]] = dict

    @property
    def command(self) -> str:
        """The command's name."""
        return self.command_type.__name__

    def label(self) -> str:
        """The verb on the button."""
        return str(self.text)

    def fits(self, status: int, step: str) -> bool:
        """Whether the dossier stands where this deed is possible."""
        return (status, "") in self.when or (status, step) in self.when


def _at(*places: tuple[int, str] | int) -> frozenset[tuple[int, str]]:
    return frozenset((place, "") if isinstance(place, int) else place for place in places)


def _holder(given: Given) -> dict[str, Any]:
    unit, _sign, ref = str(given["holder"]).partition("|")
    return {"to_unit": unit, "to_ref": ref, "note": given.get("note", "")}


def _positions(given: Given) -> dict[str, Any]:
    return {**given, "positions": [int(each) for each in given["positions"]]}


DEEDS: tuple[Deed, ...] = (
    Deed(
        "tiep-nhan",
        c.Accept,
        _("Tiếp nhận"),
        _("Thời hạn bắt đầu tính; Giấy tiếp nhận hồ sơ và hẹn trả kết quả được lập ngay."),
        f.AcceptForm,
        operations.accept,
        _at(1),
    ),
    Deed(
        "ky",
        c.Sign,
        _("Ký"),
        _("Dự thảo được khóa và chuyển văn thư lấy số."),
        f.ConfirmForm,
        operations.sign,
        _at((4, "sign")),
    ),
    Deed(
        "phat-hanh",
        c.Issue,
        _("Phát hành"),
        _("Kết quả chuyển về nơi tiếp nhận để trả cho người nộp."),
        f.IssueForm,
        operations.issue_result,
        _at((4, "issue")),
    ),
    Deed(
        "trinh-ky",
        c.Draft,
        _("Trình ký"),
        _("Dự thảo chuyển đến thủ trưởng; người trình không được ký dự thảo của mình."),
        f.DraftForm,
        operations.draft,
        _at((4, "settle")),
    ),
    Deed(
        "tra-ket-qua",
        c.Return,
        _("Trả kết quả"),
        _("Hồ sơ kết thúc; người nộp được mời đánh giá."),
        f.ReturnForm,
        operations.return_result,
        _at(9),
    ),
    Deed(
        "nhan-bo-sung",
        c.Supply,
        _("Nhận bổ sung"),
        _("Hồ sơ trở lại bước trước khi bổ sung; thời hạn tính theo quy định của thủ tục."),
        f.SupplyForm,
        operations.supply,
        _at(1, 5),
    ),
    Deed(
        "chuyen",
        c.HandOver,
        _("Chuyển xử lý"),
        _("Việc chuyển được ghi vào Phiếu kiểm soát quá trình giải quyết hồ sơ."),
        f.HandOverForm,
        operations.hand_over,
        _at(2, (4, "assign"), (4, "settle")),
        _holder,
    ),
    Deed(
        "bo-sung",
        c.AskSupplement,
        _("Yêu cầu bổ sung"),
        _("Người nộp nhận Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ; hướng dẫn đủ một lần."),
        f.SupplementForm,
        operations.ask_supplement,
        _at(1, (4, "assign"), (4, "settle")),
        _positions,
    ),
    Deed(
        "tra-lai",
        c.SendBack,
        _("Trả lại"),
        _("Dự thảo trở lại người thụ lý kèm lý do."),
        f.ReasonForm,
        operations.send_back,
        _at((4, "sign")),
    ),
    Deed(
        "thu-phi",
        c.RecordPayment,
        _("Thu phí"),
        _("Khoản thu được ghi vào hồ sơ."),
        f.PaymentForm,
        operations.record_payment,
        _at(2, 4, 5, 9),
    ),
    Deed(
        "xin-loi",
        c.Apologise,
        _("Xin lỗi, hẹn lại"),
        _("Văn bản xin lỗi được lập với một ngày hẹn mới; chỉ được hẹn lại một lần."),
        f.ApologyForm,
        operations.apologise,
        _at(2, 4),
    ),
    Deed(
        "tu-choi",
        c.Refuse,
        _("Từ chối tiếp nhận"),
        _("Phiếu từ chối tiếp nhận giải quyết hồ sơ được lập; hồ sơ kết thúc."),
        f.RefuseForm,
        operations.refuse,
        _at(1),
    ),
)


def deeds_for(dossier: Any, possible: frozenset[str], who: Person) -> tuple[Deed, ...]:
    """The deeds open to this officer now, the owed one first."""
    return tuple(
        deed
        for deed in DEEDS
        if deed.command in possible
        and deed.fits(dossier.status, dossier.step)
        and _sensible(deed, dossier, who)
    )


def _sensible(deed: Deed, dossier: Any, who: Person) -> bool:
    """Leaves out deeds that could only be refused."""
    waiting = dossier.next_kind == "await_supplement"
    if deed.command == "Supply":
        return bool(waiting)
    if waiting:
        return deed.command == "Refuse"
    if deed.command == "RecordPayment":
        return bool(dossier.fee_vnd)
    if deed.command == "Apologise":
        return bool(dossier.due_at)
    del who
    return True


def deed_of(slug: str) -> Deed:
    """The deed at an address. Raises LookupError."""
    for deed in DEEDS:
        if deed.slug == slug:
            return deed
    raise LookupError(slug)
