"""A broken index set names its file, the line and the fault, and is never used."""

import pytest

from motcua.cores.rulebook import PackBroken, RuleNotInForce
from motcua.cores.scoring import UnknownCode, on_day
from motcua.cores.scoring.tests.shelf import SMALL, qd766, small

MADE_UP = 'unit = "point", source = { act = "made-up" } }]'


def line_with(text: str, part: str) -> int:
    """The number of the first line that holds `part`."""
    return next(at for at, line in enumerate(text.splitlines(), 1) if part in line)


@pytest.mark.parametrize(
    ("old", "new", "fault", "where"),
    [
        ('parent = "ALL"', 'parent = "NONE"', "no group NONE before it", "[[group]]"),
        (
            'group = "LEFT"',
            'group = "ALL"',
            "ALL is no group that holds indicators",
            "[[indicator]]",
        ),
        ('group = "LEFT"', 'group = "X"', "X is no group that holds indicators", "[[indicator]]"),
        ('code = "RIGHT"\nparent', 'code = "LEFT"\nparent', "a second group has the code LEFT", ""),
        ('code = "B"\ngroup', 'code = "A"\ngroup', "a second indicator has the code A", ""),
        ('default_edition = "first"', 'default_edition = "x"', "no edition x", "default_edition"),
        ('"A.target" =', '"A.aim" =', "rule A.target is missing", "[rules]"),
        (
            "[rules]",
            f'[rules]\n"X.max" = [{{ from = 2026-01-01, value = 1, {MADE_UP}',
            "nothing reads",
            "",
        ),
        (
            '2026-01-01, value = 6, unit = "point"',
            '2026-01-01, value = 5, unit = "point"',
            "parts add up",
            "",
        ),
        ("value = 90", "value = 0", "target must be above 0", ""),
        ("value = 90", "value = 101", "target must be above 0", ""),
        ("value = 90", "value = -1", "less than the minimum", '"A.target"'),
        ("value = 90", 'value = "90"', "is not of type 'number'", '"A.target"'),
        ('kind = "ratio_to_target"', 'kind = "guess"', "'guess' is not one of", "kind"),
        (
            '"SHOWN.max" = [{ from = 2026-01-01, value = 0',
            '"SHOWN.max" = [{ from = 2026-01-01, value = 1',
            "",
            "",
        ),
        (
            ', source = { act = "made-up" } }]\n"LEFT',
            ' }]\n"LEFT',
            "'source' is a required property",
            "ALL.max",
        ),
        (
            '"A.max" = [{ from = 2026-01-01',
            '"A.max" = [{ from = 2027-01-01',
            "no value in force",
            '"A.max"',
        ),
        ("value = 2", "value = 9", "at most 6 decimals", "rounding"),
    ],
)
def test_a_planted_fault_is_named_with_its_line(old: str, new: str, fault: str, where: str) -> None:
    broken = SMALL.replace(old, new, 1)
    assert broken != SMALL
    with pytest.raises(PackBroken) as caught:
        small(broken)
    assert caught.value.file == "small.toml"
    assert fault in caught.value.fault
    if where:
        assert caught.value.line >= line_with(broken, where)


def test_a_maximum_finer_than_what_is_published_is_refused() -> None:
    finer = SMALL.replace("value = 6,", "value = 6.005,").replace("value = 10,", "value = 10.005,")
    with pytest.raises(PackBroken, match="at most 2 decimals"):
        small(finer)


def test_the_small_set_itself_is_sound() -> None:
    assert small().codes == ("A", "B", "SHOWN")
    assert [group.lowest for group in on_day(small()).groups] == [False, True, True]


def test_an_edition_that_reads_a_number_nobody_has_is_refused() -> None:
    broken = SMALL.replace(
        "confirmed = true", 'confirmed = true\ninstead = { "A.max" = "A.other" }'
    )
    with pytest.raises(PackBroken, match=r"edition first: no rule A\.other"):
        small(broken)


def test_a_day_without_values_is_refused() -> None:
    with pytest.raises(RuleNotInForce):
        on_day(qd766(), on=qd766().edition(None).values_on.replace(year=2020))


def test_an_edition_that_does_not_exist_is_refused_naming_those_that_do() -> None:
    with pytest.raises(UnknownCode) as caught:
        on_day(qd766(), edition="portal-1926")
    assert caught.value.known == ("portal-2026", "formula-document")
