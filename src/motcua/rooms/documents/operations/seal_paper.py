"""Seals a paper: its PDF is kept as bytes, signed where there is a signature, never made again.

An unsealed PDF comes out the same each time under one release; a sealed one under any release.
"""

import hashlib
from datetime import datetime

from django.db import transaction

from motcua.rooms.documents.entries import PaperEntry, entry_of
from motcua.rooms.documents.models import Blob, IssuedPaper
from motcua.rooms.documents.rendering import render
from motcua.rooms.documents.sheets import sheet_of_row


class PaperSealedAlready(RuntimeError):
    """A sealed paper was to be sealed with other bytes."""


class SignedCopyDiffers(ValueError):
    """A signed PDF is not the paper with a signature added behind it."""


@transaction.atomic
def seal_paper(*, paper_id: int, at: datetime, signed: bytes | None = None) -> PaperEntry:
    """Keeps the PDF of a paper, or its ``signed`` form, as the one that counts.

    A signature is added behind the bytes of a PDF, so ``signed`` must begin with them. Sealing
    again with the same bytes changes nothing. Raises SignedCopyDiffers, PaperSealedAlready.
    """
    row = IssuedPaper.objects.select_for_update().get(pk=paper_id)
    if row.sha256 is not None and signed is None:
        return entry_of(row)
    content = _content(row, signed)
    digest = hashlib.sha256(content).hexdigest()
    if row.sha256 not in (None, digest):
        raise PaperSealedAlready(row.sha256)
    blob = Blob(
        sha256=digest,
        size_bytes=len(content),
        media_type="application/pdf",
        content=content,
        kept_at=at,
    )
    Blob.objects.bulk_create([blob], ignore_conflicts=True)
    row.sha256 = digest
    row.save(update_fields=["sha256"])
    return entry_of(row)


def _content(row: IssuedPaper, signed: bytes | None) -> bytes:
    drawn = render(sheet_of_row(row))
    if signed is None:
        return drawn
    if not signed.startswith(drawn):
        raise SignedCopyDiffers(row.pk)
    return signed
