"""The form kind, for officers and citizens: sections, hints, choices, files, errors."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.foundation.ui.components import Link, Steps
from motcua.foundation.ui.fields import DayField, LineField, MoneyField, OfficeForm, ParagraphField
from motcua.foundation.ui.pages import FormPage, FormSection


class SupplementForm(OfficeForm):
    """What an officer fills to ask for missing papers."""

    applicant = LineField(label=gettext_lazy("Họ và tên người nộp"), max_length=200)
    born_on = DayField(label=gettext_lazy("Ngày sinh"), help_text=gettext_lazy("Ví dụ: 15/10/1986"))
    fee_vnd = MoneyField(
        label=gettext_lazy("Phí, lệ phí phải nộp"),
        help_text=gettext_lazy("Số tiền bằng đồng, ví dụ: 1.024.000"),
        required=False,
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("Ông/Bà muốn nhận kết quả bằng cách nào?"),
        widget=forms.RadioSelect,
        choices=[
            ("counter", gettext_lazy("Đến nhận tại Bộ phận Một cửa")),
            ("post", gettext_lazy("Gửi về nhà qua dịch vụ bưu chính công ích")),
            ("online", gettext_lazy("Nhận bản điện tử trong Kho dữ liệu cá nhân")),
        ],
    )
    missing = forms.MultipleChoiceField(
        label=gettext_lazy("Giấy tờ còn thiếu"),
        help_text=gettext_lazy("Chọn tất cả giấy tờ cần bổ sung; hướng dẫn một lần, đầy đủ."),
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("map", gettext_lazy("Trích lục bản đồ địa chính")),
            ("tax", gettext_lazy("Chứng từ thực hiện nghĩa vụ tài chính")),
        ],
    )
    commune = forms.ChoiceField(
        label=gettext_lazy("Nơi cư trú"),
        choices=[
            ("", gettext_lazy("Chọn xã, phường")),
            ("a", "Xã Quảng Đức"),
            ("b", "Phường Nguyễn Thị Minh Khai"),
        ],
    )
    reason = ParagraphField(
        label=gettext_lazy("Lý do"),
        help_text=gettext_lazy("Nêu rõ thiếu gì, căn cứ nào; người nộp sẽ đọc nguyên văn."),
        max_length=2000,
    )
    scan = forms.FileField(
        label=gettext_lazy("Tệp kèm theo"),
        help_text=gettext_lazy("PDF, JPG hoặc PNG; mỗi tệp không quá 8 MB."),
        required=False,
    )
    informed = forms.BooleanField(
        label=gettext_lazy("Tôi đã trao đổi với người nộp về các giấy tờ này"), required=False
    )


class ChannelForm(OfficeForm):
    """One question group of a citizen's form."""

    channel = SupplementForm.base_fields["channel"]


def officer_page(form: SupplementForm) -> FormPage:
    """One page with sections, as officers fill it."""
    return FormPage(
        title=_("Yêu cầu bổ sung, hoàn thiện hồ sơ"),
        sentence=_("Hồ sơ H99.101.25-261012-0112, còn 4 ngày làm việc."),
        form=form,
        sections=(
            FormSection(title=_("Người nộp"), names=("applicant", "born_on", "commune")),
            FormSection(
                title=_("Nội dung bổ sung"), names=("missing", "reason", "scan", "informed")
            ),
            FormSection(title=_("Kết quả và chi phí"), names=("channel", "fee_vnd")),
        ),
        next_sentence=_(
            "Sau khi gửi, hồ sơ tạm dừng tính thời hạn; người nộp nhận Phiếu yêu cầu bổ sung qua "
            "tin nhắn và thư điện tử. Khi giấy tờ đến đủ, hồ sơ trở lại hộp việc này."
        ),
        submit=_("Gửi yêu cầu bổ sung"),
        back=Link(_("Quay lại hồ sơ"), "/mau-giao-dien/ho-so"),
    )


def citizen_page(form: ChannelForm) -> FormPage:
    """One question group of several, as citizens fill it on a phone."""
    return FormPage(
        title=_("Cách nhận kết quả"),
        form=form,
        steps=Steps(
            (
                _("Chọn thủ tục"),
                _("Thông tin người nộp"),
                _("Giấy tờ kèm theo"),
                _("Cách nhận kết quả"),
                _("Kiểm tra và nộp"),
            ),
            current=4,
        ),
        next_sentence=_("Ông/Bà xem lại toàn bộ nội dung ở bước sau rồi mới nộp."),
        submit=_("Tiếp tục"),
        back=Link(_("Quay lại bước trước"), "/mau-giao-dien/bieu-mau"),
    )
