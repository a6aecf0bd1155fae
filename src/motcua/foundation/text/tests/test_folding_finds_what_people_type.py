"""Folding: the same person is found whatever keyboard, marks or spaces were used."""

import unicodedata

import pytest

from motcua.foundation.text import fold, nfc


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đặng Thị Ếch", "dang thi ech"),
        ("NGUYỄN  VĂN\u00a0HƯỞNG ", "nguyen van huong"),
        ("Ủy ban nhân dân xã Quảng Đức", "uy ban nhan dan xa quang duc"),
        ("H26.103.25.7-250908-0112", "h26.103.25.7-250908-0112"),
        ("Trần\u200bThị\tLiễu\r\n", "tranthi lieu"),
        ("  ", ""),
    ],
)
def test_marks_case_and_spaces_do_not_matter(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_composed_and_decomposed_writing_fold_alike_and_become_one_form() -> None:
    composed = "Quảng Đức, phường Hồng Gai"
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    assert fold(composed) == fold(decomposed)
    assert nfc(decomposed) == composed


def test_another_script_is_left_as_it_is() -> None:
    assert fold("Công ty 東京") == "cong ty 東京"
