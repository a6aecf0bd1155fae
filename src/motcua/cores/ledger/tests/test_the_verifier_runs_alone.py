"""The verifier is one file that runs without the product, and tells bad files from bad ledgers."""

import ast
import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from motcua.cores.ledger import verifier
from motcua.cores.ledger.export import export_lines
from motcua.cores.ledger.tests.forge import Act, Ledger, built
from motcua.cores.ledger.verifier import BadInput, Export, Frontier, check_export, read_witness
from motcua.cores.ledger.witness import level_for, witness_text

AT = "2026-10-10T00:00:00.000000Z"


@pytest.fixture
def ledger() -> Ledger:
    return built([Act(f"H49.61.32-261009-{number % 3:04d}", number) for number in range(11)], 4)


def write_export(ledger: Ledger, place: Path) -> Path:
    place.write_text(
        "".join(export_lines(ledger.records(), ledger.checkpoints, at=AT)), encoding="utf-8"
    )
    return place


def write_witness(ledger: Ledger, place: Path) -> Path:
    frontier = Frontier()
    level = level_for(len(ledger.log))
    blocks = frontier.extend((digest for _, digest in ledger.log), level)
    text = witness_text(frontier=frontier, level=level, blocks=blocks, at=AT)
    place.write_text(text, encoding="utf-8")
    return place


def run(arguments: Iterable[object], where: Path) -> subprocess.CompletedProcess[str]:
    alone = shutil.copy(verifier.__file__, where / "verifier.py")
    command = [sys.executable, "-I", "-S", alone, *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=where, env={}, check=False
    )


def test_it_imports_only_the_standard_library() -> None:
    tree = ast.parse(Path(verifier.__file__).read_text(encoding="utf-8"))
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_honest_export_holds_with_exit_code_0(ledger: Ledger, tmp_path: Path) -> None:
    witness = write_witness(ledger, tmp_path / "witness.json")
    ledger.append(Act("H49.61.32-261009-0000", 5))
    export = write_export(ledger, tmp_path / "ledger.jsonl")
    done = run([export, "--witness", witness, "--format", "json"], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert (told["holds"], told["events"], told["not_witnessed"]) == (True, 12, 1)
    assert told["witnesses"][0]["holds"]


def test_a_forged_export_gives_exit_code_1_and_names_the_event(
    ledger: Ledger, tmp_path: Path
) -> None:
    place = ("H49.61.32-261009-0001", 2)
    ledger.events[place] = ledger.events[place]._replace(hash=bytes(32))
    done = run([write_export(ledger, tmp_path / "ledger.jsonl"), "--format", "json"], tmp_path)
    assert done.returncode == 1
    damage = json.loads(done.stdout)["damage"]
    assert {(one["dossier"], one["sequence"]) for one in damage} >= {place}


def test_the_table_is_for_people(ledger: Ledger, tmp_path: Path) -> None:
    done = run([write_export(ledger, tmp_path / "ledger.jsonl")], tmp_path)
    assert "holds: True" in done.stdout


def test_a_folder_and_a_packed_file_are_read_alike(ledger: Ledger, tmp_path: Path) -> None:
    plain = write_export(ledger, tmp_path / "ledger.jsonl")
    packed = tmp_path / "ledger.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    reports = [check_export(str(place)).as_dict() for place in (plain, packed, tmp_path)]
    assert reports[0] == reports[1] == reports[2]
    assert reports[0]["holds"]


def test_an_export_that_lost_its_end_does_not_hold(ledger: Ledger, tmp_path: Path) -> None:
    export = write_export(ledger, tmp_path / "ledger.jsonl")
    lines = export.read_text(encoding="utf-8").splitlines(keepends=True)
    export.write_text("".join(lines[:-1]), encoding="utf-8")
    assert [one.kind for one in check_export(str(export)).damage] == ["export_cut"]
    export.write_text("".join(lines[:-2] + lines[-1:]), encoding="utf-8")
    assert "export_cut" in [one.kind for one in check_export(str(export)).damage]


def test_an_event_that_the_table_lost_is_told_from_the_log(ledger: Ledger, tmp_path: Path) -> None:
    del ledger.events["H49.61.32-261009-0001", 2]
    report = check_export(str(write_export(ledger, tmp_path / "ledger.jsonl")))
    assert [(one.kind, one.sequence) for one in report.damage] == [("event_missing", 2)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "dòng 1"),
        ("{}\n", "dòng 1"),
        ("[]\n", "dòng 1"),
        ("not json\n", "dòng 1"),
        ('{"format": "motcua-ledger-export-1"}\n{"checkpoint": {}}\n', "dòng 2"),
        ('{"format": "motcua-ledger-export-1"}\n{"body": "{}"}\n', "dòng 2"),
        ('{"format": "motcua-ledger-export-1"}\n7\n', "dòng 2"),
    ],
)
def test_a_file_that_is_no_export_gives_exit_code_2_with_file_and_line(
    content: str, told: str, tmp_path: Path
) -> None:
    export = tmp_path / "ledger.jsonl"
    export.write_text(content, encoding="utf-8")
    done = run([export], tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert str(export) in done.stderr
    assert told in done.stderr


def test_a_missing_file_and_bad_options_give_exit_code_2(ledger: Ledger, tmp_path: Path) -> None:
    export = write_export(ledger, tmp_path / "ledger.jsonl")
    assert run([tmp_path / "absent.jsonl"], tmp_path).returncode == 2
    assert run([export, "--witness", tmp_path / "absent.json"], tmp_path).returncode == 2
    assert run([export, "--colour"], tmp_path).returncode == 2


@pytest.mark.parametrize("member", ["format", "size", "root", "level", "blocks", "peaks", "at"])
def test_a_damaged_witness_is_refused_rather_than_believed(
    member: str, ledger: Ledger, tmp_path: Path
) -> None:
    place = write_witness(ledger, tmp_path / "witness.json")
    assert read_witness(str(place)).size == 11
    told = json.loads(place.read_text(encoding="utf-8"))
    damaged = {"size": 12, "root": "00" * 32, "level": 1, "blocks": told["blocks"][1:]}
    for other in ({**told, member: damaged.get(member, 7)}, told.keys() - {member}):
        place.write_text(
            json.dumps(other if isinstance(other, dict) else {k: told[k] for k in other}),
            encoding="utf-8",
        )
        if member == "at" and isinstance(other, dict):
            continue  # any text may stand there
        with pytest.raises(BadInput, match=r"witness\.json"):
            read_witness(str(place))


def test_events_are_read_one_by_one(ledger: Ledger, tmp_path: Path) -> None:
    records = Export(str(write_export(ledger, tmp_path / "ledger.jsonl"))).records()
    assert next(records).sequence == 1
    assert iter(records) is records
