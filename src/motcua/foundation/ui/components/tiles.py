"""A grid of equal tiles, one a commune, because no shapes of communes are freely published."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from motcua.foundation.ui.components.base import Component


@dataclass(frozen=True)
class Tile:
    """A unit, its value in print, and its step from 1 (lowest) to 5; 0 where nothing is known."""

    name: str
    value: str
    step: Literal[0, 1, 2, 3, 4, 5]
    href: str = ""


@dataclass(frozen=True)
class TileGrid(Component):
    """Tiles in the order given; ``scale`` says in words what a darker tile means."""

    template: ClassVar[str] = "ui/parts/tiles.html"
    label: str
    scale: str
    tiles: tuple[Tile, ...]
