"""Questions that several decisions ask first."""

from motcua.cores.casework.refusals import ReasonMissing, WrongStatus
from motcua.cores.casework.sealed import Private, Sealed
from motcua.cores.casework.state import DossierState, Status, Step


def require_status(state: DossierState, *allowed: Status) -> None:
    """Refuses unless the dossier stands in one of ``allowed``."""
    if state.status not in allowed:
        raise WrongStatus(state.status.name)


def require_step(state: DossierState, *allowed: Step) -> None:
    """Refuses unless settlement stands at one of ``allowed``."""
    require_status(state, Status.IN_PROCESS)
    if state.step not in allowed:
        raise WrongStatus(f"{state.status.name}/{state.step}")


def require_said(value: str, what: str) -> None:
    """Refuses when ``what`` was left blank."""
    if not value.strip():
        raise ReasonMissing(what)


def require_reason(reason: Sealed) -> None:
    """Refuses an empty or blank reason."""
    if isinstance(reason, Private) and not reason.value.strip():
        raise ReasonMissing
