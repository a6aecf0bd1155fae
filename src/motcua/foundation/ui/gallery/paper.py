"""The paper kind: a letter of apology as it will be signed."""

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from motcua.foundation.ui.components import Link, PostButton
from motcua.foundation.ui.gallery.cast import CODE, COMMUNE, LAND_PROCEDURE, at
from motcua.foundation.ui.pages import PaperHead, PaperPage


def _qr(text: str) -> SafeString:
    """A QR as inline SVG: presentation attributes only, so the policy lets it be drawn."""
    code = segno.make(text, error="m")
    return mark_safe(
        code.svg_inline(omitsize=True, border=1, svgclass=None, lineclass=None).replace(
            "<svg", '<svg role="img" aria-label="QR"', 1
        )
    )


def page() -> PaperPage:
    """The gallery's paper."""
    return PaperPage(
        title=_("Văn bản xin lỗi và đề nghị gia hạn"),
        sentence=_("Bản dự thảo; có hiệu lực khi người có thẩm quyền ký số."),
        head=PaperHead(
            superior="ỦY BAN NHÂN DÂN XÃ QUẢNG ĐỨC",
            issuer="PHÒNG KINH TẾ",
            number="Số: 12/XL-PKT",
            place="Quảng Đức",
            on=at(14, 9).date(),
        ),
        heading="VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
        subject=f"Hồ sơ {CODE}",
        body=(
            "Kính gửi: Bà Đặng Thị Ngọc Hưởng, thôn Cẩm Đường, xã Quảng Đức.",
            f"{COMMUNE} đã tiếp nhận hồ sơ của Bà về thủ tục “{LAND_PROCEDURE}” lúc 09:30 ngày "
            "12/10/2026, hẹn trả kết quả lúc 17:00 ngày 26/10/2026.",
            "Do phải lấy ý kiến của cơ quan thuế về nghĩa vụ tài chính, kết quả chưa thể trả đúng "
            "hẹn. Chúng tôi xin lỗi Bà vì sự chậm trễ này và hẹn trả kết quả lúc 16:30 ngày "
            "30/10/2026.",
        ),
        signer_title="TRƯỞNG PHÒNG",
        signer="Vũ Quang Nghĩa",
        receivers=("Như trên;", "Trung tâm PVHCC xã;", "Lưu: VT, PKT."),
        qr=_qr(f"{CODE}|1.013949|XL|Một Cửa|2026-10-14T09:00+07:00"),
        actions=(
            PostButton(_("Ký"), "/mau-giao-dien/van-ban"),
            Link(_("Tải PDF"), "/mau-giao-dien/van-ban?tep=pdf", "button"),
        ),
    )
