"""Whether a paper can be printed at all, asked before it is issued and not when it is wanted."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from motcua.rooms.documents.fonts import missing_characters


class TextNotPrintable(ValueError):
    """A text of a paper holds a sign that official papers cannot print."""

    def __init__(self, where: str, text: str, signs: str) -> None:
        self.where, self.text, self.signs = where, text, signs
        super().__init__(where)

    def __str__(self) -> str:
        return _(
            "Không in được ký tự “%(signs)s” trong “%(text)s” (%(where)s). "
            "Đề nghị sửa lại nội dung này trước khi phát hành giấy tờ."
        ) % {"signs": self.signs, "text": self.text, "where": self.where}


def check_printable(frozen: dict[str, Any]) -> None:
    """Raises TextNotPrintable for the first text that the font of the papers cannot show."""
    for where, text in _texts(frozen, ""):
        if missing := missing_characters(text):
            raise TextNotPrintable(where, text, " ".join(sorted(missing)))


def _texts(part: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, str):
        yield where, part
    elif isinstance(part, dict):
        for name, inner in part.items():
            yield from _texts(inner, f"{where}.{name}".lstrip("."))
    elif isinstance(part, list):
        for place, inner in enumerate(part, 1):
            yield from _texts(inner, f"{where}.{place}")
