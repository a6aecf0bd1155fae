"""The commands for auditors: exit codes, JSON on standard output alone, files that check alone."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from django.db import connection

from motcua.faces.cli.ledger import checkpoint, ledger, verify
from motcua.foundation.audit.operations import append, erase
from motcua.foundation.audit.ports import only_these
from motcua.foundation.audit.tests.cast import AT, FIRST, noted, three_chains

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_comparers() -> Iterator[None]:
    """The acts told here belong to no room's tables."""
    with only_these():
        yield


def invoke(command: click.Command, *arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def told(result: Result) -> Any:
    return json.loads(result.stdout)


def run_alone(program: Path, export: Path, witness: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-I", "-S", str(program), str(export), "--witness", str(witness)]
    return subprocess.run([*command, "--format", "json"], capture_output=True, check=False, env={})


@pytest.fixture
def witness(tmp_path: Path) -> Path:
    three_chains()
    place = tmp_path / "ban-chung.json"
    result = invoke(checkpoint, "--out", place)
    assert result.exit_code == 0, result.output
    assert told(result)["size"] == 7
    return place


def forge() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_event DISABLE TRIGGER ledger_event_keep")
        cursor.execute("UPDATE ledger_event SET body = body || ' ' WHERE sequence = 2")


def test_verify_says_0_when_the_ledger_holds(witness: Path) -> None:
    append([noted(FIRST, 9)])
    result = invoke(verify, "--witness", witness)
    assert (result.exit_code, result.stderr) == (0, "")
    assert told(result)["not_witnessed"] == 1
    assert told(result)["witnesses"][0]["holds"]


def test_verify_says_1_and_names_what_is_damaged(witness: Path) -> None:
    forge()
    result = invoke(verify, "--witness", witness)
    assert result.exit_code == 1
    assert "KHÔNG toàn vẹn" in result.stderr
    damage = told(result)["damage"]
    assert {"body_not_canonical", "hash_differs"} == {one["kind"] for one in damage}
    assert {(one["dossier"], one["sequence"]) for one in damage} >= {(FIRST, 2)}
    shown = invoke(verify, "--format", "table")
    assert shown.exit_code == 1
    assert f"{FIRST}#2" in shown.stdout


def test_verify_says_2_for_a_file_that_is_no_witness(witness: Path, tmp_path: Path) -> None:
    witness.write_text("{}", encoding="utf-8")
    for place in (witness, tmp_path / "absent.json"):
        result = invoke(verify, "--witness", place)
        assert (result.exit_code, result.stdout) == (2, "")
        assert place.name in result.stderr


def test_a_checkpoint_that_cannot_be_written_says_2(tmp_path: Path) -> None:
    result = invoke(checkpoint, "--out", tmp_path / "absent" / "file.json")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("name", ["so-cai", "so-cai.jsonl", "so-cai.jsonl.gz"])
def test_an_export_holds_no_person_and_is_checked_without_us(
    name: str, witness: Path, tmp_path: Path
) -> None:
    erase(dossier_code=FIRST, actor="user:3", at=AT, reason="request")
    out = tmp_path / name
    result = invoke(ledger, "export", "--out", out)
    assert result.exit_code == 0, result.output
    file = Path(told(result)["file"])
    if file.suffix == ".jsonl":
        assert "Ánh" not in file.read_text(encoding="utf-8")
    with_folder = invoke(ledger, "export", "--out", tmp_path / "folder")
    assert with_folder.exit_code == 0
    done = run_alone(tmp_path / "folder" / "verifier.py", out, witness)
    assert (done.returncode, done.stderr) == (0, b"")
    report = json.loads(done.stdout)
    assert (report["events"], report["erased"], report["not_witnessed"]) == (8, 1, 1)


def test_an_export_shows_the_same_damage_as_verify(witness: Path, tmp_path: Path) -> None:
    forge()
    invoke(ledger, "export", "--out", tmp_path / "folder")
    done = run_alone(tmp_path / "folder" / "verifier.py", tmp_path / "folder", witness)
    assert done.returncode == 1
    assert json.loads(done.stdout)["damage"] == told(invoke(verify))["damage"]


def test_every_command_shows_an_example() -> None:
    for command in (checkpoint, verify, ledger.commands["export"]):
        assert "Ví dụ: motcua" in invoke(command, "--help").stdout
