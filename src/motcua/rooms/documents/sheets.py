"""Between a sheet and its stored row: what is frozen at issue, and how it is read again."""

from datetime import datetime
from typing import Any

from motcua.foundation.accounts.models import User
from motcua.foundation.text.moments import VIETNAM
from motcua.rooms.documents.forms import form_on
from motcua.rooms.documents.models import IssuedPaper
from motcua.rooms.documents.papers.checking import check_printable
from motcua.rooms.documents.papers.content import (
    Apology,
    ControlSlip,
    FilingAcknowledgement,
    Paper,
    Receipt,
    Refusal,
    ResultDelivery,
    SupplementRequest,
)
from motcua.rooms.documents.papers.frame import Frame, Signer
from motcua.rooms.documents.papers.frozen import freeze, thaw
from motcua.rooms.documents.papers.sheet import Form, Sheet

KINDS: dict[str, type[Paper]] = {
    kind.form_code: kind
    for kind in (
        Receipt,
        FilingAcknowledgement,
        SupplementRequest,
        Refusal,
        Apology,
        ControlSlip,
        ResultDelivery,
    )
}


def unnumbered_sheet(frame: Frame, paper: Paper, at: datetime) -> Sheet:
    """A sheet of the form in force on the day of ``at``. Raises RuleNotInForce."""
    form = form_on(paper.form_code, at.astimezone(VIETNAM).date())
    return Sheet(frame, paper, form, None, at)


def year_of(at: datetime) -> int:
    """The year in whose register a paper of ``at`` is numbered, by Vietnam's calendar."""
    return at.astimezone(VIETNAM).year


def row_of(sheet: Sheet, actor: User | None) -> IssuedPaper:
    """The unsaved row of ``sheet``, its content frozen. Raises TextNotPrintable, TypeError."""
    data = {name: freeze(getattr(sheet, name)) for name in ("frame", "paper", "form")}
    check_printable(data)
    return IssuedPaper(
        dossier_code=sheet.frame.dossier_code,
        form_code=sheet.form.code,
        form_edition=sheet.form.edition,
        unit_code=sheet.frame.unit_code,
        register=sheet.form.register,
        year=year_of(sheet.issued_at),
        number=sheet.number,
        issued_at=sheet.issued_at,
        issued_by=actor,
        signer_name=_signer(sheet.paper),
        data=data,
    )


def sheet_of_row(row: IssuedPaper) -> Sheet:
    """The sheet that was frozen into ``row``."""
    data: dict[str, Any] = row.data
    return Sheet(
        frame=thaw(Frame, data["frame"]),
        paper=thaw(KINDS[row.form_code], data["paper"]),
        form=thaw(Form, data["form"]),
        number=row.number,
        issued_at=row.issued_at,
    )


def _signer(paper: Paper) -> str:
    """Who answers for the paper; papers that the system gives carry no name."""
    signers = (getattr(paper, name, None) for name in ("signer", "receiver", "deliverer"))
    return next((each.name for each in signers if isinstance(each, Signer)), "")
