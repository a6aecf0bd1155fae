"""Contrast of every pair of tokens that meet on a page, in both themes, computed from the file.

Text needs 4.5:1 against its ground, a mark 3:1. The formula is that of WCAG 2.2.
"""

import re
from itertools import product
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[1] / "static" / "ui" / "css" / "tokens.css"
TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
THEMES = ("light", "dark")
GROUNDS = ("paper", "sheet", "hollow")
WASHES = ("action-wash", "good-wash", "warn-wash", "bad-wash")

TEXT_ON_GROUND = [
    *product(("ink", "ink-soft", "action", "action-strong", "good", "warn", "bad"), GROUNDS),
    *product(("ink", "ink-soft", "action"), WASHES),
    ("good", "good-wash"),
    ("warn", "warn-wash"),
    ("bad", "bad-wash"),
    *product(("on-action",), ("action", "action-strong")),
    ("on-identity", "identity"),
    *product(("on-strip",), ("strip-odd", "strip-even", "action", "bad")),
    *product(("on-step-low",), ("step-1", "step-2", "step-3")),
    *product(("on-step-high",), ("step-4", "step-5")),
]
MARK_ON_GROUND = [
    *product(("edge", "focus"), (*GROUNDS, *WASHES)),
    *product(("data-1", "data-2", "data-3", "data-4"), GROUNDS),
    *product(("strip-odd", "strip-even", "action", "bad"), GROUNDS),
    *product(("identity",), ("paper", "sheet")),
]


def tokens() -> dict[str, dict[str, str]]:
    """Colour of each token by theme."""
    found = TOKEN.findall(TOKENS.read_text(encoding="utf-8"))
    return {name: dict(zip(THEMES, colours, strict=True)) for name, *colours in found}


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb", 0–1."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, 1–21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def too_weak(
    pairs: list[tuple[str, str]], least: float, colours: dict[str, dict[str, str]]
) -> list[str]:
    """Every pair below ``least`` in some theme."""
    return [
        f"{front} on {ground}, {theme}: {ratio:.2f}"
        for front, ground in pairs
        for theme in THEMES
        if (ratio := contrast(colours[front][theme], colours[ground][theme])) < least
    ]


def test_text_reaches_four_and_a_half_to_one() -> None:
    assert too_weak(TEXT_ON_GROUND, 4.5, tokens()) == []


def test_marks_reach_three_to_one() -> None:
    assert too_weak(MARK_ON_GROUND, 3.0, tokens()) == []


def test_a_planted_weak_pair_is_found() -> None:
    colours = tokens() | {"ink-soft": {"light": "#9a9184", "dark": "#bdb2a0"}}
    weak = too_weak(TEXT_ON_GROUND, 4.5, colours)
    assert weak
    assert all("ink-soft" in line and "light" in line for line in weak)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1.0)],
)
def test_the_formula_gives_published_values(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_every_colour_of_the_product_is_a_token_with_both_themes() -> None:
    """A colour written elsewhere would escape this file; paper and print are black on white."""
    allowed = {"#000", "#fff", "#f3f3f3", "#333"}
    strays = [
        f"{sheet.name}: {colour}"
        for sheet in sorted(TOKENS.parent.glob("*.css"))
        if sheet != TOKENS
        for colour in re.findall(r"#[0-9a-f]{3,8}\b", sheet.read_text(encoding="utf-8"))
        if colour not in allowed
    ]
    assert strays == []
    used = {name for pair in TEXT_ON_GROUND + MARK_ON_GROUND for name in pair}
    assert set(tokens()) - used == {"line"}


def test_every_token_that_a_sheet_names_exists() -> None:
    known = set(re.findall(r"^\s*--([\w-]+):", TOKENS.read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        (sheet.name, name)
        for sheet in sorted(TOKENS.parent.glob("*.css"))
        for name in re.findall(r"var\(--([\w-]+)\)", sheet.read_text(encoding="utf-8"))
    }
    assert {(sheet, name) for sheet, name in named if name not in known} == set()
