"""The index sets and published tables that the software ships, read once."""

from datetime import date
from functools import cache, lru_cache

from motcua.cores.scoring import (
    IndexSet,
    PublishedTable,
    SetOnDay,
    on_day,
    read_published,
    read_set,
)
from motcua.foundation import rulefiles

SCHEMA = "index-set"
PROVINCES = "indices/qd766_provinces_2026-10-10"


@cache
def index_set(code: str) -> IndexSet:
    """The set ``rules/indices/<code>.toml``. Raises RuleFileMissing, PackBroken, SetBroken."""
    return read_set(rulefiles.load(f"indices/{code}"))


@lru_cache(maxsize=100)
def standing_on(code: str, on: date) -> SetOnDay:
    """The set with the values of a day; shipped rules do not change while the program runs."""
    return on_day(index_set(code), on=on)


@cache
def published_provinces() -> PublishedTable:
    """The provinces' 766 figures as the national portal published them on one day."""
    return read_published(rulefiles.load(PROVINCES))


def check_sets() -> None:
    """Reads every shipped set; the first broken one raises."""
    for name in rulefiles.names():
        if name.startswith("indices/") and rulefiles.load(name).schema == SCHEMA:
            index_set(name.removeprefix("indices/"))
