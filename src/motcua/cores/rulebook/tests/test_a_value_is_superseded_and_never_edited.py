"""A later value ends the earlier one; what an office enters is a second layer on top."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.cores.rulebook import (
    DatedValue,
    EntryBroken,
    RuleNotInForce,
    RuleUnknown,
    Source,
    merge,
    parse_entry,
    parse_pack,
)
from motcua.cores.rulebook.tests.test_a_broken_pack_names_file_line_and_fault import SCHEMA, WHOLE

PACK = parse_pack(WHOLE, file="try.toml", schema=SCHEMA)
ROW = {
    "from": "2026-03-01",
    "value": 2,
    "unit": "working_day",
    "source": {"act": "qd-12-2026"},
}


def entered(on: date, value: int = 2) -> DatedValue:
    """A value entered for ``on``."""
    return DatedValue(value, on, None, "working_day", Source("qd-12-2026"))


def test_the_earlier_value_holds_until_the_day_before_the_later_one() -> None:
    assert PACK.on("answer_within", date(2025, 6, 30)).value == 5
    assert PACK.on("answer_within", date(2025, 7, 1)).value == 3
    assert PACK.rules["answer_within"][0].until_on == date(2025, 7, 1)


def test_before_the_first_value_no_rule_is_in_force() -> None:
    with pytest.raises(RuleNotInForce, match="answer_within has no value in force on 2019-12-31"):
        PACK.on("answer_within", date(2019, 12, 31))


def test_after_an_explicit_end_no_rule_is_in_force() -> None:
    text = WHOLE.replace("from = 2025-07-01", "from = 2025-07-01\nuntil = 2026-01-01")
    pack = parse_pack(text, file="try.toml", schema=SCHEMA)
    assert pack.on("answer_within", date(2025, 12, 31)).value == 3
    with pytest.raises(RuleNotInForce):
        pack.on("answer_within", date(2026, 1, 1))


def test_a_rule_that_the_pack_does_not_have_is_unknown_on_every_day() -> None:
    with pytest.raises(RuleUnknown):
        PACK.on("anser_within", date(2026, 1, 1))
    with pytest.raises(RuleUnknown):
        PACK.latest("anser_within")


def test_an_entered_value_ends_the_shipped_one_and_changes_the_digest() -> None:
    merged = merge(PACK, [("answer_within", entered(date(2026, 3, 1)))])
    assert merged.on("answer_within", date(2026, 2, 28)).value == 3
    assert merged.on("answer_within", date(2026, 3, 1)).value == 2
    assert merged.digest != PACK.digest
    assert PACK.on("answer_within", date(2026, 3, 1)).value == 3


def test_an_entry_between_two_shipped_values_is_ended_by_the_later_one() -> None:
    merged = merge(PACK, [("answer_within", entered(date(2022, 1, 1)))])
    assert [merged.on("answer_within", date(year, 8, 1)).value for year in (2021, 2022, 2025)] == [
        5,
        2,
        3,
    ]


def test_of_two_entries_for_one_day_the_one_entered_last_holds() -> None:
    day = date(2026, 3, 1)
    first, second = ("answer_within", entered(day, 2)), ("answer_within", entered(day, 1))
    assert merge(PACK, [first, second]).on("answer_within", day).value == 1
    assert merge(PACK, [first, second]).digest != merge(PACK, [second, first]).digest


def test_without_entries_the_pack_stays_the_very_same() -> None:
    assert merge(PACK, []) is PACK


def test_an_entry_may_bring_a_rule_that_the_shipped_pack_does_not_have() -> None:
    merged = merge(PACK, [("days", replace(entered(date(2026, 1, 1)), value=[]))])
    assert merged.on("days", date(2026, 1, 1)).value == []


def test_an_entry_is_judged_together_with_the_rest_of_its_pack() -> None:
    schema = {"properties": {"rules": {"required": ["answer_within"]}}}
    assert parse_entry("days", {**ROW, "value": []}, pack=PACK, schema=schema).value == []


def test_an_entry_is_held_to_the_schema_of_the_file() -> None:
    assert parse_entry("answer_within", ROW, pack=PACK, schema=SCHEMA).from_on == date(2026, 3, 1)
    with pytest.raises(EntryBroken, match="not of type 'integer'"):
        parse_entry("answer_within", {**ROW, "value": "hai"}, pack=PACK, schema=SCHEMA)
    row = {key: ROW[key] for key in ("from", "value", "unit")}
    with pytest.raises(EntryBroken, match="'source' is a required property"):
        parse_entry("answer_within", row, pack=PACK, schema=SCHEMA)
    with pytest.raises(EntryBroken, match="'01/03/2026' is not a 'date'"):
        parse_entry("answer_within", {**ROW, "from": "01/03/2026"}, pack=PACK, schema=SCHEMA)


DAYS = st.dates(date(2018, 1, 1), date(2030, 12, 31))


@given(st.lists(st.tuples(DAYS, st.integers(0, 99)), max_size=6), DAYS)
def test_on_every_day_the_newest_value_that_has_begun_is_the_one_in_force(
    entries: list[tuple[date, int]], day: date
) -> None:
    merged = merge(PACK, [("answer_within", entered(on, value)) for on, value in entries])
    begun = {row.from_on: row.value for row in PACK.rules["answer_within"]} | dict(entries)
    started = [on for on in begun if on <= day]
    if not started:
        with pytest.raises(RuleNotInForce):
            merged.on("answer_within", day)
        return
    assert merged.on("answer_within", day).value == begun[max(started)]


@given(st.lists(st.tuples(DAYS, st.integers(0, 99)), max_size=6))
def test_the_values_of_a_rule_never_overlap(entries: list[tuple[date, int]]) -> None:
    merged = merge(PACK, [("answer_within", entered(on, value)) for on, value in entries])
    row = merged.rules["answer_within"]
    for earlier, later in pairwise(row):
        assert earlier.until_on == later.from_on
        assert earlier.from_on + timedelta(days=1) <= later.from_on
