"""Start-up reads every rule file; the first broken one stops it with file, line and fault."""

import shutil
from pathlib import Path

import pytest

from motcua.cores.rulebook import PackBroken
from motcua.foundation import rulefiles
from motcua.foundation.rulefiles.shelf import ROOT


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A copy of all shipped rule files."""
    shutil.copytree(ROOT, tmp_path / "rules")
    return tmp_path / "rules"


def edit(path: Path, old: str, new: str) -> int:
    """Replaces the first ``old``; answers its line."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def refused(shelf: Path) -> PackBroken:
    """The refusal of the shelf."""
    with pytest.raises(PackBroken) as caught:
        rulefiles.check_all(shelf)
    return caught.value


def test_the_shipped_files_are_all_whole(shelf: Path) -> None:
    assert {pack.name for pack in rulefiles.check_all(shelf)} == set(rulefiles.names())
    assert {"calendars/vn", "hours/default", "deadlines/onestop"} <= set(rulefiles.names())


def test_a_value_without_a_source_stops_start_up(shelf: Path) -> None:
    path = shelf / "deadlines" / "onestop.toml"
    text = path.read_text("utf-8")
    header = text[: text.index("[[rules.online_alert_within]]")].count("\n") + 1
    source = 'source = { act = "nd-118-2025", article = "17", clause = "2" }\n'
    edit(path, source, "")
    broken = refused(shelf)
    assert (broken.file, broken.line) == ("deadlines/onestop.toml", header)
    assert "'source' is a required property" in broken.fault


def test_a_line_that_is_no_toml_stops_start_up(shelf: Path) -> None:
    line = edit(shelf / "calendars" / "vn.toml", "on = 2026-05-01", "on = 2026-15-01")
    broken = refused(shelf)
    assert (broken.file, broken.line) == ("calendars/vn.toml", line)


def test_a_value_of_the_wrong_kind_stops_start_up(shelf: Path) -> None:
    line = edit(shelf / "hours" / "default.toml", '"07:30-11:30"', '"7h30-11h30"')
    broken = refused(shelf)
    assert (broken.file, broken.line) == ("hours/default.toml", line)
    assert "7h30-11h30" in broken.fault


def test_a_day_off_without_a_name_stops_start_up(shelf: Path) -> None:
    old = '{ on = 2026-05-01, name = "Ngày Quốc tế Lao động" }'
    line = edit(shelf / "calendars" / "vn.toml", old, "{ on = 2026-05-01 }")
    broken = refused(shelf)
    assert (broken.file, broken.line) == ("calendars/vn.toml", line)


def test_a_missing_schema_stops_start_up(shelf: Path) -> None:
    (shelf / "schema" / "hours.json").unlink()
    broken = refused(shelf)
    assert (broken.file, broken.fault) == ("hours/default.toml", "no schema hours.json")


def test_a_pack_that_calls_itself_by_another_name_stops_start_up(shelf: Path) -> None:
    edit(shelf / "hours" / "default.toml", 'name = "hours/default"', 'name = "hours/other"')
    assert "calls itself hours/other" in refused(shelf).fault


def test_cases_of_a_pack_that_is_not_there_stop_start_up(shelf: Path) -> None:
    edit(shelf / "hours" / "default.cases.toml", '"hours/default"', '"hours/other"')
    assert refused(shelf).file == "hours/default.cases.toml"


def test_a_pack_that_lost_its_name_and_rules_is_not_taken_for_facts(shelf: Path) -> None:
    (shelf / "hours" / "stray.toml").write_text('title = "x"\n', "utf-8")
    broken = refused(shelf)
    assert (broken.file, "'source' is a required property" in broken.fault) == (
        "hours/stray.toml",
        True,
    )


def test_a_name_that_is_not_shipped_is_refused() -> None:
    with pytest.raises(rulefiles.RuleFileMissing, match=r"no rule file hours/never\.toml"):
        rulefiles.load("hours/never")


def test_a_pack_is_read_once_and_kept() -> None:
    assert rulefiles.load("hours/default") is rulefiles.load("hours/default")
