"""Places by total, ties sharing the better place and leaving a gap after it: 1, 2, 2, 4.

Totals are whole ticks, so equal means equal as published. A unit without a total has place 0.
"""

from collections.abc import Sequence

import numpy as np

from motcua.cores.scoring.kinds.shape import Mask, Whole


def rank_1224(totals: Whole, ranked: Mask, blocks: Sequence[str] | None = None) -> Whole:
    """Places from 1 for each `ranked` unit, counted within its block (departments, communes)."""
    places = np.zeros(totals.shape, dtype=np.int64)
    block_of = np.zeros(totals.shape, dtype=np.int64)
    if blocks is not None:
        block_of = np.unique(np.asarray(blocks), return_inverse=True)[1].reshape(totals.shape)
    for block in range(int(block_of.max(initial=0)) + 1):
        among = ranked & (block_of == block)
        ascending = np.sort(totals[among])
        better = ascending.size - np.searchsorted(ascending, totals[among], side="right")
        places[among] = better + 1
    return places
