"""Index sets and the points they give: read a set, arrange facts, score, explain, compare."""

from motcua.cores.scoring.explain import TOTAL, explain, explain_at
from motcua.cores.scoring.fact_rows import Fact, FactsRefused, Fault
from motcua.cores.scoring.facts import Facts, facts_of_arrays, facts_of_rows, serve_all_units
from motcua.cores.scoring.facts_csv import read_facts
from motcua.cores.scoring.kinds import KINDS, Reason, Step, kind_of
from motcua.cores.scoring.packs import SetBroken, parse_set, read_set
from motcua.cores.scoring.published import PublishedTable, PublishedUnit, read_published
from motcua.cores.scoring.ranks import rank_1224
from motcua.cores.scoring.score import ScoreTable, score, score_standing
from motcua.cores.scoring.sets import Edition, Group, IndexSet, Indicator, UnknownCode
from motcua.cores.scoring.standing import SetOnDay, on_day

__all__ = [
    "KINDS",
    "TOTAL",
    "Edition",
    "Fact",
    "Facts",
    "FactsRefused",
    "Fault",
    "Group",
    "IndexSet",
    "Indicator",
    "PublishedTable",
    "PublishedUnit",
    "Reason",
    "ScoreTable",
    "SetBroken",
    "SetOnDay",
    "Step",
    "UnknownCode",
    "explain",
    "explain_at",
    "facts_of_arrays",
    "facts_of_rows",
    "kind_of",
    "on_day",
    "parse_set",
    "rank_1224",
    "read_facts",
    "read_published",
    "read_set",
    "score",
    "score_standing",
    "serve_all_units",
]
