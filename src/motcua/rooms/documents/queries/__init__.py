"""What can be asked of the room: files, papers and their PDF, registers, codes, QR texts."""

from motcua.rooms.documents.codes import (
    DossierCode,
    DossierCodeInvalid,
    dossier_code,
    parse_dossier_code,
)
from motcua.rooms.documents.entries import PaperEntry
from motcua.rooms.documents.forms import form_on
from motcua.rooms.documents.inspection import FileFacts, inspect
from motcua.rooms.documents.papers.sheet import Form
from motcua.rooms.documents.qr import QrPayloadInvalid
from motcua.rooms.documents.qr import read_payload as read_qr
from motcua.rooms.documents.queries.files import (
    FileDamaged,
    FileUnknown,
    KeptFile,
    damaged_files,
    read_file,
)
from motcua.rooms.documents.queries.papers import (
    PaperUnknown,
    genuine,
    paper,
    papers_of,
    pdf,
    preview,
)
from motcua.rooms.documents.queries.registers import (
    TrackingRow,
    missing_numbers,
    register_entries,
    registers_of,
    tracking_book,
)
from motcua.rooms.documents.rendering import PaperNotDrawn

__all__ = [
    "DossierCode",
    "DossierCodeInvalid",
    "FileDamaged",
    "FileFacts",
    "FileUnknown",
    "Form",
    "KeptFile",
    "PaperEntry",
    "PaperNotDrawn",
    "PaperUnknown",
    "QrPayloadInvalid",
    "TrackingRow",
    "damaged_files",
    "dossier_code",
    "form_on",
    "genuine",
    "inspect",
    "missing_numbers",
    "paper",
    "papers_of",
    "parse_dossier_code",
    "pdf",
    "preview",
    "read_file",
    "read_qr",
    "register_entries",
    "registers_of",
    "tracking_book",
]
