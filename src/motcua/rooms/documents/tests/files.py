"""Files for tests, made by hand: small, true to their format, some lying about themselves."""

import io
import struct
import zipfile
import zlib

from pypdf import PdfWriter

TYPES = b'<?xml version="1.0"?><Types><Override ContentType="%s"/></Types>'
WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def pdf(pages: int = 1, password: str | None = None, owner_only: bool = False) -> bytes:
    """A PDF of blank pages; with ``owner_only`` it opens freely but forbids copying."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    if password is not None:
        writer.encrypt("" if owner_only else password, password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def png(width: int = 4, height: int = 3) -> bytes:
    """A PNG whose head claims that size; its points are those of a single row."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"IDAT", zlib.compress(b"\0" * (min(width, 100) + 1))),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def jpeg(width: int = 640, height: int = 480, exif: bytes = b"") -> bytes:
    """A JPEG up to its scan, with metadata before the frame as cameras write it."""
    app1 = b"\xff\xe1" + struct.pack(">H", 2 + 6 + len(exif)) + b"Exif\0\0" + exif
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)
    return b"\xff\xd8" + app1 + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\xff\xd9"


def office(main: str = "word/document.xml", types: bytes = WORD, **parts: bytes) -> bytes:
    """A Word file, or another main part; further parts by keyword, ``__`` standing for a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES % types)
        archive.writestr(main, "<document/>")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def archive_of(**parts: bytes) -> bytes:
    """A plain zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_dot_", "."), content)
    return out.getvalue()


def bomb(megabytes: int = 300) -> bytes:
    """A sound PDF of one page whose cross-reference stream is followed by ``megabytes`` of zeros.

    Packed it is a thousandth of that; every reader must unpack it to open the file.
    """
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    )
    out, rows = b"%PDF-1.5\n", [b"\0\0\0\0\xff"]
    for number, body in enumerate(objects, 1):
        rows.append(b"\1" + struct.pack(">I", len(out))[1:] + b"\0")
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows.append(b"\1" + struct.pack(">I", len(out))[1:] + b"\0")
    packed = _zeros_after(b"".join(rows), megabytes)
    table = b"<</Type/XRef/Size 5/W[1 3 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>" % len(packed)
    start = len(out)
    out += b"4 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (table, packed)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def _zeros_after(head: bytes, megabytes: int) -> bytes:
    """``head`` and then zeros, packed; the packed zeros are made once and repeated."""
    packer = zlib.compressobj(9)
    first = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * megabytes + packer.flush()
