"""Reads of dossiers for other systems: one by its code, or a page of those a token may see."""

from collections.abc import Mapping
from typing import Any

from django.db import DataError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.faces.api import shapes
from motcua.faces.api.problems import Fault, of_place, pointer
from motcua.faces.api.refusals import unknown_dossier
from motcua.faces.api.tokens import Caller
from motcua.rooms.dossiers import access, queries
from motcua.rooms.dossiers.operations import PaperIn

# The ten statuses of the national portal in its own words.
STATUS_LABELS: Mapping[int, Promise] = {
    1: _("Mới đăng ký"),
    2: _("Được tiếp nhận"),
    3: _("Không được tiếp nhận"),
    4: _("Đang xử lý"),
    5: _("Yêu cầu bổ sung giấy tờ"),
    6: _("Yêu cầu thực hiện nghĩa vụ tài chính"),
    7: _("Công dân yêu cầu rút hồ sơ"),
    8: _("Dừng xử lý"),
    9: _("Đã xử lý xong"),
    10: _("Đã trả kết quả"),
}


def one(caller: Caller, code: str) -> shapes.Dossier:
    """The dossier, for an officer who may see it or for its applicant. Raises Problem (404)."""
    dossier = _visible(caller, code)
    story = queries.story_of(dossier)
    line = _line_of_row(dossier)
    return shapes.Dossier(
        **_line(line).model_dump(),
        sequence=dossier.sequence,
        returned_at=dossier.returned_at,
        papers=[kept(paper) for paper in story.papers],
        events=[
            shapes.DossierEvent(
                sequence=event.sequence,
                kind=event.kind,
                at=event.at,
                role=event.role,
                unit_code=event.unit_code,
            )
            for event in story.story
        ],
        issued=[
            shapes.IssuedPaper(
                form_code=paper.form_code,
                title=paper.title,
                symbol=paper.symbol,
                issued_at=paper.issued_at,
            )
            for paper in story.issued
        ],
    )


def _visible(caller: Caller, code: str) -> Any:
    written = code.strip().upper()
    try:
        return access.dossier_for(caller.person, written)
    except access.DossierNotVisible:
        pass
    try:
        return access.own_dossier(caller.user.pk, written)
    except access.DossierNotVisible:
        raise unknown_dossier() from None


def _line_of_row(row: Any) -> queries.DossierLine:
    values = {
        name: getattr(row, name)
        for name in queries.DossierLine.__dataclass_fields__
        if name != "version__name_vi"
    }
    return queries.DossierLine(**values, version__name_vi=row.version.name_vi)


def page(caller: Caller, question: queries.InboxQuestion) -> shapes.Dossiers:
    """One page of what the caller may see. Raises Problem (422) for a place not given out here."""
    try:
        found = queries.inbox(caller.person, question)
    except (queries.CursorNotUnderstood, DataError, OverflowError):
        fault = Fault(
            "query",
            pointer("after"),
            "after_unknown",
            str(_("Vị trí trong danh sách không phải do danh sách này cấp.")),
            str(_("Dùng đúng giá trị after của trang trước, hoặc bỏ tham số này.")),
        )
        raise of_place(fault) from None
    return shapes.Dossiers(dossiers=[_line(each) for each in found.lines], after=found.after)


def kept(paper: queries.PaperRow | PaperIn) -> shapes.KeptPaper:
    """A file as other systems are told of it."""
    return shapes.KeptPaper(
        position=paper.position,
        name=paper.name,
        sha256=paper.sha256,
        size_bytes=paper.size_bytes,
        media_type=paper.media_type,
        digitised=paper.digitised,
        reused=paper.reused,
    )


def _line(line: queries.DossierLine) -> shapes.DossierLine:
    owed = None
    if line.next_kind and line.next_due_at:
        owed = shapes.NextAction(
            kind=line.next_kind,
            role=line.next_role,
            unit_code=line.next_unit,
            due_at=line.next_due_at,
        )
    return shapes.DossierLine(
        code=line.code,
        status=line.status,
        status_text=str(STATUS_LABELS[line.status]),
        step=line.step,
        channel=line.channel,
        procedure_code=line.procedure_code,
        procedure_name=line.version__name_vi,
        unit_code=line.unit_id,
        receiving_unit=line.receiving_unit_id,
        applicant_name=line.applicant_name,
        subject=line.subject,
        simulated=line.simulated,
        filed_at=line.filed_at,
        accepted_at=line.accepted_at,
        due_at=line.due_at,
        due_confirmed=line.due_confirmed,
        finished_at=line.finished_at,
        next_action=owed,
    )
