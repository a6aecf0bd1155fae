"""The kinds of score rules that packs may name; a new kind is one module and one line here."""

from types import MappingProxyType
from typing import Final

from motcua.cores.scoring.kinds.display_only import DisplayOnly
from motcua.cores.scoring.kinds.ratio_to_target import RatioToTarget
from motcua.cores.scoring.kinds.shape import Cell, Column, Kind, Reason, Step

__all__ = ["KINDS", "Cell", "Column", "Kind", "Reason", "Step", "kind_of"]

_ALL: tuple[Kind, ...] = (RatioToTarget(), DisplayOnly())

KINDS: Final = MappingProxyType({kind.code: kind for kind in _ALL})


def kind_of(code: str) -> Kind:
    """The kind of this name; a parsed set names only kinds that exist."""
    return KINDS[code]
