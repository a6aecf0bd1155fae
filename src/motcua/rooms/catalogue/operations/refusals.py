"""Why the room says no. Nothing changed; the text says what is wrong and what to do."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.text.refusals import SaidRefusal


class CatalogueRefusal(SaidRefusal):
    """Whatever this room refuses."""


class CodeMalformed(CatalogueRefusal):
    """Not a national procedure code."""

    code = "code_malformed"
    sentence = _("Mã thủ tục “%(procedure)s” không đúng dạng quốc gia, ví dụ 1.001193.")


class CodeTaken(CatalogueRefusal):
    """The procedure is in the catalogue already; what is new is a version."""

    code = "code_taken"
    sentence = _("Mã thủ tục “%(procedure)s” đã có trong danh mục; hãy công bố phiên bản mới.")


class NameMissing(CatalogueRefusal):
    """A procedure has a name."""

    code = "name_missing"
    sentence = _("Thủ tục “%(procedure)s” chưa có tên.")


class ProcedureUnknown(CatalogueRefusal):
    """No procedure has this code."""

    code = "procedure_unknown"
    sentence = _("Không có thủ tục mang mã “%(procedure)s”; hãy kiểm tra lại mã.")


class UnitUnknown(CatalogueRefusal):
    """No unit has this code."""

    code = "unit_unknown"
    sentence = _("Không có cơ quan nào mang mã “%(unit)s”; hãy kiểm tra lại mã.")


class VersionTooEarly(CatalogueRefusal):
    """A new version must begin after the one it supersedes."""

    code = "version_too_early"
    sentence = _("Phiên bản mới của “%(procedure)s” phải có hiệu lực sau ngày %(on)s.")


class LimitUnknown(CatalogueRefusal):
    """The limit's amount and unit, or the cutoff, cannot be."""

    code = "limit_unknown"
    sentence = _(
        "Thời hạn của “%(procedure)s” không hợp lệ; ghi số nguyên kèm đơn vị ngày làm việc, "
        "ngày, giờ hoặc phút làm việc."
    )


class FeeTooEarly(CatalogueRefusal):
    """A new amount must begin after the present one."""

    code = "fee_too_early"
    sentence = _("Mức thu mới phải áp dụng sau ngày %(on)s.")


class AmountNegative(CatalogueRefusal):
    """Nobody is paid for filing."""

    code = "amount_negative"
    sentence = _("Mức thu không được âm.")


class CompetenceOverlaps(CatalogueRefusal):
    """The unit already settles the procedure on one of those days."""

    code = "competence_overlaps"
    sentence = _("Cơ quan đã được giao thủ tục này trong khoảng thời gian đó.")


class PeriodEmpty(CatalogueRefusal):
    """A period must end after it begins."""

    code = "period_empty"
    sentence = _("Ngày kết thúc phải sau ngày bắt đầu.")


class CompetenceMissing(CatalogueRefusal):
    """The unit does not settle the procedure that day."""

    code = "competence_missing"
    sentence = _("Cơ quan “%(unit)s” không được giao thủ tục “%(procedure)s” vào ngày %(on)s.")
