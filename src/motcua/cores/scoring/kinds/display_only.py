"""A figure that is shown beside the others and never counted: its maximum is 0."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from motcua.cores.scoring.kinds.shape import Cell, Column, Mask, Reason, Step, Whole
from motcua.cores.scoring.words import vietnamese


@dataclass(frozen=True)
class DisplayOnly:
    """See the module; it has no parameters."""

    code: str = "display_only"
    parameters: tuple[str, ...] = ()
    gives_points: bool = False

    def fault(self, column: Column, decimals: int) -> str | None:  # noqa: ARG002 - the kinds' common door
        """The maximum must be 0."""
        return (
            None
            if column.max_points == 0
            else "a figure that is only shown must have the maximum 0"
        )

    def ticks(
        self,
        columns: Sequence[Column],  # noqa: ARG002 - the kinds' common door
        numerator: Whole,
        denominator: Whole,  # noqa: ARG002 - the kinds' common door
        decimals: int,  # noqa: ARG002 - the kinds' common door
    ) -> tuple[Whole, Mask]:
        """No ticks, no points."""
        return np.zeros(numerator.shape, dtype=np.int64), np.zeros(numerator.shape, dtype=np.bool_)

    def reason(self, column: Column, cell: Cell, decimals: int) -> Reason:  # noqa: ARG002 - the common door
        """One step that gives nothing."""
        shown = "không phát sinh"
        if cell.value is not None:
            shown = vietnamese(cell.value)
        elif cell.numerator is not None and cell.denominator:
            whole, part = Fraction(cell.denominator), Fraction(cell.numerator)
            percent = vietnamese(100 * part / whole)
            shown = f"{vietnamese(part)} trên {vietnamese(whole)}, bằng {percent} %"
        sentence = f"Chỉ tiêu theo dõi, không tính điểm: {shown}."
        return Reason(steps=(Step("nothing", (), None),), sentence_vi=sentence)
