"""PDFs are opened in a child: one that devours time or memory is refused, the house goes on."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from motcua.rooms.documents.inspection import inspect, pdf_child, pdfs
from motcua.rooms.documents.inspection.refusals import PdfUnreadable
from motcua.rooms.documents.tests import files


def child() -> subprocess.Popen[bytes]:
    """The reader's process of the moment."""
    running = pdfs._reader._child
    assert running is not None
    return running


def test_a_pdf_that_unpacks_to_far_more_than_its_size_is_refused_in_time() -> None:
    bomb = files.bomb()
    assert len(bomb) < 1024 * 1024
    began = time.monotonic()
    with pytest.raises(PdfUnreadable):
        inspect(bomb, "bom.pdf")
    assert time.monotonic() - began < pdf_child.SECONDS + 3
    assert inspect(files.pdf(pages=2), "sau.pdf").pages == 2


def test_the_same_pdf_without_its_zeros_comes_in() -> None:
    assert inspect(files.bomb(megabytes=1), "nhẹ.pdf").pages == 1


@pytest.mark.slow
def test_without_the_bounds_the_same_pdf_takes_its_memory_and_opens() -> None:
    """The control: what the child is protected from is real."""
    code = "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import pdf_child"
    code += "; print(pdf_child.look(sys.stdin.buffer.read())['opens'])"
    folder = Path(pdf_child.__file__).parent
    free = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        input=files.bomb(),
        capture_output=True,
        check=True,
    )
    assert free.stdout.strip() == b"True"
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 > pdf_child.MEMORY_BYTES


def test_a_reader_that_dies_is_replaced_for_the_next_file() -> None:
    assert inspect(files.pdf(), "trước.pdf").pages == 1
    dead = child()
    os.kill(dead.pid, signal.SIGKILL)
    dead.wait()
    assert inspect(files.pdf(pages=3), "sau.pdf").pages == 3
    assert child().pid != dead.pid


def test_a_reader_ends_itself_when_a_file_takes_too_long() -> None:
    """The alarm is not handled, so it also ends a parser that never comes back to Python."""
    code = "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import pdf_child"
    code += "\npdf_child.SECONDS = 0.2\ndef look(content):\n    while True: pass"
    code += "\npdf_child.look = look\npdf_child.main(sys.stdin.buffer, sys.stdout.buffer)"
    stuck = subprocess.run(
        [sys.executable, "-c", code, str(Path(pdf_child.__file__).parent)],
        input=(3).to_bytes(8, "big") + b"abc",
        timeout=20,
        check=False,
    )
    assert stuck.returncode == -signal.SIGALRM


def test_a_reader_may_not_take_more_memory_than_its_share() -> None:
    inspect(files.pdf(), "a.pdf")
    with open(f"/proc/{child().pid}/limits", encoding="ascii") as limits:
        line = next(row for row in limits if row.startswith("Max address space"))
    assert int(line.split()[3]) == pdf_child.MEMORY_BYTES


def test_one_reader_serves_many_files() -> None:
    inspect(files.pdf(), "a.pdf")
    first = child().pid
    for pages in range(1, 6):
        assert inspect(files.pdf(pages=pages), "a.pdf").pages == pages
    assert child().pid == first
