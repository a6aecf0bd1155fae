"""``motcua work --drain`` fires every kind, counts it, and lets no failing kind stop the others."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner, Result

from motcua.config.commands import work as work_module
from motcua.config.commands.work import drain_all, work

AT = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)


class Wiring:
    """A small office: letters waiting to be delivered, and sweeps that write new ones."""

    def __init__(self, letters: int) -> None:
        self.letters = letters
        self.asked_at: list[datetime] = []
        self.kinds: list[tuple[str, Callable[[datetime], int]]] = []

    def deliver_due(self, now: datetime) -> dict[str, int]:
        """Two letters a round."""
        self.asked_at.append(now)
        sent = min(2, self.letters)
        self.letters -= sent
        return {"letter": sent} if sent else {}

    def sweeps(self) -> list[tuple[str, Callable[[datetime], int]]]:
        return self.kinds


@pytest.fixture
def wiring(monkeypatch: pytest.MonkeyPatch) -> Wiring:
    office = Wiring(letters=5)
    monkeypatch.setattr(work_module, "wiring", office)
    return office


def run(*arguments: str) -> Result:
    return CliRunner().invoke(work, list(arguments))


def test_rounds_go_on_until_nothing_is_left(wiring: Wiring) -> None:
    assert drain_all(AT) == ({"letter": 5}, [])
    assert wiring.letters == 0


def test_a_kind_with_nothing_due_is_counted_as_nought(wiring: Wiring) -> None:
    wiring.kinds = [("deadline_warning", lambda _now: 0), ("task_stale", lambda _now: 3)]
    fired, _ = drain_all(AT)
    assert fired == {"deadline_warning": 0, "task_stale": 3, "letter": 5}


def test_what_a_sweep_writes_is_delivered_in_the_same_drain(wiring: Wiring) -> None:
    def warn(_now: datetime) -> int:
        wiring.letters += 1
        return 1

    wiring.kinds = [("deadline_warning", warn)]
    fired, _ = drain_all(AT)
    assert fired == {"deadline_warning": 1, "letter": 6}


def test_a_failing_kind_is_named_and_the_others_still_fire(wiring: Wiring) -> None:
    wiring.kinds = [("owner_sweep", lambda _now: 1 // 0), ("task_stale", lambda _now: 2)]
    done = run("--drain")
    assert done.exit_code == 1
    assert "owner_sweep" in done.stderr
    assert json.loads(done.stdout)["fired"]["task_stale"] == 2


def test_a_rehearsed_instant_reaches_everything(wiring: Wiring) -> None:
    seen: list[datetime] = []

    def look(now: datetime) -> int:
        seen.append(now)
        return 0

    wiring.kinds = [("petition_due", look)]
    assert run("--drain", "--now", "2026-07-01T16:00+07:00").exit_code == 0
    assert {*seen, *wiring.asked_at} == {AT}
    assert all(instant.utcoffset() == timedelta(hours=7) for instant in seen)


@pytest.mark.parametrize("instant", ["yesterday", "2026-07-01T09:00", "2026-13-01T09:00+07:00"])
def test_an_instant_that_cannot_be_read_is_bad_input(wiring: Wiring, instant: str) -> None:
    refused = run("--drain", "--now", instant)
    assert refused.exit_code == 2
    assert instant in refused.stderr
    assert wiring.asked_at == []
