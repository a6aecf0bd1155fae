"""What a plan comes to, in figures: the answer of ``motcua simulate``."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from motcua.cores.casework import Fact, fact_of, on_time
from motcua.cores.casework.state import DossierState
from motcua.scenarios.plan import Premises
from motcua.scenarios.planned import Plan

WORST_SHOWN = 10


def summary_of(premises: Premises, plan: Plan) -> dict[str, Any]:
    """Counts and shares, percent with two decimals; the same plan gives the same answer."""
    facts = [fact for state in plan.states if (fact := fact_of(state)) is not None]
    judged_at = premises.span.until_at
    in_time = sum(on_time(fact, judged_at) for fact in facts)
    return {
        "province": premises.setup.gso_code,
        "unit_code": premises.setup.code,
        "seed": premises.seed,
        "from_on": premises.span.from_on.isoformat(),
        "until_at": judged_at.isoformat(),
        "simulated": True,
        "dossiers": len(plan.states),
        "acts": len(plan.acts),
        "accepted": len(facts),
        "on_time": in_time,
        "on_time_percent": percent(in_time, len(facts)),
        "by_channel": _counted(state.channel.value for state in plan.states),
        "by_status": _counted(state.status.name.lower() for state in plan.states),
        "by_act": _counted(type(act.command).__name__ for act in plan.acts),
        "apologies": _apologies(plan.states),
        "rated": sum(fact.rated for fact in facts),
        "disliked": sum(fact.disliked for fact in facts),
        "synced_percent": percent(sum(fact.synced for fact in facts), len(facts)),
        "worst_units": _worst(facts, premises),
    }


def percent(part: int, whole: int) -> float | None:
    """``part`` of ``whole``; None where there is nothing."""
    return round(100 * part / whole, 2) if whole else None


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _apologies(states: Iterable[DossierState]) -> dict[str, int]:
    letters = [state.apology for state in states if state.apology is not None]
    in_time = sum(letter.in_time for letter in letters)
    return {"in_time": in_time, "late": len(letters) - in_time}


def _worst(facts: Iterable[Fact], premises: Premises) -> list[dict[str, Any]]:
    """The units with the largest share of late dossiers."""
    sums: dict[str, list[int]] = {}
    for fact in facts:
        row = sums.setdefault(fact.unit_code, [0, 0])
        row[0] += 1
        row[1] += not on_time(fact, premises.span.until_at)
    ranked = sorted(sums.items(), key=lambda row: (-row[1][1] / row[1][0], row[0]))
    return [
        {"unit_code": code, "dossiers": all_of, "late": late, "late_percent": percent(late, all_of)}
        for code, (all_of, late) in ranked[:WORST_SHOWN]
        if late
    ]
