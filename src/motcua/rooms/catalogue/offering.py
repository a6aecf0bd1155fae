"""When a procedure is complete enough to be published, and when it can be filed with us.

A dossier gets a due date the moment it is accepted. A version whose limit is missing or has no
unit is therefore shown but not offered, until an office publishes one with the limit filled in.
"""

from enum import StrEnum

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.rooms.catalogue.kinds import Part
from motcua.rooms.catalogue.models import RequiredPaper
from motcua.rooms.catalogue.rows import VersionRow


class Obstacle(StrEnum):
    """Why a version is not offered."""

    LIMIT_INCOMPLETE = "limit_incomplete"
    NO_PAPERS = "no_papers"
    NO_CHANNEL = "no_channel"


OBSTACLE_LABELS: dict[Obstacle, Promise] = {
    Obstacle.LIMIT_INCOMPLETE: _("Chưa công khai đủ: thiếu thời hạn hoặc đơn vị tính thời hạn"),
    Obstacle.NO_PAPERS: _("Chưa công khai đủ: thiếu thành phần hồ sơ"),
    Obstacle.NO_CHANNEL: _("Chưa công khai đủ: thiếu cách thức nộp"),
}


def missing_parts(version: VersionRow) -> tuple[Part, ...]:
    """Which of the seven mandatory parts are not there [law:nd-63-2010 art.8 cl.2]."""
    present = {
        Part.NAME: version.name_vi,
        Part.SEQUENCE: version.sequence,
        Part.MANNER: version.channels,
        Part.PAPERS: version.papers and version.papers_total is None,
        Part.LIMIT: version.limit is not None,
        Part.PERFORMERS: version.performers,
        Part.AUTHORITY: version.authorities,
    }
    return tuple(part for part in Part if not present[part])


def obstacles(version: VersionRow) -> tuple[Obstacle, ...]:
    """Everything that keeps the version from being offered; empty: it is offered."""
    hindered = {
        Obstacle.LIMIT_INCOMPLETE: version.limit is None,
        Obstacle.NO_PAPERS: not version.papers,
        Obstacle.NO_CHANNEL: not version.channels,
    }
    return tuple(obstacle for obstacle in Obstacle if hindered[obstacle])


def publishable(version: VersionRow) -> bool:
    """Whether dossiers can be filed under this version."""
    return not obstacles(version)


def offered() -> Q:
    """The same rule as ``publishable``, as a condition on versions."""
    papers = RequiredPaper.objects.filter(version=OuterRef("pk"))
    limited = Q(limit_amount__isnull=False) & ~Q(limit_unit="")
    return limited & Q(channels__len__gt=0) & Q(Exists(papers))
