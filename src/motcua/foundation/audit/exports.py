"""Writes the ledger to files that an outsider checks without us."""

import gzip
import shutil
from datetime import datetime
from pathlib import Path

from motcua.cores.ledger import instant_text, verifier
from motcua.cores.ledger.export import export_lines
from motcua.foundation.audit.queries import one_snapshot
from motcua.foundation.audit.verification import records, stored_checkpoints

PACKED = ".gz"


def export_ledger(place: Path, *, at: datetime) -> Path:
    """Writes the export to ``place`` and answers the file; a folder receives the verifier as well.

    A name that ends in ``.gz`` is packed. The file appears under its name only when it is whole.
    """
    folder = place.is_dir() or not place.suffix
    if folder:
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(verifier.__file__, place / Path(verifier.__file__).name)
        place = place / verifier.EXPORT_NAME
    unfinished = place.with_name(place.name + ".unfinished")
    try:
        with (
            one_snapshot(),
            (gzip.open if place.suffix == PACKED else open)(
                unfinished, "wt", encoding="utf-8", newline="\n"
            ) as file,
        ):
            file.writelines(export_lines(records(), stored_checkpoints(), at=instant_text(at)))
        unfinished.replace(place)
    finally:
        unfinished.unlink(missing_ok=True)
    return place
