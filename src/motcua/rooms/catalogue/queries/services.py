"""What boards count about procedures on a day, in one query: three yes-or-no answers for each.

Building whole versions for it took ten times as long as all the rest of a board.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from motcua.rooms.catalogue.kinds import Channel, OnlineLevel
from motcua.rooms.catalogue.models import Fee, RequiredPaper
from motcua.rooms.catalogue.periods import in_force
from motcua.rooms.catalogue.queries.building import versions_in_force


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """``online``: offered so in part or in full. ``priced``: a line has an amount, or one that
    somebody else decides. ``full``: no mandatory part is missing, see ``offering.missing_parts``.
    """

    online: bool
    priced: bool
    full: bool


def services_on(day: date) -> dict[str, ServiceRow]:
    """Every procedure in force on ``day``, by code. One query."""
    fees = Fee.objects.filter(in_force(day), version=OuterRef("pk"))
    paid = Q(amount_vnd__isnull=True) | Q(amount_vnd__gt=0)
    rows = versions_in_force(day).annotate(priced=Exists(fees.filter(paid)), full=_full())
    names = ("procedure__code", "online_level", "channels", "priced", "full")
    return {
        code: ServiceRow(_online(level, channels), priced, full)
        for code, level, channels, priced, full in rows.values_list(*names)
    }


def _online(level: str, channels: list[str]) -> bool:
    """An unknown level counts when the source lists the online channel."""
    if level == OnlineLevel.UNKNOWN:
        return Channel.ONLINE in channels
    return level != OnlineLevel.NONE


def _full() -> "ExpressionWrapper[Q]":
    papers = RequiredPaper.objects.filter(version=OuterRef("pk"))
    written = ~Q(name_vi="") & ~Q(sequence=[]) & ~Q(performers=[]) & ~Q(authorities=[])
    limited = Q(limit_amount__isnull=False) & ~Q(limit_unit="")
    listed = Q(Exists(papers)) & Q(papers_total__isnull=True) & Q(channels__len__gt=0)
    return ExpressionWrapper(written & limited & listed, output_field=BooleanField())
