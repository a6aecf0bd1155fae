"""Names for people who do not exist: plausible, Vietnamese, put together by chance.

The words stand in ``names.toml``, with where they come from.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from motcua.scenarios.dice import Dice, Wheel

FOUR_WORDS_SHARE = 0.22


class Gender(StrEnum):
    """As identity numbers tell it."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True)
class Words:
    """What names are made of; ``family_wheel`` knows how common each family is."""

    families: Sequence[str]
    family_wheel: Wheel
    middle: Mapping[str, Sequence[str]]
    given: Mapping[str, Sequence[str]]


@cache
def words() -> Words:
    """The words of ``names.toml``."""
    file = resources.files(__package__).joinpath("names.toml")
    read = tomllib.loads(file.read_text("utf-8"))
    return Words(
        families=[row["name"] for row in read["families"]],
        family_wheel=Wheel([row["per_thousand"] for row in read["families"]]),
        middle=read["middle"],
        given=read["given"],
    )


def gender_of(dice: Dice) -> Gender:
    """One or the other, equally often."""
    return Gender.FEMALE if dice.chance(0.5) else Gender.MALE


def full_name(dice: Dice, gender: Gender) -> str:
    """Family name, middle name, given name; some bear a second given name before the last."""
    known = words()
    family = known.families[known.family_wheel.turn(dice)]
    name = [family, dice.pick(known.middle[gender]), dice.pick(known.given[gender])]
    if dice.chance(FOUR_WORDS_SHARE):
        second = dice.pick(known.given[gender])
        if second not in name:
            name.insert(2, second)
    return " ".join(name)
