"""`motcua index` as auditors use it: the keys they rely on, exit codes, and nothing but JSON on
stdout.
"""

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from motcua.cores.scoring.tests.outsider import recompute
from motcua.faces.cli.index import index

HEAD = "unit_code,metric_code,numerator,denominator"


def run(*arguments: str) -> Result:
    """The command's result."""
    return CliRunner().invoke(index, list(arguments))


def metric_codes() -> list[str]:
    """What a file for this set may hold, as `index show` says."""
    shown = json.loads(run("show", "qd766").stdout)
    return [each["code"] for each in shown["indicators"] if each["measure"] == "ratio"]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Two units with every figure, one of them better; a third with one figure only."""
    rows = [f"H1,{code},9,10" for code in metric_codes()]
    rows += [f"H2,{code},3,7" for code in metric_codes()]
    file = tmp_path / "whole.csv"
    file.write_text("\n".join([HEAD, *rows, "H3,ON_TIME,161553,165139"]), encoding="utf-8")
    return file


def units(result: Result) -> dict[str, Any]:
    """The units of a JSON answer by code."""
    assert result.exit_code == 0, result.stderr
    return {unit["unit_code"]: unit for unit in json.loads(result.stdout)["units"]}


def test_a_complete_unit_has_points_class_rank_groups_and_steps(whole: Path) -> None:
    result = run("score", "qd766", "--facts", str(whole))
    found = units(result)["H1"]
    assert {"unit_code", "points", "max_points", "class", "rank", "groups", "indicators"} <= set(
        found
    )
    assert found["max_points"] == 100
    assert (found["points"], found["class"], found["rank"]) == (92.0, "Xuất sắc", 1)
    assert [group["code"] for group in found["groups"]] == [
        "CKMB",
        "TDGQ",
        "CLGQ",
        "TTTT",
        "MDSH",
        "MDHL",
    ]
    assert [group["max_points"] for group in found["groups"]] == [18, 20, 12, 10, 22, 18]
    assert sum(group["points"] for group in found["groups"]) == pytest.approx(found["points"])
    keys = {"code", "numerator", "denominator", "value", "percent", "points", "max_points", "steps"}
    assert all(keys <= set(each) for each in found["indicators"])
    assert json.loads(result.stdout)["edition"] == "portal-2026"


def test_a_unit_that_lacks_figures_has_no_total_and_the_message_says_so(whole: Path) -> None:
    result = run("score", "qd766", "--facts", str(whole))
    found = units(result)["H3"]
    assert (found["points"], found["class"], found["rank"]) == (None, None, None)
    by_code = {each["code"]: each for each in found["indicators"]}
    assert by_code["ON_TIME"]["points"] == 19.57
    assert by_code["ON_TIME"]["percent"] == 97.83
    assert by_code["PAID_DOSSIERS"]["points"] is None
    assert "H3" in result.stderr


def test_partial_gives_the_sum_of_what_is_there(whole: Path) -> None:
    found = units(run("score", "qd766", "--facts", str(whole), "--partial"))["H3"]
    assert (found["points"], found["class"], found["complete"]) == (19.57, None, False)


def test_an_outsider_recomputes_every_point_from_the_steps(whole: Path) -> None:
    seen = 0
    for unit in units(run("score", "qd766", "--facts", str(whole))).values():
        for each in unit["indicators"]:
            found = recompute(each["steps"])
            printed = None if each["points"] is None else Fraction(str(each["points"]))
            assert found == printed, each
            seen += found is not None
    assert seen > 40


def test_row_order_changes_nothing(whole: Path, tmp_path: Path) -> None:
    head, *rows = whole.read_text("utf-8").splitlines()
    turned = tmp_path / "turned.csv"
    turned.write_text("\n".join([head, *reversed(rows)]), encoding="utf-8")
    answers = [run("score", "qd766", "--facts", str(each)).stdout for each in (whole, turned)]
    assert answers[0] == answers[1]


def test_another_edition_reads_another_target(tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    file.write_text(f"{HEAD}\nH44,SO_HOA_GIAY_TO_GIAI_QUYET,145096,597918\n", encoding="utf-8")
    points = {
        edition: units(
            run("score", "qd766", "--facts", str(file), "--partial", "--edition", edition)
        )["H44"]["points"]
        for edition in ("portal-2026", "formula-document")
    }
    assert points == {"portal-2026": 0.97, "formula-document": 1.21}


def test_a_percentage_is_read_from_the_column_value(tmp_path: Path) -> None:
    file = tmp_path / "value.csv"
    rows = "H44,ELECTRONIC_CERTIFIED_COPY,100\nH44,ON_TIME,97.83\nH44,AVG_TIME,12.5\n"
    file.write_text(f"unit_code,metric_code,value\n{rows}", encoding="utf-8")
    found = units(run("score", "qd766", "--facts", str(file), "--partial"))["H44"]
    by_code = {each["code"]: each for each in found["indicators"]}
    assert by_code["ON_TIME"]["value"] == 97.83
    assert by_code["ON_TIME"]["numerator"] is None
    assert (by_code["AVG_TIME"]["value"], by_code["AVG_TIME"]["percent"]) == (12.5, None)
    assert found["points"] == 21.57


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{HEAD}\nU,NO_SUCH,1,2\n", "dòng 2, cột metric_code"),
        (f"{HEAD}\nU,ON_TIME,-1,2\n", "dòng 2, cột numerator: số âm"),
        (f"{HEAD}\nU,ON_TIME,3,2\n", "dòng 2, cột numerator: tử số 3 lớn hơn mẫu số 2"),
        (f"{HEAD}\nU,ON_TIME,1,2\nU,ON_TIME,1,2\n", "dòng 3, cột metric_code"),
        (f"{HEAD}\nU,ON_TIME,một,2\n", "dòng 2, cột numerator"),
        (f"{HEAD}\nU,ON_TIME,1.818,2000\n", "1818 (số nguyên) hoặc 1.818 (số thập phân)"),
        ("unit_code,metric_code,numerator\nU,ON_TIME,1\n", "cột denominator: thiếu cột"),
        ("", "tệp rỗng"),
    ],
)
def test_bad_facts_end_with_2_and_name_file_row_column_and_remedy(
    tmp_path: Path, content: str, said: str
) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(content, encoding="utf-8")
    result = run("score", "qd766", "--facts", str(file))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr
    assert "bad.csv" in result.stderr
    assert "Cách sửa" in result.stderr


def test_a_file_in_another_encoding_ends_with_2(tmp_path: Path) -> None:
    file = tmp_path / "sheet.csv"
    file.write_bytes(f"{HEAD}\nsở,ON_TIME,1,2\n".encode("utf-16"))
    result = run("score", "qd766", "--facts", str(file))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "UTF-8" in result.stderr


def test_very_many_faults_are_counted_and_not_all_printed(tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    rows = "\n".join(f"U{at},NO_SUCH,1,2" for at in range(80))
    file.write_text(f"{HEAD}\n{rows}\n", encoding="utf-8")
    result = run("score", "qd766", "--facts", str(file))
    assert "và 30 lỗi nữa" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["score", "qd867", "--facts", "x.csv"], "Các bộ có: qd766"),
        (["score", "../calendars/vn", "--facts", "x.csv"], "Các bộ có: qd766"),
        (["score", "qd766", "--edition", "x", "--facts", "x.csv"], "portal-2026, formula-document"),
        (["score", "qd766", "--facts", "no-such.csv"], "no-such.csv: không có tệp này"),
        (["score", "qd766", "--facts", "."], "không đọc được tệp"),
        (["score", "qd766"], "--facts"),
        (["show", "qd766", "--on", "2020-01-01"], "chưa có giá trị cho ngày 01/01/2020"),
        (["show", "qd766", "--on", "10/10/2026"], "không phải ngày"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_there_is(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_sets_and_show_name_editions_codes_rules_and_sources() -> None:
    listed = json.loads(run("sets").stdout)
    assert [(each["set"], each["max_points"]) for each in listed] == [("qd766", 100)]
    assert listed[0]["editions"] == ["portal-2026", "formula-document"]
    shown = json.loads(run("show", "qd766").stdout)
    assert len(shown["indicators"]) == 24
    for each in shown["indicators"]:
        assert each["rule"] in {"ratio_to_target", "display_only"}
        for value in (each["max_points"], *each["parameters"].values()):
            assert value["source"]["act"]
            assert value["from"]


def test_an_unconfirmed_number_is_shown_as_such() -> None:
    shown = json.loads(run("show", "qd766").stdout)
    unconfirmed = [each["code"] for each in shown["indicators"] if not each["confirmed"]]
    assert unconfirmed == ["TTHC_FEE_INTEGRATED"]
    cuts = {each["code"]: each["least_points"]["confirmed"] for each in shown["classes"]}
    assert cuts == {
        "excellent": True,
        "good": False,
        "fair": False,
        "average": True,
        "weak": True,
    }


@pytest.mark.parametrize("command", [["sets"], ["show", "qd766"]])
def test_tables_are_for_people(command: list[str]) -> None:
    result = run(*command, "--format", "table")
    assert result.exit_code == 0
    assert "qd766" in result.stdout or "ON_TIME" in result.stdout
    assert "{" not in result.stdout


def test_a_table_of_scores_begins_with_the_best(whole: Path) -> None:
    result = run("score", "qd766", "--facts", str(whole), "--format", "table")
    order = [line.split()[:2] for line in result.stdout.splitlines()[1:3]]
    assert order == [["1", "H1"], ["2", "H2"]]


def test_every_command_shows_an_example() -> None:
    for command in ([], ["sets"], ["show"], ["score"]):
        assert "Ví dụ: motcua index" in run(*command, "--help").stdout


def test_scoring_needs_neither_database_nor_django(whole: Path) -> None:
    code = (
        "import sys; from motcua.faces.cli.index import index\n"
        f"index(['score', 'qd766', '--facts', {str(whole)!r}], standalone_mode=False)\n"
        "assert not [m for m in sys.modules if m.split('.')[0] in ('django', 'psycopg')]"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={}, check=False
    )
    assert result.returncode == 0, result.stderr
    assert len(json.loads(result.stdout)["units"]) == 3
