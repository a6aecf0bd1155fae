"""Builds the pages of the four steps of filing."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.faces.portal.filing import STEPS, Draft, ReviewForm
from motcua.foundation.text.numbers import format_number
from motcua.foundation.ui.components import (
    Crumbs,
    Link,
    Notice,
    Steps,
)
from motcua.foundation.ui.pages import (
    FormPage,
)
from motcua.rooms.catalogue import queries as catalogue


def step_page(version: catalogue.VersionRow, draft: Draft, step: str, form: Any) -> FormPage:
    """One step of filing."""
    titles = {
        STEPS[0]: _("Nơi nộp"),
        STEPS[1]: _("Người nộp"),
        STEPS[2]: _("Giấy tờ"),
        STEPS[3]: _("Xem lại và nộp"),
    }
    order = STEPS.index(step)
    before = reverse("portal:file", args=[version.code, STEPS[order - 1]]) if order else ""
    last = step == STEPS[-1]
    return FormPage(
        title=titles[step],
        sentence=_review(version, draft) if last else version.name_vi,
        crumbs=Crumbs((Link(version.name_vi, reverse("portal:procedure", args=[version.code])),)),
        steps=Steps(tuple(titles.values()), order + 1),
        notices=_kept(version, draft) if isinstance(form, ReviewForm) else (),
        form=form,
        submit=_("Nộp hồ sơ") if last else _("Tiếp tục"),
        next_sentence=_(
            "Sau khi nộp, Ông/Bà nhận ngay mã hồ sơ và danh sách tệp đã nộp; cán bộ trả lời trong "
            "8 giờ làm việc."
        )
        if last
        else "",
        back=Link(_("Quay lại"), before) if before else None,
    )


def _review(version: catalogue.VersionRow, draft: Draft) -> str:
    values = draft.values
    return _("%(procedure)s. Người nộp: %(name)s, số định danh %(number)s.") % {
        "procedure": version.name_vi,
        "name": values.get("name", ""),
        "number": values.get("number", ""),
    }


def _kept(version: catalogue.VersionRow, draft: Draft) -> tuple[Notice, ...]:
    names = {str(paper.position): paper.name_vi for paper in version.papers}
    return tuple(
        Notice(
            _("%(file)s, %(size)s KB, mã đối chiếu %(hash)s…")
            % {
                "file": kept["name"],
                "size": format_number(max(kept["size_bytes"] // 1024, 1)),
                "hash": kept["sha256"][:12],
            },
            "good",
            names.get(position, _("Giấy tờ khác")),
        )
        for position, kept in draft.papers.items()
    )
