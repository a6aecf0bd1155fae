"""The 34 provinces beside each other, as the national portal published them on one day."""

from django.utils.translation import gettext as _

from motcua.faces.board.words import local, points, short_group
from motcua.foundation.text.moments import format_day
from motcua.foundation.ui import ports
from motcua.foundation.ui.components import Column, EmptyState, Provenance, Row, Table
from motcua.foundation.ui.pages import BoardPage
from motcua.rooms.indices.queries import INDEX_SET, index_set, published_provinces


def provinces_page() -> BoardPage:
    """All provinces, best first, groups with their own places; our province stands out."""
    table = published_provinces()
    named = {
        group.code: local(group.name_vi, group.name_en) for group in index_set(INDEX_SET).groups
    }
    ours = next((unit for unit in table.units if unit.name_vi == ports.ports().office().name), None)
    sentence = _("Ngày %(day)s, cả nước %(whole)s điểm.") % {
        "day": format_day(table.published_on),
        "whole": points(table.whole_points),
    }
    if ours is not None:
        sentence += " " + _("%(name)s: %(points)s điểm, xếp thứ %(rank)d trên %(count)d.") % {
            "name": ours.name_vi,
            "points": points(ours.points),
            "rank": ours.rank,
            "count": len(table.units),
        }
    return BoardPage(
        title=_("Bộ chỉ số 766 của các tỉnh, thành phố"),
        sentence=sentence,
        provenance=() if table.confirmed else (Provenance("unconfirmed"),),
        table=Table(
            caption=_("Điểm công bố trên Cổng Dịch vụ công quốc gia, thứ hạng trong ngoặc"),
            columns=(
                Column(_("Tỉnh, thành phố"), "name"),
                Column(_("Hạng"), "number"),
                Column(_("Tổng"), "number"),
                *(
                    Column(short_group(code, named.get(code, code)), "number")
                    for code in table.groups
                ),
            ),
            rows=tuple(
                Row(
                    (
                        local(unit.name_vi, unit.name_en),
                        str(unit.rank),
                        points(unit.points),
                        *(
                            f"{points(value)} ({place})"
                            for value, place in zip(
                                unit.group_points, unit.group_ranks, strict=True
                            )
                        ),
                    ),
                    tone="total" if unit is ours else "",
                )
                for unit in table.units
            ),
            empty=EmptyState(_("Chưa có số liệu"), _("Số liệu công bố được nhập kèm nguồn.")),
        ),
    )
