"""What stands on every paper of a dossier: who issues it, for whom, about what, and who signs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Head, code and link of a paper.

    ``unit_code`` owns the register; ``parent_name`` and ``unit_name`` are the two lines of the
    issuing body; ``place`` is the name before the date. ``applicant_id`` goes into the QR as given.
    ``lookup_url`` is the whole address at which this dossier or paper can be looked up.
    """

    dossier_code: str
    procedure_code: str
    procedure_name: str
    applicant_id: str
    unit_code: str
    parent_name: str
    unit_name: str
    place: str
    system_name: str
    lookup_url: str = ""
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A citizen or an organisation; ``represented_by`` names who acts for it, and by what right."""

    name: str
    id_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    represented_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs, and as what: ``post`` "GIÁM ĐỐC", ``on_behalf`` "KT. CHỦ TỊCH" where needed."""

    name: str
    post: str = ""
    on_behalf: str = ""
