"""Canonical text: equal values are spelled alike, and everything without a spelling is refused."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cores.ledger import NotCanonical, canonical_text
from motcua.cores.ledger.verifier import LARGEST_INTEGER, read_canonical

TEXTS = st.text(max_size=8).map(lambda text: normalize("NFC", text))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


class Channel(StrEnum):
    COUNTER = "counter"


class Points(IntEnum):
    TWO = 2


def names_in_order(value: Any) -> bool:
    if isinstance(value, list):
        return all(map(names_in_order, value))
    if isinstance(value, dict):
        units = [name.encode("utf-16-be") for name in value]
        return units == sorted(units) and all(map(names_in_order, value.values()))
    return True


@pytest.mark.slow
@given(VALUES)
@settings(max_examples=200)
def test_text_reads_back_as_the_value_and_its_names_are_in_utf16_order(value: object) -> None:
    text = canonical_text(value)
    assert read_canonical(text) == value
    assert names_in_order(json.loads(text))


@given(VALUES)
@settings(max_examples=100)
def test_other_spellings_of_the_same_value_are_refused(value: object) -> None:
    text = canonical_text(value)
    for other in (f" {text}", f"{text}\n", json.dumps([value], indent=1)):
        with pytest.raises(NotCanonical):
            read_canonical(other)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": (True, None)}, '{"a":[true,null],"b":1}'),
        (Channel.COUNTER, '"counter"'),
        ({Channel.COUNTER: Points.TWO}, '{"counter":2}'),
        ("Hồ sơ\x00\x1f\x7f/", '"Hồ sơ\\u0000\\u001f\x7f/"'),
        # A line feed before a combining mark: the text as a whole is not NFC, its value is.
        ("\n\u0303", '"\\n\u0303"'),
    ],
)
def test_values_of_the_language_are_spelled_as_json(value: object, text: str) -> None:
    assert canonical_text(value) == text
    assert read_canonical(text) is not None


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        Decimal(1),
        LARGEST_INTEGER + 1,
        -LARGEST_INTEGER - 1,
        pytest.param(10**5000, id="huge"),
        "a\u0301",
        {"a\u0301": 1},
        "\ud800",
        {"\ud800": 1},
        {1: "a"},
        {None: "a"},
        b"bytes",
        {"set"},
        datetime(2026, 10, 9, tzinfo=UTC),
    ],
)
def test_what_has_no_spelling_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical_text({"value": value})


def test_endless_nesting_is_refused() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(NotCanonical):
        canonical_text(deep)
    with pytest.raises(NotCanonical):
        read_canonical("[" * 100_000)


@pytest.mark.parametrize(
    "text",
    ["1.0", "1e2", "-0", "NaN", "9007199254740992", '{"a":1,"a":1}', '"\\u0061"', '"\\/"', "", "{"],
)
def test_text_that_is_not_canonical_is_refused(text: str) -> None:
    with pytest.raises(NotCanonical):
        read_canonical(text)
