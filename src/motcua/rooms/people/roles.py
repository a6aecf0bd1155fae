"""The roles a person can hold in a unit, with the words officials use for them."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What somebody does in a unit; the code is stored, the label is shown."""

    RECEIVER = "receiver"
    CASE_OFFICER = "case_officer"
    HEAD_OF_UNIT = "head_of_unit"
    CLERK = "clerk"
    FINANCE = "finance"
    REFORM_OFFICE = "reform_office"
    LEADER = "leader"
    INSPECTOR = "inspector"
    SUPERVISOR = "supervisor"
    BUSINESS_ADMIN = "business_admin"
    TECHNICAL_ADMIN = "technical_admin"
    CITIZEN = "citizen"


ROLE_LABELS: dict[Role, Promise] = {
    Role.RECEIVER: _("Người tiếp nhận và trả kết quả"),
    Role.CASE_OFFICER: _("Người thụ lý hồ sơ"),
    Role.HEAD_OF_UNIT: _("Người đứng đầu cơ quan"),
    Role.CLERK: _("Văn thư"),
    Role.FINANCE: _("Kế toán thu phí, lệ phí"),
    Role.REFORM_OFFICE: _("Cơ quan chuyên trách cải cách hành chính"),
    Role.LEADER: _("Lãnh đạo"),
    Role.INSPECTOR: _("Người kiểm tra"),
    Role.SUPERVISOR: _("Mặt trận Tổ quốc giám sát"),
    Role.BUSINESS_ADMIN: _("Quản trị nghiệp vụ"),
    Role.TECHNICAL_ADMIN: _("Quản trị kỹ thuật"),
    Role.CITIZEN: _("Người dân"),
}

# Nobody is appointed a citizen: everyone is one.
OFFICIAL_ROLES = frozenset(Role) - {Role.CITIZEN}
