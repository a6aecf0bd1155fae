"""Sorting: letters decide first, tones only between words of the same letters."""

import random

import pytest

from motcua.foundation.text import sort_key

# The letters in the order of the alphabet, each heading a word so that position is what is tested.
ALPHABET = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
TONES = ["ma", "mà", "mả", "mã", "má", "mạ"]
COMMUNES = [
    "Ba Chẽ",
    "Bãi Cháy",
    "Cao Xanh",
    "Cẩm Phả",
    "Cửa Ông",
    "Đầm Hà",
    "Đông Triều",
    "Hà An",
    "Hạ Long",
    "Hà Tu",
    "Quảng Đức",
    "Quảng Hà",
    "Quang Hanh",
    "Tiên Yên",
    "Uông Bí",
    "Vân Đồn",
]


@pytest.mark.parametrize("ordered", [ALPHABET, TONES, COMMUNES])
def test_a_shuffled_list_returns_to_its_order(ordered: list[str]) -> None:
    shuffled = random.Random(766).sample(ordered, len(ordered))
    assert shuffled != ordered
    assert sorted(shuffled, key=sort_key) == ordered


def test_code_point_order_would_be_wrong() -> None:
    assert sorted(COMMUNES) != COMMUNES


@pytest.mark.parametrize("tone", ["a", "à", "ả", "ã", "á", "ạ"])
def test_no_tone_lifts_a_word_over_the_next_letter(tone: str) -> None:
    assert sort_key(f"b{tone}") < sort_key("bă") < sort_key("bâ") < sort_key("be")


def test_a_shorter_name_comes_before_the_name_it_begins() -> None:
    assert sort_key("Hạ Long") < sort_key("Hạ Long 1") < sort_key("Hạ Longa")


def test_case_and_punctuation_do_not_part_equal_names() -> None:
    assert sort_key("UÔNG-BÍ") == sort_key("Uông Bí")
