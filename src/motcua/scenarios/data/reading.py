"""Reads the fact files beside it: procedures, provinces, departments, former communes."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from motcua.rooms.catalogue.operations import NewFee, NewPaper, NewProcedure, NewVersion
from motcua.rooms.catalogue.queries import (
    Channel,
    FeeSetBy,
    OnlineLevel,
    OwnerSystem,
    ServedLevel,
)
from motcua.rooms.people.queries import Level

# Kinds of units that settle procedures, and the level at which they stand.
SETTLING_LEVELS: Mapping[str, Level] = {
    "commune": Level.COMMUNE,
    "commune_police": Level.CENTRAL_AGENCY,
    "department": Level.DEPARTMENT,
    "land_registry": Level.DIVISION,
    "police": Level.CENTRAL_AGENCY,
    "province": Level.PROVINCE,
    "social_insurance": Level.CENTRAL_AGENCY,
    "zone_board": Level.DEPARTMENT,
}


@dataclass(frozen=True, slots=True)
class ProcedureFacts:
    """A procedure ready to be published, and the kinds of units that settle it, leading first."""

    new: NewProcedure
    settled_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProvinceFacts:
    """A province's electronic code, its short name, and the departments beyond the usual."""

    gso_code: str
    code: str
    name: str
    traits: frozenset[str]


@dataclass(frozen=True, slots=True)
class DepartmentFacts:
    """A unit that provinces have; names have places for the kind and name of the province."""

    slug: str
    number: str
    level: Level
    name_vi: str
    name_en: str
    under: str
    only_with: str


@dataclass(frozen=True, slots=True)
class FormerCommunes:
    """Which communes became which on one day: code of the new one → names of the former ones."""

    on: date
    formed_from: Mapping[str, tuple[str, ...]]


@cache
def catalogue() -> tuple[ProcedureFacts, ...]:
    """All procedures of the fact files, by code."""
    about = _read("catalogue.toml")
    folder = resources.files(__package__).joinpath("procedures")
    rows = [
        _procedure(row, about)
        for file in folder.iterdir()
        if file.name.endswith(".toml")
        for row in tomllib.loads(file.read_text("utf-8"))["procedure"]
    ]
    return tuple(sorted(rows, key=lambda facts: facts.new.code))


@cache
def provinces() -> Mapping[str, ProvinceFacts]:
    """The 34 provinces by statistical code, two digits."""
    return {
        row["gso_code"]: ProvinceFacts(
            gso_code=row["gso_code"],
            code=row["code"],
            name=row["name"],
            traits=frozenset(key for key, value in row.items() if value is True),
        )
        for row in _read("provinces.toml")["province"]
    }


@cache
def departments() -> tuple[DepartmentFacts, ...]:
    """The standard list of units of a province; a unit stands after the one it belongs to."""
    return tuple(
        DepartmentFacts(
            slug=row["slug"],
            number=row["number"],
            level=Level(row["level"]),
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            under=row.get("under", ""),
            only_with=row.get("only_with", ""),
        )
        for row in _read("departments.toml")["unit"]
    )


@cache
def former_communes(gso_code: str) -> FormerCommunes:
    """The communes that made up those of a province; empty where we have no facts."""
    about = _read("former_communes.toml")
    formed = about["formed_from"].get(gso_code, {})
    return FormerCommunes(
        on=about["reorganised_on"],
        formed_from={code: tuple(names) for code, names in formed.items()},
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))


def _procedure(row: Mapping[str, Any], about: Mapping[str, Any]) -> ProcedureFacts:
    return ProcedureFacts(
        new=NewProcedure(
            code=row["code"],
            field_vi=row["field"],
            levels=tuple(ServedLevel(level) for level in row["levels"]),
            owner_system=OwnerSystem(row.get("owner_system", OwnerSystem.OURS)),
            version=_version(row, about),
        ),
        settled_by=tuple(row["settled_by"]),
    )


def _version(row: Mapping[str, Any], about: Mapping[str, Any]) -> NewVersion:
    limit, online, doubt = row["limit"], row.get("online", {}), row.get("doubt", "")
    return NewVersion(
        name_vi=row["name"],
        valid_from=about["valid_from"],
        online_level=OnlineLevel(online.get("level", OnlineLevel.UNKNOWN)),
        online_confirmed=online.get("confirmed", False),
        channels=tuple(Channel(channel) for channel in row["channels"]),
        limit_amount=limit.get("amount"),
        limit_unit=limit.get("unit", ""),
        cutoff_minute=_minute(limit.get("cutoff")),
        limit_confirmed=limit["confirmed"],
        limit_note=limit.get("note", ""),
        limits_by_channel=row.get("limits_by_channel", {}),
        competent_level=_level(row["settled_by"]),
        authorities=tuple(row["authorities"]),
        legal_bases=tuple(row["legal_bases"]),
        results=tuple(row["results"]),
        decision_number=row.get("decision", ""),
        source={
            "address": row["address"],
            "read_on": row["read_on"],
            "collected": about["collected"][row["collected"]],
        },
        doubt=doubt,
        confirmed=not doubt and limit["confirmed"],
        papers=tuple(
            NewPaper(name_vi=each["name"], originals=each["originals"], copies=each["copies"])
            for each in row["papers"]
        ),
        papers_total=row.get("papers_total"),
        fees=tuple(_fee(each) for each in row["fees"]),
    )


def _fee(row: Mapping[str, Any]) -> NewFee:
    return NewFee(
        amount_vnd=row.get("amount"),
        set_by=FeeSetBy(row["set_by"]),
        channel=Channel(row["channel"]) if "channel" in row else None,
        note=row.get("note", ""),
        confirmed=row["confirmed"],
    )


def _level(settled_by: list[str]) -> str:
    return SETTLING_LEVELS[settled_by[0].partition(":")[0]] if settled_by else ""


def _minute(written: str | None) -> int | None:
    """The minute of the day of "15:00"."""
    if written is None:
        return None
    hours, minutes = written.split(":")
    return int(hours) * 60 + int(minutes)
