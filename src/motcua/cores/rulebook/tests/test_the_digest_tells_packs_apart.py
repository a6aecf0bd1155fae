"""Everything in a pack is in its digest; how the text is laid out is not."""

import pytest

from motcua.cores.rulebook import parse_pack
from motcua.cores.rulebook.tests.test_a_broken_pack_names_file_line_and_fault import WHOLE


def digest(text: str) -> str:
    """The digest of the pack in ``text``."""
    return parse_pack(text, file="try.toml", schema={}).digest


def test_comments_and_the_order_of_keys_do_not_matter() -> None:
    swapped = WHOLE.replace(
        'value = 3\nunit = "working_day"', '# three\nunit = "working_day"\nvalue = 3'
    )
    assert swapped != WHOLE
    assert digest(swapped) == digest(WHOLE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value = 3", "value = 4"),
        ("value = 3", "value = 3.0"),
        ("2025-07-01", "2025-07-02"),
        ('clause = "5"', 'clause = "6"'),
        ("confirmed = false", "confirmed = true"),
        ('"Thử"', '"Thử lại"'),
        ("[[rules.answer_within]]\nfrom = 2020", "[[rules.other]]\nfrom = 2020"),
        ('title = "Thử"', 'title = "Thử"\ntree = ["a"]'),
    ],
)
def test_any_change_of_content_changes_the_digest(old: str, new: str) -> None:
    changed = WHOLE.replace(old, new)
    assert changed != WHOLE
    assert digest(changed) != digest(WHOLE)
