"""``motcua demo`` reads what is wanted from the environment and from options, and says slips."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner

from motcua.config.commands.demo import as_instant, demo, wanted
from motcua.cores.clock import ZONE
from motcua.faces.cli.main import BadInput
from motcua.scenarios import demo as province


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the scenario was asked for."""
    found: dict[str, Any] = {}
    monkeypatch.setattr(province, "prepare", lambda **given: found.update(given))
    for name in ("PROVINCE", "SEED", "AS_OF", "DOSSIERS"):
        monkeypatch.delenv(f"MOTCUA_{name}", raising=False)
    return found


def test_nothing_asked_leaves_everything_usual() -> None:
    assert wanted({}) == {}
    assert wanted({"MOTCUA_SEED": "", "MOTCUA_AS_OF": ""}) == {}


def test_the_environment_asks_for_province_seed_instant_and_number() -> None:
    found = wanted(
        {
            "MOTCUA_PROVINCE": "48",
            "MOTCUA_SEED": "7",
            "MOTCUA_AS_OF": "2026-11-20T08:30:00Z",
            "MOTCUA_DOSSIERS": "100",
        }
    )
    assert found.pop("as_of").utcoffset() == timedelta(0)
    assert found == {"province": "48", "seed": 7, "dossiers": 100}


def test_a_date_stands_for_the_afternoon_of_that_day() -> None:
    assert as_instant("2026-11-20", "x") == datetime(2026, 11, 20, 15, 30, tzinfo=ZONE)


@pytest.mark.parametrize("written", ["20/11/2026", "2026-11-20T15:30", "2026-13-01", "now"])
def test_an_instant_that_cannot_be_read_is_said_with_its_place(written: str) -> None:
    with pytest.raises(BadInput, match="MOTCUA_AS_OF"):
        wanted({"MOTCUA_AS_OF": written})


@pytest.mark.parametrize("written", ["-1", "1.5", "sieben", "٣"])
def test_a_seed_that_is_no_number_is_said_with_its_place(written: str) -> None:
    with pytest.raises(BadInput, match="MOTCUA_SEED"):
        wanted({"MOTCUA_SEED": written})


def test_options_go_before_the_environment(
    asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_SEED", "1")
    monkeypatch.setenv("MOTCUA_PROVINCE", "12")
    done = CliRunner().invoke(demo, ["prepare", "--seed", "2", "--as-of", "2026-11-20"])
    assert done.exit_code == 0, done.output
    assert (asked["seed"], asked["province"]) == (2, "12")
    assert asked["as_of"].hour == 15
    assert "dossiers" not in asked


def test_a_province_there_is_not_is_bad_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.scenarios.demo.marks", dict)
    monkeypatch.setattr("motcua.scenarios.demo.inhabited", lambda: False)
    done = CliRunner().invoke(demo, ["prepare", "--province", "99", "--as-of", "2026-11-20"])
    assert done.exit_code == 2
    assert "99" in done.output


def test_accounts_are_listed_as_outsiders_expect(monkeypatch: pytest.MonkeyPatch) -> None:
    posts = (province.Post("leader", "H49", "Ủy ban nhân dân tỉnh"), province.Post("x", "H49", ""))
    account = province.Account("lanhdao", "motcua-demo", "Lê Thị Ví Dụ", posts)
    monkeypatch.setattr(province, "accounts", lambda: (account,))
    (row,) = json.loads(CliRunner().invoke(demo, ["accounts"]).stdout)
    assert {"username", "password", "role", "unit"} <= set(row)
    assert (row["role"], row["unit"]) == ("leader", "Ủy ban nhân dân tỉnh")
    shown = CliRunner().invoke(demo, ["accounts", "--format", "table"]).stdout
    assert "lanhdao" in shown
    assert "motcua-demo" in shown


def test_without_a_demo_province_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise province.NoDemoProvince("không có")

    monkeypatch.setattr(province, "accounts", none)
    done = CliRunner().invoke(demo, ["accounts"])
    assert done.exit_code == 2
    assert "motcua demo prepare" in done.output
