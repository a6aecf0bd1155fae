"""Opens PDF files for the house in a process of its own, which may run out of time or memory alone.

Started as ``python -I pdf_child.py``. Standard input carries an eight-byte length and the file,
again and again; standard output answers one line of JSON for each: see ``look``. When
a file costs more than its seconds or its memory the process dies and its parent starts another.
"""

import json
import resource
import signal
import sys
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium

SECONDS = 5.0
MEMORY_BYTES = 512 * 1024 * 1024
_PASSWORD_NEEDED = 4


def main(source: BinaryIO, answers: BinaryIO) -> None:
    """Answers until the parent closes the pipe."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while len(head := source.read(8)) == 8:
        content = source.read(int.from_bytes(head, "big"))
        # Unhandled, the alarm ends the process even inside the parser's own code.
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        answer = look(content)
        signal.setitimer(signal.ITIMER_REAL, 0)
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def look(content: bytes) -> dict[str, int | bool | str]:
    """Number of pages; whether the file is encrypted; whether it and its first page open; keywords.

    The keywords are those of the document's own description, at most 200 characters.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        locked = fault.err_code == _PASSWORD_NEEDED
        return {"pages": 0, "encrypted": locked, "opens": False, "keywords": ""}
    try:
        encrypted = pdfium.FPDF_GetSecurityHandlerRevision(document.raw) != -1
        pages = len(document)
        opens = pages > 0 and _first_page_opens(document)
        keywords = document.get_metadata_value("Keywords")[:200]
        return {"pages": pages, "encrypted": encrypted, "opens": opens, "keywords": keywords}
    finally:
        document.close()


def _first_page_opens(document: pypdfium2.PdfDocument) -> bool:
    try:
        document[0].close()
    except pypdfium2.PdfiumError:
        return False
    return True


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
