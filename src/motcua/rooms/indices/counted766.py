"""How each indicator of the 766 set is counted here: numerator and denominator from our figures.

The rules of scoring stand in ``rules/indices/qd766.toml``; here stands only what is counted.
[law:qd-766-2022], business rules as the portal described them in 2026.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from motcua.rooms.indices.setting import Services
from motcua.rooms.statistics.queries import COUNT_NAMES, Figures

INDEX_SET = "qd766"
SERVICES = "services_"

Whole = npt.NDArray[np.int64]

# What is lost here is found in ``statistics.queries.lost_facts`` under the same name.
BY_DOSSIER: Mapping[str, str] = {
    "DOSSIER_SYNC": "synced",
    "ON_TIME": "on_time",
    "ONLINE_SUBMISSION": "online_counted",
    "PAID_DOSSIERS": "paid_online",
    "ORIGINAL_RESULT_AVAILABLE": "electronic",
    "SO_HOA_GIAY_TO_GIAI_QUYET": "digitised",
    "REUSED_DIGITIZED_DATA": "reused",
    "SYNCED_WITH_DVCQG_PERSONAL_STORAGE": "shared",
    "CITIZEN_DATA_CONNECTED_DOSSIER": "population_data",
    "DOSSIER_RECEIVING_SATISFACTION": "satisfied",
}
# Of which dossiers a measure is a part, where that is not all that were received.
_PART_OF: Mapping[str, str] = {"paid_online": "fee_due", "electronic": "written"}
# Distinct procedures: (reached, whole). Seen are counted only those that the row still offers.
BY_PROCEDURE: Mapping[str, tuple[str, str]] = {
    "PUBLIC_CONTENT_FULL": ("services_published_full", "services_published"),
    "ONLINE_PROVISION": ("services_online", "services_all"),
    "ONLINE_SERVICE_USED": ("procedures_online", "services_online"),
    "TTHC_WITH_ONLINE_PAYMENT": ("procedures_paid", "services_priced"),
    "TTHC_FEE_INTEGRATED": ("procedures_fee_synced", "services_priced"),
}
# No room keeps these yet: an office types them, with date and source.
ENTERED = (
    "PUBLISH_ON_TIME",
    "PUBLIC_UPDATE_ON_TIME",
    "ELECTRONIC_CERTIFIED_COPY",
    "CITIZEN_DATA_CONNECTED_FORMALITY",
    "PETITION_CLASSIFICATION_TTHC",
    "PETITION_CLASSIFICATION_STAFF",
    "PETITION_PROCESSING_ON_TIME",
    "PETITION_HANDLING_SATISFACTION",
)
_SIDES: Mapping[str, tuple[str, str]] = {
    **{
        metric: (measure, _PART_OF.get(measure, "received"))
        for metric, measure in BY_DOSSIER.items()
    },
    **BY_PROCEDURE,
}
COUNTED = frozenset(_SIDES)


def ratios(
    metrics: Sequence[str], figures: Sequence[Figures], services: Sequence[Services]
) -> tuple[Whole, Whole]:
    """Numerators and denominators [rows, metrics] of what is counted; 0 of 0 for the entered."""
    columns = _columns(figures, services)
    numerator = np.zeros((len(figures), len(metrics)), dtype=np.int64)
    denominator = np.zeros_like(numerator)
    for at, metric in enumerate(metrics):
        if metric in _SIDES:
            reached, whole = (columns[side] for side in _SIDES[metric])
            numerator[:, at], denominator[:, at] = reached, whole
    return numerator, denominator


def _columns(figures: Sequence[Figures], services: Sequence[Services]) -> dict[str, Whole]:
    """Every count by name, one value per row."""
    columns: dict[str, Whole] = {}
    for name in {name for sides in _SIDES.values() for name in sides}:
        if name.startswith(SERVICES):
            values = [len(getattr(each, name.removeprefix(SERVICES))) for each in services]
        elif name in COUNT_NAMES:
            values = [getattr(each.counts, name) for each in figures]
        else:
            values = [getattr(each, name) for each in figures]
        columns[name] = np.array(values, dtype=np.int64)
    return columns
