"""``motcua simulate`` needs no database, repeats itself to the byte, and names bad input."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from motcua.config.commands.simulate import simulate

FEW = ["--dossiers", "80", "--year", "2026"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(simulate, list(arguments))


def test_same_seed_same_province_same_bytes() -> None:
    first, again = run(*FEW, "--seed", "3"), run(*FEW, "--seed", "3")
    assert first.exit_code == 0, first.output
    assert first.stdout_bytes == again.stdout_bytes
    assert run(*FEW, "--seed", "4").stdout_bytes != first.stdout_bytes
    assert run(*FEW, "--seed", "3", "--province", "48").stdout_bytes != first.stdout_bytes


def test_the_answer_says_what_was_played_and_what_came_out() -> None:
    answer = json.loads(run(*FEW).stdout)
    assert (answer["province"], answer["dossiers"], answer["simulated"]) == ("22", 80, True)
    assert answer["from_on"] == "2026-01-01"
    assert answer["until_at"] == "2027-01-01T00:00:00+07:00"
    assert sum(answer["by_status"].values()) == sum(answer["by_channel"].values()) == 80
    assert sum(answer["by_act"].values()) == answer["acts"]
    assert 0 <= answer["on_time"] <= answer["accepted"] <= 80


def test_a_scenario_file_changes_the_outcome(tmp_path: Path) -> None:
    file = tmp_path / "nobody_rates.toml"
    file.write_text("[afterwards]\nrates = 0\n", encoding="utf-8")
    assert json.loads(run(*FEW).stdout)["rated"] > 0
    assert json.loads(run(*FEW, "--scenario", str(file)).stdout)["rated"] == 0


def test_the_first_year_begins_with_the_two_level_model() -> None:
    assert json.loads(run("--dossiers", "20", "--year", "2025").stdout)["from_on"] == "2025-07-01"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--province", "99"], "--province"),
        (["--year", "2024"], "--year 2024"),
        (["--dossiers", "0"], "--dossiers"),
        (["--scenario", "no-such-file.toml"], "no-such-file.toml"),
    ],
)
def test_bad_input_is_named(arguments: list[str], says: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert says in done.output


def test_a_slip_in_a_scenario_file_is_named_with_file_and_place(tmp_path: Path) -> None:
    file = tmp_path / "slip.toml"
    file.write_text("[settlement]\ncapacty = 0.5\n", encoding="utf-8")
    done = run(*FEW, "--scenario", str(file))
    assert done.exit_code == 2
    assert "slip.toml: [settlement] không có capacty" in done.output
