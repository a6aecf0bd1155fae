"""Every Vietnamese text of the product has its English, and no catalogue keeps what is gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from motcua.foundation.ui.catalogues import (
    Text,
    compile_stale,
    read_catalogue,
    texts_of,
    updated,
    write_catalogue,
)
from tests.house.floorplan import SOURCE, shown

APPS = sorted(path.parent for path in SOURCE.rglob("apps.py"))
MEND = "run scripts/messages.py and write the English"


def catalogue_of(app: Path) -> Catalog:
    """The app's English catalogue; an empty one where it has none."""
    return read_catalogue(app / "locale" / "en" / "LC_MESSAGES" / "django.po")


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each Vietnamese form of ``message`` beside its English."""
    ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    yield from zip(ids, strings, strict=True)


def faults(texts: list[Text], catalogue: Catalog) -> list[str]:
    """What is missing, empty, equal to its Vietnamese, or no longer used."""
    found = []
    for text in texts:
        message = catalogue.get(text.id, text.context or None)
        if message is None:
            found.append(f"{text.place}: no entry for {text.singular!r}")
            continue
        for vietnamese, english in pairs(message):
            if not english:
                found.append(f"{text.place}: no English for {vietnamese!r}")
            elif english == vietnamese:
                found.append(f"{text.place}: the English of {vietnamese!r} is the Vietnamese")
    used = {(text.id, text.context or None) for text in texts}
    entries = {(tuple(m.id) if isinstance(m.id, list) else m.id, m.context) for m in catalogue}
    return found + [f"not used any more: {entry}" for entry in entries - used if entry[0]]


@pytest.mark.parametrize("app", APPS, ids=shown)
def test_every_text_has_its_own_english(app: Path) -> None:
    assert faults(texts_of(app), catalogue_of(app)) == [], MEND


def test_one_text_has_one_english_whichever_app_says_it() -> None:
    """Django merges the catalogues: of two Englishes the order of apps would choose one."""
    said: dict[tuple[object, str | None], set[tuple[tuple[str, str], ...]]] = {}
    for app in APPS:
        for message in catalogue_of(app):
            said.setdefault((str(message.id), message.context), set()).add(tuple(pairs(message)))
    assert {key: forms for key, forms in said.items() if len(forms) > 1 and key[0]} == {}


def broken_placeholders(catalogue: Catalog) -> list[str]:
    """Entries whose English names other placeholders than the Vietnamese."""
    return [
        f"{message.id!r}: {fault}" for message in catalogue for fault in message.check(catalogue)
    ]


@pytest.mark.parametrize("app", APPS, ids=shown)
def test_placeholders_are_the_same_in_both_languages(app: Path) -> None:
    assert broken_placeholders(catalogue_of(app)) == []


def test_a_wrong_placeholder_is_found() -> None:
    catalogue = Catalog(locale="en", fuzzy=False)
    catalogue.add("Còn %(n)s ngày", "%(days)s days left", flags=["python-format"])
    assert broken_placeholders(catalogue) != []


@pytest.mark.parametrize(
    ("english", "complaint"),
    [("", "no English"), ("Tiếp nhận", "is the Vietnamese"), ("Receive", None)],
)
def test_an_unfinished_translation_is_found(english: str, complaint: str | None) -> None:
    catalogue = Catalog(locale="en", fuzzy=False)
    catalogue.add("Tiếp nhận", english)
    found = faults([Text("Tiếp nhận", "", "", "page.html")], catalogue)
    assert complaint in found[0] if complaint else found == []


def test_a_text_that_is_gone_is_found_and_dropped_by_the_update() -> None:
    catalogue = Catalog(locale="en", fuzzy=False)
    catalogue.add("Ký", "Sign")
    catalogue.add("Đã bỏ", "Gone")
    texts = [Text("Ký", "", "", "page.html")]
    assert faults(texts, catalogue) == ["not used any more: ('Đã bỏ', None)"]
    assert faults(texts, updated(catalogue, texts)) == []


def test_texts_are_found_in_python_and_in_every_branch_of_a_template(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "views.py").write_text(
        "from django.utils.translation import gettext as _, ngettext\n"
        'title = _("Hộp việc")\n'
        'count = ngettext("%(n)s hồ sơ", "%(n)s hồ sơ", 2)\n',
        encoding="utf-8",
    )
    (tmp_path / "templates" / "page.html").write_text(
        "{% load i18n %}{% if a %}{% translate 'Ký' %}{% elif b %}{% for c in d %}"
        "{% blocktranslate trimmed %}\n  Còn {{ n }}\n  ngày\n{% endblocktranslate %}"
        "{% empty %}{% translate 'Trống' %}{% endfor %}"
        "{% else %}{{ _('Đóng') }}{% endif %}",
        encoding="utf-8",
    )
    assert {text.singular for text in texts_of(tmp_path)} == {
        "Hộp việc",
        "%(n)s hồ sơ",
        "Ký",
        "Còn %(n)s ngày",
        "Trống",
        "Đóng",
    }


def test_only_a_changed_catalogue_is_compiled_again(tmp_path: Path) -> None:
    source = tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po"
    catalogue = Catalog(locale="en", fuzzy=False)
    catalogue.add("Ký", "Sign")
    write_catalogue(source, catalogue)
    assert compile_stale(tmp_path) == [source.with_suffix(".mo")]
    assert compile_stale(tmp_path) == []
