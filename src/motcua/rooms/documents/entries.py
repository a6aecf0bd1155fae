"""A paper as the rooms above see it: which, from whom, under what number; never its row."""

from dataclasses import dataclass
from datetime import datetime

from motcua.rooms.documents.models import IssuedPaper


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """One issued paper. ``symbol`` is its number with the sign of the register, or empty."""

    id: int
    dossier_code: str
    form_code: str
    form_edition: str
    title: str
    unit_code: str
    register: str
    number: int | None
    symbol: str
    issued_at: datetime
    signer_name: str
    sha256: str | None


def entry_of(row: IssuedPaper) -> PaperEntry:
    """The entry of a stored paper."""
    return PaperEntry(
        id=row.pk,
        dossier_code=row.dossier_code,
        form_code=row.form_code,
        form_edition=row.form_edition,
        title=row.data["form"]["name"],
        unit_code=row.unit_code,
        register=row.register,
        number=row.number,
        symbol=f"{row.number}/{row.register}" if row.register else "",
        issued_at=row.issued_at,
        signer_name=row.signer_name,
        sha256=row.sha256,
    )
