"""A scenario file is the usual behaviour with a few numbers changed; slips are named."""

import pytest

from motcua.scenarios.behaviour import Behaviour, BehaviourBroken, read_behaviour


def test_named_numbers_change() -> None:
    text = "[settlement]\ncapacity = 0.5\n[arrivals]\nweekdays = [1, 1, 1, 1, 1]\n"
    found = read_behaviour(text, file="s.toml")
    assert found.settlement.capacity == 0.5
    assert found.arrivals.weekdays == (1, 1, 1, 1, 1)
    assert found.intake == Behaviour().intake
    assert found.settlement.availability_low == Behaviour().settlement.availability_low


def test_an_empty_file_changes_nothing() -> None:
    assert read_behaviour("", file="s.toml") == Behaviour()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[weather]\nrain = 1\n", r"s\.toml: không có nhóm \[weather\]"),
        ("settlement = 1\n", r"không có nhóm \[settlement\]"),
        ("[intake]\nrefuse = 0.1\n", r"\[intake\] không có refuse"),
        ("[intake]\nrefused = -0.1\n", r"refused = -0\.1: giá trị không hợp lệ"),
        ("[intake]\nrefused = true\n", r"refused = True: giá trị không hợp lệ"),
        ('[intake]\nrefused = "viel"\n', r"refused = 'viel': giá trị không hợp lệ"),
        ("[arrivals]\nweekdays = [1, 2]\n", r"weekdays = \[1, 2\]: giá trị không hợp lệ"),
        ("[lateness]\nextension_days = 2.5\n", r"extension_days = 2\.5: giá trị không hợp lệ"),
        ("[intake\n", r"s\.toml: không đọc được TOML"),
    ],
)
def test_a_slip_is_named_with_file_and_place(text: str, says: str) -> None:
    with pytest.raises(BehaviourBroken, match=says):
        read_behaviour(text, file="s.toml")
