"""What comes in with a dossier: the filing and its papers, checked for shape before any rule."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperIn:
    """One file that meets required paper ``position``; its content is kept by ``documents``.

    ``position`` 0 is a paper beyond those required; an empty ``sha256`` one not scanned yet.
    """

    position: int
    name: str
    sha256: str
    size_bytes: int
    media_type: str
    digitised: bool = False
    reused: bool = False


def paper_without_scan(position: int, name: str = "") -> PaperIn:
    """A paper that lies on the counter and is not scanned yet."""
    return PaperIn(position=position, name=name, sha256="", size_bytes=0, media_type="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A dossier as it is handed in; units by electronic code, ``applicant_id`` a party."""

    procedure_code: str
    unit_code: str
    receiving_unit: str
    channel: str
    applicant_id: int
    papers: tuple[PaperIn, ...] = ()
    subject: str = ""
    population_data: bool = False
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class IntakeRequest:
    """The sender's own key for a submission and the digest of its body."""

    key: str
    digest: str
