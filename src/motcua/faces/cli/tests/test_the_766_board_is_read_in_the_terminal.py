"""`motcua board 766`: its keys, counters against events, and the dossiers behind a lost point."""

import pytest

from motcua.faces.cli.board import board
from motcua.faces.cli.tests.calling import call, told
from motcua.faces.cli.tests.province import BIRTH, COMMUNE, PROVINCE, accepted, stand_up
from motcua.rooms.dossiers import queries as dossiers
from motcua.rooms.statistics.operations import apply_facts

pytestmark = pytest.mark.django_db
HERE = ("--unit", COMMUNE, "--month", "2026-03")
LATE = ("ON_TIME",)


@pytest.fixture
def code() -> str:
    """An accepted dossier of March, late by now, and counted."""
    found = accepted(stand_up())
    apply_facts(list(dossiers.replayed_facts()))
    return found


def test_a_unit_has_the_agreed_keys(code: str) -> None:
    assert code
    found = told(board, "766", *HERE)
    assert set(found) == {"unit_code", "points", "max_points", "class", "groups", "indicators"}
    assert (found["unit_code"], found["max_points"]) == (COMMUNE, 100)
    assert set(found["groups"][0]) == {"code", "points", "max_points"}
    assert sum(group["max_points"] for group in found["groups"]) == 100
    for line in found["indicators"]:
        assert set(line) == {
            "code",
            "numerator",
            "denominator",
            "percent",
            "points",
            "max_points",
            "by",
        }
        assert line["by"] in {"dossier", "procedure", "petition", "entered"}


def test_counters_and_events_say_the_same(code: str) -> None:
    assert code
    counted = told(board, "766", *HERE, "--source", "counters")
    assert told(board, "766", *HERE, "--source", "events") == counted
    lines = {line["code"]: line for line in counted["indicators"]}
    assert lines["ON_TIME"]["denominator"] == 1


def test_a_lost_point_is_opened_to_its_dossiers(code: str) -> None:
    found = told(board, "766", *HERE)
    for line in found["indicators"]:
        if line["by"] == "dossier" and line["denominator"] is not None:
            lost = told(board, "766", *HERE, "--lost", line["code"])
            assert len(lost) == len(set(lost)) == line["denominator"] - line["numerator"]
    assert told(board, "766", *HERE, "--lost", "ON_TIME") == [code]


def test_procedures_and_typed_figures_are_said_to_be_what_they_are(code: str) -> None:
    assert code
    by = {line["code"]: line["by"] for line in told(board, "766", *HERE)["indicators"]}
    procedure = next(name for name, kind in by.items() if kind == "procedure")
    result = call(board, "766", *HERE, "--lost", procedure)
    assert result.exit_code == 0
    assert "thủ tục" in result.stderr
    assert BIRTH in result.stdout or result.stdout.strip() == "[]"
    typed = next(name for name, kind in by.items() if kind == "entered")
    result = call(board, "766", *HERE, "--lost", typed)
    assert (result.exit_code, result.stdout.strip()) == (0, "[]")
    assert "nhập tay" in result.stderr


def test_the_units_are_listed_with_their_block(code: str) -> None:
    assert code
    units = told(board, "766", "--list-units", "--month", "2026-03")
    assert [(unit["unit_code"], unit["block"]) for unit in units] == [
        (PROVINCE, "province"),
        (COMMUNE, "commune"),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("766",), "--unit"),
        (("767",), "766"),
        (("766", "--unit", "H99", "--month", "2026-03"), "--list-units"),
        (("766", "--unit", COMMUNE, "--month", "tháng 3"), "2026-10"),
        (("766", "--unit", COMMUNE, "--month", "2026-13"), "2026-10"),
        (("766", "--unit", COMMUNE, "--month", "2026"), "2026-10"),
        (("766", *HERE, "--lost", "X"), "ON_TIME"),
        (("766", "--unit", "H99", "--month", "2026-03", "--lost", "ON_TIME"), "--list-units"),
        (("766", *HERE, "--source", "guess"), "counters"),
    ],
)
def test_bad_input_is_2_and_says_what_to_do(
    code: str, arguments: tuple[str, ...], message: str
) -> None:
    assert code
    result = call(board, *arguments)
    assert result.exit_code == 2, result.output
    assert message in result.stderr
    assert result.stdout == ""


def test_without_a_province_it_says_so() -> None:
    result = call(board, "766", *HERE)
    assert result.exit_code == 2
    assert "tỉnh" in result.stderr
