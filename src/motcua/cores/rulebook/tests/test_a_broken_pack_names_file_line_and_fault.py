"""A rule file that cannot be trusted is refused, and the refusal points at the line."""

import pytest

from motcua.cores.rulebook import PackBroken, parse_pack

WHOLE = """\
name = "try/pack"
schema = "try"
title = "Thử"

[[rules.answer_within]]
from = 2020-01-01
value = 5
unit = "working_day"
source = { act = "nd-61-2018", article = "19" }

[[rules.answer_within]]
from = 2025-07-01
value = 3
unit = "working_day"
source = { act = "nd-118-2025", article = "19", clause = "5" }
confirmed = false
"""

SCHEMA = {
    "properties": {
        "rules": {
            "additionalProperties": False,
            "properties": {
                "answer_within": {
                    "items": {"properties": {"value": {"type": "integer", "minimum": 0}}}
                },
                "days": {
                    "items": {
                        "properties": {
                            "value": {
                                "type": "array",
                                "items": {"required": ["on"]},
                            }
                        }
                    }
                },
                "a.b": {"items": {"properties": {"value": {"type": "string"}}}},
            },
        }
    }
}


def refused(text: str) -> PackBroken:
    """The refusal of ``text``."""
    with pytest.raises(PackBroken) as caught:
        parse_pack(text, file="try.toml", schema=SCHEMA)
    assert caught.value.file == "try.toml"
    assert str(caught.value).startswith(f"try.toml, line {caught.value.line}: ")
    return caught.value


def test_the_whole_pack_is_accepted() -> None:
    pack = parse_pack(WHOLE, file="try.toml", schema=SCHEMA)
    assert pack.name == "try/pack"
    assert [value.value for value in pack.rules["answer_within"]] == [5, 3]
    assert pack.rules["answer_within"][1].confirmed is False


def test_a_line_that_is_no_toml_is_named_by_its_number() -> None:
    broken = refused(WHOLE.replace('unit = "working_day"\nsource = { act = "nd-61', "unit = \n#"))
    assert broken.line == 8
    assert "Invalid value" in broken.fault


def test_a_text_that_stops_in_the_middle_is_broken_at_its_last_line() -> None:
    assert refused('name = "try/pack"\ntitle = "Thử').line == 2


def test_a_key_written_twice_is_refused_by_the_reader() -> None:
    broken = refused(WHOLE.replace("value = 3", "value = 3\nvalue = 4"))
    assert broken.line == 14
    assert "overwrite" in broken.fault


def test_a_number_with_a_leading_nought_is_refused_by_the_reader() -> None:
    assert refused(WHOLE.replace("value = 3", "value = 03")).line == 13


def test_a_value_without_a_source_is_named_by_the_line_where_it_begins() -> None:
    line = 'source = { act = "nd-118-2025", article = "19", clause = "5" }\n'
    broken = refused(WHOLE.replace(line, ""))
    assert broken.line == 11
    assert "rules.answer_within.1" in broken.fault
    assert "'source' is a required property" in broken.fault


def test_a_source_without_an_act_is_named_by_its_line() -> None:
    broken = refused(WHOLE.replace('act = "nd-61-2018", ', ""))
    assert (broken.line, "'act' is a required property" in broken.fault) == (9, True)


def test_a_value_of_the_wrong_kind_is_named_by_its_line() -> None:
    broken = refused(WHOLE.replace("value = 3", 'value = "ba"'))
    assert (broken.line, "'ba' is not of type 'integer'" in broken.fault) == (13, True)


def test_a_key_that_no_plan_knows_is_named_by_its_line() -> None:
    broken = refused(WHOLE.replace("confirmed = false", "confirmd = false"))
    assert (broken.line, "confirmd" in broken.fault) == (16, True)


def test_a_rule_that_the_schema_does_not_know_is_named_by_its_line() -> None:
    broken = refused(WHOLE.replace("rules.answer_within", "rules.answer_witin"))
    assert (broken.line, "answer_witin" in broken.fault) == (5, True)


def test_an_element_of_a_long_list_is_named_by_its_own_line() -> None:
    text = WHOLE + (
        "\n[[rules.days]]\nfrom = 2026-01-01\nvalue = [\n"
        "  { on = 2026-01-01, name = 'a, ]' },  # one, two\n"
        "  { name = 'b' },\n]\n"
        "unit = 'day'\nsource = { act = 'x' }\n"
    )
    broken = refused(text)
    assert text.splitlines()[broken.line - 1].strip() == "{ name = 'b' },"


def test_a_quoted_rule_name_with_a_dot_is_found() -> None:
    text = WHOLE + (
        '\n[[rules."a.b"]]\nfrom = 2026-01-01\nvalue = 7\nunit = "x"\nsource = { act = "x" }\n'
    )
    broken = refused(text)
    assert text.splitlines()[broken.line - 1] == "value = 7"


def test_words_in_a_long_text_are_not_taken_for_keys() -> None:
    text = WHOLE.replace('title = "Thử"', 'title = """\nThử\nvalue = 9\n[[rules.x]]\n"""')
    broken = refused(text.replace("value = 3", "value = -3"))
    assert text.replace("value = 3", "value = -3").splitlines()[broken.line - 1] == "value = -3"


def test_two_values_that_begin_on_one_day_are_refused() -> None:
    broken = refused(WHOLE.replace("2025-07-01", "2020-01-01"))
    assert (broken.line, "begin on 2020-01-01" in broken.fault) == (11, True)


def test_a_value_that_outlasts_the_start_of_the_next_is_refused() -> None:
    broken = refused(WHOLE.replace("from = 2020-01-01", "from = 2020-01-01\nuntil = 2025-07-02"))
    assert (broken.line, "overlaps" in broken.fault) == (12, True)


def test_a_value_that_ends_before_it_begins_is_refused() -> None:
    broken = refused(WHOLE.replace("from = 2025-07-01", "from = 2025-07-01\nuntil = 2025-07-01"))
    assert (broken.line, "is not after" in broken.fault) == (11, True)
