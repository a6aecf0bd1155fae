"""Why a file is sent back: what is wrong, in which file, and what the sender can do about it.

Every refusal prints as two Vietnamese sentences that a citizen can act upon; ``code`` names it for
machines.
"""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class FileRefused(ValueError):
    """A file may not come in. ``where`` is the name the sender gave it."""

    what: ClassVar[str | Promise] = _("Tệp “%(where)s” không được tiếp nhận.")
    remedy: ClassVar[str | Promise] = _("Ông/Bà kiểm tra lại tệp và tải lên lần nữa.")

    def __init__(self, where: str, **facts: object) -> None:
        self.where = where
        self.facts = facts
        super().__init__(where)

    @property
    def code(self) -> str:
        """The name of the refusal, the same in every language."""
        return type(self).__name__

    def __str__(self) -> str:
        values = {"where": self.where, **self.facts}
        return f"{str(self.what) % values} {str(self.remedy) % values}"


class FileEmpty(FileRefused):
    """No bytes, which is what a broken upload looks like."""

    what = _("Tệp “%(where)s” không có nội dung.")
    remedy = _("Ông/Bà mở lại tệp trên máy của mình để kiểm tra rồi tải lên lần nữa.")


class FileTooLarge(FileRefused):
    """More bytes than the office takes in one file."""

    what = _("Tệp “%(where)s” lớn %(size)s, vượt quá %(limit)s cho mỗi tệp.")
    remedy = _("Ông/Bà chụp hoặc quét lại ở độ phân giải thấp hơn, hoặc tách thành nhiều tệp.")


class FileTypeNotAccepted(FileRefused):
    """The content is none of the kinds that an office can read and keep."""

    what = _("Nội dung tệp “%(where)s” không thuộc loại tệp được tiếp nhận.")
    remedy = _("Ông/Bà gửi tệp PDF, ảnh JPEG hoặc PNG, tệp Word (docx) hoặc Excel (xlsx).")


class OldOfficeFile(FileRefused):
    """A Word or Excel file of before 2007, or one with a password: neither can be checked."""

    what = _("Tệp “%(where)s” là tệp Word, Excel đời cũ hoặc đã đặt mật khẩu.")
    remedy = _("Ông/Bà bỏ mật khẩu (nếu có), lưu lại ở dạng docx, xlsx hoặc PDF rồi tải lên.")


class ProgramDisguised(FileRefused):
    """A program under another name."""

    what = _("Tệp “%(where)s” là một chương trình máy tính, không phải giấy tờ.")
    remedy = _("Ông/Bà không mở tệp này, quét vi-rút trên máy của mình và gửi đúng tệp giấy tờ.")


class ArchiveNotAccepted(FileRefused):
    """A packed folder: each paper must come as a file of its own."""

    what = _("Tệp “%(where)s” là tệp nén.")
    remedy = _("Ông/Bà giải nén và tải từng giấy tờ lên thành tệp riêng.")


class ArchiveInside(FileRefused):
    """A Word or Excel file with another file packed into it."""

    what = _("Trong tệp “%(where)s” có tệp khác được nhúng: “%(inside)s”.")
    remedy = _("Ông/Bà bỏ tệp nhúng, tải tệp đó lên riêng, hoặc lưu giấy tờ thành PDF.")


class MacroInside(FileRefused):
    """A Word or Excel file that carries a program."""

    what = _("Tệp “%(where)s” có mã lệnh (macro) bên trong.")
    remedy = _("Ông/Bà lưu lại ở dạng docx, xlsx không có macro, hoặc lưu thành PDF.")


class ArchiveBomb(FileRefused):
    """A Word or Excel file that would unpack to far more than it may."""

    what = _("Tệp “%(where)s” khi mở ra lớn bất thường.")
    remedy = _("Ông/Bà lưu lại giấy tờ thành PDF rồi tải lên.")


class ArchiveUnreadable(FileRefused):
    """A Word or Excel file whose list of parts cannot be read."""

    what = _("Tệp “%(where)s” bị hỏng, không mở được.")
    remedy = _("Ông/Bà mở lại tệp bằng Word hoặc Excel, lưu thành tệp mới rồi tải lên.")


class ImageTooLarge(FileRefused):
    """An image of more points than any scan of a paper needs."""

    what = _("Ảnh “%(where)s” rộng %(width)s × %(height)s điểm ảnh, vượt quá %(limit)s triệu điểm.")
    remedy = _("Ông/Bà chụp hoặc quét lại ở độ phân giải thấp hơn (300 dpi là đủ).")


class ImageUnreadable(FileRefused):
    """An image whose head is broken or cut off."""

    what = _("Ảnh “%(where)s” bị hỏng, không mở được.")
    remedy = _("Ông/Bà mở ảnh trên máy của mình để kiểm tra, chụp lại nếu cần, rồi tải lên.")


class PdfUnreadable(FileRefused):
    """A PDF that does not open, or not within the time and memory allowed."""

    what = _("Tệp PDF “%(where)s” bị hỏng hoặc tải lên chưa trọn vẹn, không mở được.")
    remedy = _("Ông/Bà mở tệp trên máy của mình để kiểm tra, in lại thành PDF mới rồi tải lên.")


class PdfEncrypted(FileRefused):
    """A PDF with a password or with restrictions: it could be neither copied nor kept for long."""

    what = _("Tệp PDF “%(where)s” có mật khẩu hoặc bị hạn chế quyền.")
    remedy = _("Ông/Bà bỏ mật khẩu, hoặc in lại thành PDF mới rồi tải lên.")


class PdfTooLong(FileRefused):
    """A PDF of more pages than the office takes in one file."""

    what = _("Tệp PDF “%(where)s” có %(pages)s trang, vượt quá %(limit)s trang cho mỗi tệp.")
    remedy = _("Ông/Bà tách thành nhiều tệp rồi tải lên.")


class DataUnreadable(FileRefused):
    """Signed data (XML, JSON) that is not well formed or defines its own entities."""

    what = _("Tệp dữ liệu “%(where)s” không đúng cấu trúc XML hoặc JSON.")
    remedy = _("Ông/Bà xuất lại tệp từ phần mềm đã tạo ra nó rồi tải lên.")
