"""Kinds of units, of successions and of parties; codes are stored, labels are shown."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Level(StrEnum):
    """Where a unit stands."""

    PROVINCE = "province"
    DEPARTMENT = "department"
    COMMUNE = "commune"
    CENTRE = "centre"
    DIVISION = "division"
    CENTRAL_AGENCY = "central_agency"


LEVEL_LABELS: dict[Level, Promise] = {
    Level.PROVINCE: _("Ủy ban nhân dân cấp tỉnh"),
    Level.DEPARTMENT: _("Sở, ban, ngành"),
    Level.COMMUNE: _("Ủy ban nhân dân cấp xã"),
    Level.CENTRE: _("Trung tâm Phục vụ hành chính công"),
    Level.DIVISION: _("Đơn vị trực thuộc"),
    Level.CENTRAL_AGENCY: _("Cơ quan ngành dọc"),
}


class SuccessionKind(StrEnum):
    """How one unit came after another; ``renamed`` is the same body under a new code."""

    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"


class PartyKind(StrEnum):
    """Whom the State meets."""

    CITIZEN = "citizen"
    ORGANISATION = "organisation"


class NumberKind(StrEnum):
    """What the number is: a person's identity number, a passport, a tax code."""

    IDENTITY = "identity"
    PASSPORT = "passport"
    TAX = "tax"
