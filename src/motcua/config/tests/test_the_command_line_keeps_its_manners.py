"""Exit codes, help and formats of ``motcua`` are what outsiders rely on."""

import json
from typing import NoReturn

import click
import pytest
from click.testing import CliRunner

from motcua.config import main as program
from motcua.config.embedded.cluster import EmbeddedDatabaseFailed
from motcua.faces.cli.main import BadInput, DoesNotHold, emit, needs_database, table


def test_every_command_shows_help_with_an_example() -> None:
    group = program.motcua
    context = click.Context(group)
    assert isinstance(group, click.Group)
    names = group.list_commands(context)
    assert {"serve", "work", "database"} <= set(names)
    for name in names:
        shown = CliRunner().invoke(group, [name, "--help"])
        assert shown.exit_code == 0, name
        assert "Ví dụ" in shown.output, name


def test_the_list_of_commands_is_shown_without_importing_them() -> None:
    shown = CliRunner().invoke(program.motcua, ["--help"])
    assert shown.exit_code == 0
    assert "serve" in shown.output


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (BadInput("x.csv, dòng 2"), 2),
        (DoesNotHold("hai dòng khác nhau"), 1),
        (EmbeddedDatabaseFailed("không khởi động được"), 2),
        (ZeroDivisionError(), program.INTERNAL_FAULT),
    ],
)
def test_a_fault_has_the_exit_code_of_its_kind(
    fault: Exception, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_kwargs: object) -> NoReturn:
        if isinstance(fault, click.ClickException):
            raise SystemExit(fault.exit_code)
        raise fault

    monkeypatch.setattr(program.motcua, "main", fail)
    with pytest.raises(SystemExit) as ended:
        program.main([])
    assert ended.value.code == code


def test_an_unknown_command_is_bad_usage() -> None:
    assert CliRunner().invoke(program.motcua, ["nonsense"]).exit_code == 2


def test_a_command_that_needs_the_database_asks_for_it_once_before_it_runs() -> None:
    asked: list[str] = []

    class Premises:
        def open_database(self) -> None:
            asked.append("database")

    @click.command()
    @needs_database
    def command() -> None:
        asked.append("work")

    CliRunner().invoke(command, obj=Premises())
    assert asked == ["database", "work"]


def test_json_and_table_hold_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, object]] = [
        {"unit": "Hạ Long", "points": 87.5},
        {"unit": "Vân Đồn", "points": None},
    ]
    emit(rows, "json")
    assert json.loads(capsys.readouterr().out) == rows
    assert table(rows) == ["unit     points", "Hạ Long  87.5", "Vân Đồn"]
