"""Fixed lists of the catalogue: channels, online levels, who sets a fee; codes are stored."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Channel(StrEnum):
    """How a dossier may be filed."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class OnlineLevel(StrEnum):
    """How far a procedure can be done online."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    UNKNOWN = "unknown"


class ServedLevel(StrEnum):
    """At which level of the State a procedure is carried out."""

    CENTRAL = "central"
    PROVINCE = "province"
    COMMUNE = "commune"
    OTHER = "other"


class OwnerSystem(StrEnum):
    """In whose system the dossiers are settled; the others' come in from there."""

    OURS = "ours"
    VENDOR = "vendor"
    MINISTRY = "ministry"


class FeeSetBy(StrEnum):
    """Who decides the amount."""

    NATIONAL = "national"
    PROVINCIAL_COUNCIL = "provincial_council"
    CIRCULAR = "circular"
    UNKNOWN = "unknown"


class SupplementClock(StrEnum):
    """What a completed supplement does to the time limit: begin anew, or go on."""

    RESTART = "restart"
    RESUME = "resume"


class Part(StrEnum):
    """The seven parts every published procedure must have [law:nd-63-2010 art.8 cl.2]."""

    NAME = "name"
    SEQUENCE = "sequence"
    MANNER = "manner"
    PAPERS = "papers"
    LIMIT = "limit"
    PERFORMERS = "performers"
    AUTHORITY = "authority"


CHANNEL_LABELS: dict[Channel, Promise] = {
    Channel.COUNTER: _("Trực tiếp"),
    Channel.ONLINE: _("Trực tuyến"),
    Channel.POST: _("Bưu chính công ích"),
}
ONLINE_LABELS: dict[OnlineLevel, Promise] = {
    OnlineLevel.FULL: _("Toàn trình"),
    OnlineLevel.PARTIAL: _("Một phần"),
    OnlineLevel.NONE: _("Chưa cung cấp trực tuyến"),
    OnlineLevel.UNKNOWN: _("Chưa rõ mức độ trực tuyến"),
}
LEVEL_LABELS: dict[ServedLevel, Promise] = {
    ServedLevel.CENTRAL: _("Cấp bộ"),
    ServedLevel.PROVINCE: _("Cấp tỉnh"),
    ServedLevel.COMMUNE: _("Cấp xã"),
    ServedLevel.OTHER: _("Cơ quan khác"),
}
FEE_LABELS: dict[FeeSetBy, Promise] = {
    FeeSetBy.NATIONAL: _("Mức thu thống nhất cả nước"),
    FeeSetBy.PROVINCIAL_COUNCIL: _("Mức thu do Hội đồng nhân dân cấp tỉnh quyết định"),
    FeeSetBy.CIRCULAR: _("Mức thu theo thông tư"),
    FeeSetBy.UNKNOWN: _("Chưa rõ mức thu"),
}
PART_LABELS: dict[Part, Promise] = {
    Part.NAME: _("Tên thủ tục"),
    Part.SEQUENCE: _("Trình tự thực hiện"),
    Part.MANNER: _("Cách thức thực hiện"),
    Part.PAPERS: _("Thành phần, số lượng hồ sơ"),
    Part.LIMIT: _("Thời hạn giải quyết"),
    Part.PERFORMERS: _("Đối tượng thực hiện"),
    Part.AUTHORITY: _("Cơ quan giải quyết"),
}
