"""No value of a shipped pack is idle: whichever is changed, the digest and the answers change."""

import copy
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from motcua.cores.clock import Calendar, CalendarBroken, HoursBroken, TimeRules, calendar_of
from motcua.cores.clock.packs import WEEKDAYS
from motcua.cores.rulebook import Pack
from motcua.cores.rulebook.pack import digest_of, superseding
from motcua.cores.rulebook.reading import dated_value
from motcua.foundation import rulefiles
from motcua.foundation.rulefiles.shelf import ROOT

Path = tuple[str | int, ...]
SHIFT = re.compile(r"\d\d:\d\d-\d\d:\d\d")


def leaves(node: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every number, text, date and truth value below ``node``."""
    if isinstance(node, dict):
        for key, each in node.items():
            yield from leaves(each, (*path, key))
    elif isinstance(node, list):
        for place, each in enumerate(node):
            yield from leaves(each, (*path, place))
    else:
        yield path


def other(value: Any) -> Any:
    """A value of the same kind that differs from ``value``."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(days=37)
    if value in WEEKDAYS:
        return "sun"
    if SHIFT.fullmatch(value):
        return value[:-1] + "1"
    return f"{value}x"


def changed(document: dict[str, Any], path: Path) -> dict[str, Any]:
    """``document`` with the leaf at ``path`` changed."""
    altered = copy.deepcopy(document)
    node: Any = altered
    for part in path[:-1]:
        node = node[part]
    node[path[-1]] = other(node[path[-1]])
    return altered


def pack_of(document: dict[str, Any]) -> Pack:
    """The pack a document stands for, unchecked."""
    rules = {
        name: superseding([dated_value(row) for row in rows])
        for name, rows in document["rules"].items()
    }
    return Pack(document["name"], digest_of(document), document["title"], rules)


def document_of(name: str) -> dict[str, Any]:
    """The text of a shipped pack, read."""
    return tomllib.loads((ROOT / f"{name}.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", rulefiles.names())
def test_any_change_of_any_pack_changes_its_digest(name: str) -> None:
    document = document_of(name)
    shipped = digest_of(document)
    assert shipped == rulefiles.load(name).digest
    for path in leaves(document):
        assert digest_of(changed(document, path)) != shipped, path


def values_of(document: dict[str, Any]) -> Iterator[Path]:
    """The leaves of all values and dates of all rules: what the clock reads."""
    for path in leaves({"rules": document["rules"]}):
        if path[3] in ("value", "confirmed"):
            yield path


def seen(calendar: Calendar) -> tuple[bytes, ...]:
    """Everything a calendar answers from."""
    tables = (
        calendar.kind,
        calendar.unsure_before,
        calendar.worked_before,
        calendar.worked_until,
        calendar.closes,
    )
    return (*(table.tobytes() for table in tables), repr(calendar.names).encode())


def answers(days: Pack, hours: Pack) -> tuple[bytes, ...] | None:
    """What the clock answers from, or None where it refuses the facts."""
    try:
        return seen(calendar_of(days, hours))
    except (CalendarBroken, HoursBroken):
        return None


def odd_hours() -> Pack:
    """Hours that differ from day to day, so that it matters which day a make-up day stands for."""
    weeks = [
        {"weekdays": [day], "shifts": [f"07:30-11:{number}0"]}
        for number, day in enumerate(WEEKDAYS[:5])
    ]
    document = document_of("hours/default")
    document["rules"]["office_hours"][0]["value"] = weeks
    return pack_of(document)


# Read by the test of the calendar's end alone; and all of 2027 is unconfirmed anyway.
IDLE = {
    ("laid_out_until", "value"),
    ("laid_out_until", "confirmed"),
    ("days_off_2027", "confirmed"),
    ("culture_day_2027", "confirmed"),
}


def test_any_value_of_the_calendar_changes_what_the_clock_answers() -> None:
    document, hours = document_of("calendars/vn"), odd_hours()
    shipped = answers(pack_of(document), hours)
    assert shipped is not None
    for path in values_of(document):
        if (path[1], path[3]) not in IDLE:
            idle = answers(pack_of(changed(document, path)), hours) == shipped
            assert not idle, path


def test_any_value_of_the_hours_changes_what_the_clock_answers() -> None:
    document, days = document_of("hours/default"), rulefiles.load("calendars/vn")
    shipped = answers(days, pack_of(document))
    assert shipped is not None
    for path in values_of(document):
        if path[3] == "value":
            idle = answers(days, pack_of(changed(document, path))) == shipped
            assert not idle, path


def test_any_value_of_the_deadlines_changes_the_rules_of_its_day() -> None:
    document = document_of("deadlines/onestop")
    for path in values_of(document):
        rule, day = str(path[1]), document["rules"][path[1]][path[2]]["from"]
        shipped = TimeRules(pack_of(document), day).value(rule)
        altered = TimeRules(pack_of(changed(document, path)), day).value(rule)
        assert (altered.value, altered.confirmed) != (shipped.value, shipped.confirmed), path
