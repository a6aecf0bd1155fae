"""Translations: finds each app's texts, keeps its catalogue in step, compiles what has changed.

A catalogue is ``<app>/locale/en/LC_MESSAGES/django.po``; its message ids are the Vietnamese
texts themselves. Compiled files are never kept in the repository: whoever starts the product
calls compile_stale first. No gettext tools are needed; Babel reads and writes the files.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template import Engine, Template
from django.template.base import Node, NodeList
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_IN_EXPRESSION = re.compile(r"""\b_\((["'])(.+?)\1\)""")
# The same minute in every file, so that compiling twice changes nothing.
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Text:
    """One text to translate: singular, plural ("" when it has none), context, and its file."""

    singular: str
    plural: str
    context: str
    place: str

    @property
    def id(self) -> str | tuple[str, str]:
        """As a catalogue names it."""
        return (self.singular, self.plural) if self.plural else self.singular


def compile_stale(root: Path) -> list[Path]:
    """Compiles every catalogue below ``root`` that is newer than its compiled file."""
    compiled = []
    for source in sorted(root.rglob("locale/*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        fresh = target.with_suffix(f".{os.getpid()}.new")
        with fresh.open("wb") as file:
            write_mo(file, read_catalogue(source))
        fresh.replace(target)
        compiled.append(target)
    return compiled


def read_catalogue(path: Path) -> Catalog:
    """The catalogue at ``path``, or an empty one where there is none yet."""
    if not path.exists():
        return Catalog(locale="en", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="en")


def texts_of(app: Path) -> list[Text]:
    """Every text of the app in ``app``: its Python without tests, then its templates."""
    found: list[Text] = []
    for path in sorted(app.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.relative_to(app).parts):
            found += _texts_of_python(path, path.relative_to(app).as_posix())
    for path in sorted((app / "templates").rglob("*.*")):
        found += _texts_of_template(path, path.relative_to(app).as_posix())
    return found


def updated(catalogue: Catalog, texts: list[Text]) -> Catalog:
    """A catalogue of just ``texts`` in their order, with the translations that are known."""
    fresh = Catalog(
        locale="en",
        fuzzy=False,
        project="motcua",
        version="1",
        header_comment="# English of the Vietnamese texts; scripts/messages.py keeps it in step.",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        creation_date=_NO_DATE,
        revision_date=_NO_DATE,
    )
    for text in texts:
        known = catalogue.get(text.id, text.context or None)
        kept = (
            known.string if known and isinstance(known.id, str) == isinstance(text.id, str) else ""
        )
        fresh.add(
            text.id,
            kept or (("", "") if text.plural else ""),
            locations=[(text.place, 0)],
            context=text.context or None,
        )
    return fresh


def write_catalogue(path: Path, catalogue: Catalog) -> None:
    """Writes ``catalogue`` so that a diff shows texts and nothing else."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, omit_header=False, include_lineno=False)


def _texts_of_python(path: Path, place: str) -> Iterator[Text]:
    for _line, message, _comments, context in extract_from_file("python", path, keywords=KEYWORDS):
        singular, plural = message if isinstance(message, tuple) else (message, "")
        yield Text(singular, plural, context or "", place)


def _texts_of_template(path: Path, place: str) -> Iterator[Text]:
    source = path.read_text(encoding="utf-8")
    template = Template(source, engine=Engine.get_default())
    for node in _nodes(template.nodelist):
        if isinstance(node, TranslateNode):
            yield Text(str(node.filter_expression.var.literal), "", _literal(node), place)
        elif isinstance(node, BlockTranslateNode):
            yield _text_of_block(node, place)
    for match in _IN_EXPRESSION.finditer(source):
        yield Text(match[2], "", "", place)


def _nodes(nodes: NodeList) -> Iterator[Node]:
    for node in nodes:
        yield node
        for name in node.child_nodelists:
            yield from _nodes(getattr(node, name, None) or NodeList())
        # {% if %} keeps its branches as pairs of condition and nodes.
        for _condition, branch in getattr(node, "conditions_nodelists", ()):
            yield from _nodes(branch)


def _literal(node: TranslateNode) -> str:
    context = node.message_context
    return str(context.var) if context else ""


def _text_of_block(node: BlockTranslateNode, place: str) -> Text:
    singular, _names = node.render_token_list(node.singular)
    plural, _names = node.render_token_list(node.plural) if node.plural else ("", [])
    if node.trimmed:
        singular, plural = _trimmed(singular), _trimmed(plural)
    context = str(node.message_context.var) if node.message_context else ""
    return Text(singular, plural, context, place)


def _trimmed(text: str) -> str:
    return " ".join(line.strip() for line in text.strip().splitlines() if line.strip())
