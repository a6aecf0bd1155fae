"""Sample files that stand in for applicants' papers: small, real PDFs that say they are simulated.

One file per kind of paper, drawn once and kept by its content, so that hashes on receipts are real
and every file opens. The same release gives the same bytes.
"""

from dataclasses import dataclass
from functools import cache

import typst

from motcua.rooms.documents import queries as documents
from motcua.rooms.documents.queries import FileFacts

DRAWN_AT = 1_751_302_800
RESULT = "result"
# Kind → title printed, words by which the name of a required paper is recognised.
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "application": (
        "Đơn, tờ khai",
        ("tờ khai", "đơn ", "phiếu", "đề nghị", "bản khai", "mẫu hộ tịch", "tờ trình"),
    ),
    "identity": ("Giấy tờ tùy thân", ("căn cước", "hộ chiếu", "giấy tờ tùy thân", "cư trú")),
    "authorisation": ("Văn bản ủy quyền", ("ủy quyền",)),
    "certificate": ("Giấy chứng nhận", ("giấy chứng nhận", "chứng chỉ", "giấy phép", "bằng ")),
    "drawing": ("Bản vẽ, sơ đồ", ("bản vẽ", "sơ đồ", "bản đồ", "thiết kế", "mảnh trích")),
    "contract": ("Hợp đồng", ("hợp đồng", "thỏa thuận")),
    "minutes": ("Biên bản, nghị quyết", ("biên bản", "nghị quyết", "quyết định")),
    "list": ("Danh sách, bảng kê", ("danh sách", "bảng kê", "bảng tổng hợp")),
    "report": ("Báo cáo, dự án", ("báo cáo", "dự án", "đề án", "phương án", "kế hoạch")),
    "photo": ("Ảnh", ("ảnh",)),
    "charter": ("Điều lệ", ("điều lệ", "quy chế")),
    "confirmation": ("Giấy xác nhận", ("xác nhận", "giấy báo", "giấy ", "văn bản")),
    "other": ("Giấy tờ khác", ()),
    RESULT: ("Kết quả giải quyết", ()),
}
_PAGE = """
#set document(title: "{title}", author: "Một Cửa")
#set page(width: 105mm, height: 148mm, margin: 12mm)
#set text(font: "Libertinus Serif", size: 12pt, lang: "vi", fallback: false)
#align(center, text(size: 9pt)[DỮ LIỆU MÔ PHỎNG])
#v(18mm)
#align(center, text(size: 17pt, weight: "bold")[{title}])
#v(8mm)
Tệp này thay cho giấy tờ thật trong dữ liệu trình diễn của Một Cửa. \
Nội dung không nói về người nào, tổ chức nào và không có giá trị pháp lý.
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample file: its facts as intake would find them, and its bytes."""

    facts: FileFacts
    content: bytes


@cache
def sample(kind: str) -> Sample:
    """The file of one kind. Raises KeyError for a kind there is not."""
    page = _PAGE.format(title=KINDS[kind][0]).encode()
    content = typst.compile(page, format="pdf", ignore_system_fonts=True, timestamp=DRAWN_AT)
    if not isinstance(content, bytes):
        raise TypeError("a sample has one page")
    return Sample(documents.inspect(content, f"{KINDS[kind][0]}.pdf"), content)


def samples() -> tuple[Sample, ...]:
    """All of them, for a load."""
    return tuple(sample(kind) for kind in KINDS)


@cache
def kind_of(paper_name: str) -> str:
    """Which kind of sample stands for a required paper of that name."""
    name = f"{paper_name.lower()} "
    for kind, (_, words) in KINDS.items():
        if any(word in name for word in words):
            return kind
    return "other"
