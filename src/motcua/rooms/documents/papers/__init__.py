"""What each paper says: the dataclasses are the whole content, ``pages`` and layouts the looks.

Names, texts and amounts are given by the rooms above; whether a person's number is printed whole or
masked is theirs to decide, too.
"""

from motcua.rooms.documents.papers.content import (
    Apology,
    Component,
    ControlSlip,
    Fee,
    FiledFile,
    FilingAcknowledgement,
    HandOver,
    MissingPaper,
    Paper,
    Reason,
    Receipt,
    Refusal,
    ResultDelivery,
    ResultItem,
    SupplementRequest,
)
from motcua.rooms.documents.papers.frame import Frame, Party, Signer

__all__ = [
    "Apology",
    "Component",
    "ControlSlip",
    "Fee",
    "FiledFile",
    "FilingAcknowledgement",
    "Frame",
    "HandOver",
    "MissingPaper",
    "Paper",
    "Party",
    "Reason",
    "Receipt",
    "Refusal",
    "ResultDelivery",
    "ResultItem",
    "Signer",
    "SupplementRequest",
]
