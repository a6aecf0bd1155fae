"""What people do on a page, said by the names of fields: words may be polished, names stay."""

import hashlib
import io
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2
import zxingcpp
from pypdf import PdfWriter

from tests.journeys.browser import Visitor

DPI = 150


def fill(visitor: Visitor, **values: str | bool) -> None:
    """Fills fields of the form on the page: text, a choice's value, or a tick."""
    for name, value in values.items():
        found = visitor.page.locator(f"main form [name={name}]")
        kind = found.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if isinstance(value, bool):
            found.set_checked(value)
        elif kind == "select":
            found.select_option(value)
        elif kind in {"radio", "checkbox"}:
            found.and_(visitor.page.locator(f"[value='{value}']")).check()
        else:
            found.fill(value)


def send(visitor: Visitor) -> int:
    """Presses the form's main button; the status of the page that answers."""
    return press(visitor, "main form.form button.primary")


def press(visitor: Visitor, selector: str) -> int:
    """Clicks what leads to another page; the status of that page."""
    with visitor.page.expect_navigation() as led:
        visitor.page.locator(selector).first.click()
    visitor.settle()
    return led.value.status if led.value else 0


def code_on(visitor: Visitor) -> str:
    """The code of the dossier on the page."""
    return visitor.page.locator(".dossier-code .code").inner_text()


def words_on(visitor: Visitor) -> str:
    """Everything the page says."""
    return visitor.page.locator("main").inner_text()


def do(visitor: Visitor, code: str, deed: str, **values: str | bool) -> int:
    """An officer opens the dossier, presses the deed's button there and carries it out."""
    visitor.go(f"/ho-so/{code}")
    press(visitor, f"a[href='/ho-so/{code}/viec/{deed}']")
    fill(visitor, **values)
    return send(visitor)


def fetched(visitor: Visitor, href: str) -> bytes:
    """A PDF at an address, as this visitor gets it."""
    answer = visitor.context.request.get(visitor.address + href)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf"), href
    return answer.body()


def address_of(visitor: Visitor, selector: str) -> str:
    """Where a link leads."""
    return str(visitor.page.locator(selector).first.get_attribute("href"))


@dataclass(frozen=True)
class Sheet:
    """A PDF with one blank page that no other test has."""

    title: str

    @property
    def content(self) -> bytes:
        """The file."""
        writer = PdfWriter()
        writer.add_blank_page(width=595, height=842)
        writer.add_metadata({"/Title": self.title})
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    @property
    def sha256(self) -> str:
        """Its hash."""
        return hashlib.sha256(self.content).hexdigest()

    def put_into(self, visitor: Visitor, selector: str) -> None:
        """Chooses it in a file field."""
        visitor.page.locator(selector).set_input_files(
            {"name": f"{self.title}.pdf", "mimeType": "application/pdf", "buffer": self.content}
        )


def text_of(pdf: bytes) -> str:
    """All words of a PDF without white space: a hash may run over two lines."""
    pages = pypdfium2.PdfDocument(pdf)
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pages))


@dataclass(frozen=True)
class Seen:
    """A QR code on the first page of a PDF, with its corner as shares of the page."""

    text: str
    across: float
    down: float


def codes_on(pdf: bytes) -> list[Seen]:
    """What a scanner finds."""
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / 72, grayscale=True).to_pil()
    return [
        Seen(
            found.text,
            found.position.top_left.x / image.width,
            found.position.top_left.y / image.height,
        )
        for found in zxingcpp.read_barcodes(image)
    ]


COMMUNE = "H49.101"


def take_in(visitor: Visitor, procedure: str, number: str) -> str:
    """A receiver takes a dossier for that person at the counter; its code."""
    visitor.go(f"/tiep-nhan/{procedure}")
    fill(visitor, number=number, name="Vũ Thị Yến", phone="0987654321", unit=COMMUNE)
    assert send(visitor) == 200, words_on(visitor)
    return code_on(visitor)


def board(visitor: Visitor, unit: str = COMMUNE, period: str = "2026-11") -> dict[str, Any]:
    """A unit's 766 board as data; ``lines`` are (numerator, denominator) by indicator."""
    found = visitor.context.request.get(f"{visitor.address}/bang-766/{unit}.json?ky={period}")
    data: dict[str, Any] = found.json()
    data["lines"] = {
        line["code"]: (line["numerator"], line["denominator"]) for line in data["indicators"]
    }
    return data
