"""What can be done with dossiers: file one, act on one, write thousands at once, sound alarms."""

from motcua.rooms.dossiers.filing import Filing, IntakeRequest, PaperIn, paper_without_scan
from motcua.rooms.dossiers.operations import alarms
from motcua.rooms.dossiers.operations.bulk import Book, CodesTakenMeanwhile
from motcua.rooms.dossiers.operations.counter import take_in
from motcua.rooms.dossiers.operations.file import (
    ApplicantUnknown,
    Filed,
    KeyReused,
    NotOffered,
    PaperUnknown,
    UnitNotCompetent,
    file_dossier,
)
from motcua.rooms.dossiers.operations.succession import move_open_dossiers
from motcua.rooms.dossiers.operations.verbs import (
    accept,
    apologise,
    ask_supplement,
    close_unsupplied,
    correct,
    draft,
    hand_over,
    issue_result,
    move_to_successor,
    rate,
    record_payment,
    record_sync,
    refuse,
    return_result,
    send_back,
    sign,
    supply,
)
from motcua.rooms.dossiers.operations.write import Act, DossierMoved, perform
from motcua.rooms.dossiers.papers import Hand

__all__ = [
    "Act",
    "ApplicantUnknown",
    "Book",
    "CodesTakenMeanwhile",
    "DossierMoved",
    "Filed",
    "Filing",
    "Hand",
    "IntakeRequest",
    "KeyReused",
    "NotOffered",
    "PaperIn",
    "PaperUnknown",
    "UnitNotCompetent",
    "accept",
    "alarms",
    "apologise",
    "ask_supplement",
    "close_unsupplied",
    "correct",
    "draft",
    "file_dossier",
    "hand_over",
    "issue_result",
    "move_open_dossiers",
    "move_to_successor",
    "paper_without_scan",
    "perform",
    "rate",
    "record_payment",
    "record_sync",
    "refuse",
    "return_result",
    "send_back",
    "sign",
    "supply",
    "take_in",
]
