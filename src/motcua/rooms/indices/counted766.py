"""How each indicator of the 766 set is counted here: numerator and denominator from our figures.

The rules of scoring stand in ``rules/indices/qd766.toml``; here stands only what is counted.
[law:qd-766-2022], business rules as the portal described them in 2026.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from motcua.rooms.statistics.queries import Entered, Figures

INDEX_SET = "qd766"


@dataclass(frozen=True, slots=True)
class Services:
    """Procedures of a unit: all, offered online, with a fee, published, published in full."""

    all: int = 0
    online: int = 0
    priced: int = 0
    published: int = 0
    published_full: int = 0


@dataclass(frozen=True, slots=True)
class Ratio:
    """``numerator`` of ``denominator``; for procedures the numerator never exceeds the whole."""

    numerator: int
    denominator: int


Counter = Callable[[Figures, Services], Ratio]

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
BY_PROCEDURE: Mapping[str, Counter] = {
    "PUBLIC_CONTENT_FULL": lambda _, s: Ratio(s.published_full, s.published),
    "ONLINE_PROVISION": lambda _, s: Ratio(s.online, s.all),
    "ONLINE_SERVICE_USED": lambda f, s: Ratio(min(f.procedures_online, s.online), s.online),
    "TTHC_WITH_ONLINE_PAYMENT": lambda f, s: Ratio(min(f.procedures_paid, s.priced), s.priced),
    "TTHC_FEE_INTEGRATED": lambda f, s: Ratio(min(f.procedures_fee_synced, s.priced), s.priced),
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
_WHOLE_OF: Mapping[str, str] = {"paid_online": "fee_due", "electronic": "written"}


def ratio_of(
    metric: str, figures: Figures, services: Services, entered: Mapping[str, Entered]
) -> Ratio | None:
    """The counts of one indicator for one unit; None where nobody entered a figure."""
    if metric in BY_PROCEDURE:
        return BY_PROCEDURE[metric](figures, services)
    if metric in BY_DOSSIER:
        return _of_dossiers(BY_DOSSIER[metric], figures)
    typed = entered.get(metric)
    return Ratio(typed.numerator, typed.denominator) if typed else None


def _of_dossiers(measure: str, figures: Figures) -> Ratio:
    if measure == "on_time":
        return Ratio(figures.on_time, figures.counts.received)
    if measure == "satisfied":
        return Ratio(figures.satisfied, figures.counts.received)
    whole = getattr(figures.counts, _WHOLE_OF.get(measure, "received"))
    return Ratio(getattr(figures.counts, measure), whole)
