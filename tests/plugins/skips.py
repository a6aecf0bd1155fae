"""No check is skipped in silence: tests/allowed_skips.toml says which may be, and why.

An expected failure counts as a skip. Under CI=true one that is not allowed fails the run;
elsewhere it is listed.
"""

import os
import tomllib
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

LIST = Path(__file__).parents[1] / "allowed_skips.toml"


def allowed_skips(path: Path = LIST) -> Sequence[Mapping[str, str]]:
    """The list; each entry has ``test``, ``because`` and ``reason``."""
    entries: list[dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))["allowed"]
    for entry in entries:
        if set(entry) != {"test", "because", "reason"}:
            raise ValueError(f"{path.name}: each entry has test, because and reason: {entry}")
    return entries


def is_allowed(test: str, said: str, entries: Sequence[Mapping[str, str]]) -> bool:
    """Whether an entry names this test and the reason it gave."""
    return any(fnmatchcase(test, entry["test"]) and entry["because"] in said for entry in entries)


def why_skipped(report: Any) -> str | None:
    """What a skipped or expectedly failing check said, None for one that ran."""
    if hasattr(report, "wasxfail"):
        return f"expected failure: {report.wasxfail}"
    if report.skipped:
        place = report.longrepr
        return str(place[2] if isinstance(place, tuple) else place)
    return None


class SkipWatch:
    """Collects skips in the process that reports, and judges them at the end."""

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self.entries = allowed_skips()
        self.forbidden: dict[str, str] = {}

    def _note(self, report: Any) -> None:
        said = why_skipped(report)
        if said is not None and not is_allowed(report.nodeid, said, self.entries):
            self.forbidden[report.nodeid] = said

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A check that skips itself, or whose mark skips it."""
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A whole file that skips itself."""
        self._note(report)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Turns a run with a forbidden skip into a failed one."""
        if self.strict and self.forbidden and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Names each skip that is not in the list."""
        for test, said in self.forbidden.items():
            terminalreporter.write_line(f"skip that is not in {LIST.name}: {test}: {said}")


def pytest_configure(config: pytest.Config) -> None:
    """Only the process that reports judges; those of pytest-xdist hand their reports to it."""
    if not hasattr(config, "workerinput"):
        strict = os.environ.get("CI", "").lower() in {"1", "true"}
        config.pluginmanager.register(SkipWatch(strict=strict), "skip-watch")
