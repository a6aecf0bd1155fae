"""Writes the witness file that an outsider keeps: the root of the log, and enough of its subtrees
to narrow a later difference down to few events.
"""

import json
from collections.abc import Sequence

from motcua.cores.ledger.verifier import WITNESS_FORMAT, Frontier, node_hash

MOST_BLOCKS = 1024


def level_for(size: int) -> int:
    """The lowest level at which a log of ``size`` has at most MOST_BLOCKS full subtrees."""
    level = 0
    while size >> level > MOST_BLOCKS:
        level += 1
    return level


def raised(blocks: Sequence[bytes], levels: int) -> list[bytes]:
    """The full subtrees ``levels`` above ``blocks``, which stand side by side from the left."""
    from_level = list(blocks)
    for _ in range(levels):
        pairs = zip(from_level[::2], from_level[1::2], strict=False)
        from_level = [node_hash(left, right) for left, right in pairs]
    return from_level


def witness_text(*, frontier: Frontier, level: int, blocks: Sequence[bytes], at: str) -> str:
    """The content of a witness file; ``blocks`` are the full subtrees of 2**level leaves."""
    rest = bin(frontier.size & ((1 << level) - 1)).count("1")
    peaks = frontier.peaks[len(frontier.peaks) - rest :]
    told = {
        "format": WITNESS_FORMAT,
        "size": frontier.size,
        "root": frontier.root().hex(),
        "at": at,
        "level": level,
        "blocks": [block.hex() for block in blocks],
        "peaks": [peak.hex() for peak in peaks],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
