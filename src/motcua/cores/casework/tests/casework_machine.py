"""A machine that plays random commands against a core and the shadow, side by side.

``player(core)`` gives the machine for one core: the real one, or one with a planted fault. Where
core and shadow part it raises ``Disagreement``.
"""

from dataclasses import replace
from functools import partial
from random import Random
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from motcua.cores.casework import CaseRules, Role
from motcua.cores.casework.tests.cast import RULES
from motcua.cores.casework.tests.random_commands import CHOICES, SLIPS, Hand
from motcua.cores.casework.tests.side_by_side import REAL, Core, SideBySide
from motcua.cores.casework.tests.transition_table import CLOSED, FORWARD, MOVES, Act, Move, Place
from motcua.cores.clock import CutoffRule, Limit

ACTS: tuple[Act, ...] = get_args(Act)
POSSIBLE: dict[Place, tuple[Act, ...]] = {
    here: tuple(act for (place, act), to in MOVES.items() if place == here and isinstance(to, Move))
    for here, _ in MOVES
}
CHOOSING = st.binary(min_size=CHOICES, max_size=CHOICES)
HERE = {place: tuple(act for where, act in MOVES if where == place) for place, _ in MOVES}
PROBES = 4  # of each kind after every act
SEEDS = st.binary(min_size=8, max_size=8)
PROCEDURES = st.builds(
    partial(replace, RULES),
    limit=st.sampled_from((Limit.parse("5wd"), Limit.parse("10d"), Limit.parse("16wh"))),
    supplement_clock=st.sampled_from(("restart", "resume")),
    cutoff=st.sampled_from((None, CutoffRule(900))),
    required=st.sampled_from((frozenset({1, 2}), frozenset({1}))),
)


class CaseworkMachine(RuleBasedStateMachine):
    """Dossiers, one after another, each act followed by wrong ones that must be refused."""

    core = REAL

    def __init__(self) -> None:
        super().__init__()
        self.procedure = RULES
        self.random = Random(0)
        self.seed, self.steps = b"", 0
        self.table = SideBySide(self.core)

    @initialize(procedure=PROCEDURES, seed=SEEDS)
    def take_a_dossier(self, procedure: CaseRules, seed: bytes) -> None:
        """A dossier of some procedure; ``seed`` goes into every choice."""
        self.procedure, self.seed = procedure, seed

    @precondition(lambda self: self.table.shadow.place in CLOSED)
    @rule(procedure=PROCEDURES)
    def take_another_dossier(self, procedure: CaseRules) -> None:
        """The closed one leaves the table."""
        self.teardown()
        self.procedure, self.table = procedure, SideBySide(self.core)

    @precondition(lambda self: self.table.shadow.place not in CLOSED)
    @rule(choices=CHOOSING)
    def go_forward(self, choices: bytes) -> None:
        """A careful hand takes the next step of the main line."""
        self.act_well(choices, FORWARD[self.table.shadow.place])

    @rule(choices=CHOOSING)
    def turn_aside(self, choices: bytes) -> None:
        """A careful hand does anything that has its place here."""
        self.act_well(choices, POSSIBLE[self.table.shadow.place])

    def act_well(self, choices: bytes, acts: tuple[Act, ...]) -> None:
        """Plays the first of ``acts``, from a drawn one on, that should succeed; looks around."""
        choices = self.stirred(choices)
        first = choices[-1] % len(acts)
        for act in (*acts[first:], *acts[:first]):
            command = Hand(choices, self.table.shadow).command(act)
            if not self.table.shadow.refusals(command, self.procedure):
                break
        self.table.play(command, self.procedure)
        self.look_around()

    def stirred(self, choices: bytes) -> bytes:
        """Other bytes at every step: Hypothesis likes to repeat itself, which finds little here."""
        self.steps += 1
        self.random.seed(choices + self.seed + self.steps.to_bytes(2))
        return self.random.randbytes(CHOICES)

    def look_around(self) -> None:
        """Slips here, right acts in the wrong place, one act asked for by all; nothing is done."""
        here = HERE[self.table.shadow.place]
        for _ in range(PROBES):
            self.table.judge(*self.slip(self.random.randbytes(CHOICES), here))
            self.table.judge(self.ask(ACTS), self.procedure)
        command = self.ask(here)
        for role in Role:
            asked = replace(command, by=replace(command.by, role=role))
            self.table.judge(asked, self.procedure)

    def ask(self, acts: tuple[Act, ...]) -> Any:
        """A careful command for any of ``acts``, whether this is their place or not."""
        hand = Hand(self.random.randbytes(CHOICES), self.table.shadow)
        return hand.command(self.random.choice(acts))

    def slip(self, choices: bytes, acts: tuple[Act, ...]) -> tuple[Any, CaseRules]:
        """A command wrong in one thing; the first is that the catalogue knows no limit."""
        hand = Hand(choices, self.table.shadow, slip=SLIPS[choices[-2] % len(SLIPS)])
        rules = hand.of(self.procedure, bad=(replace(self.procedure, limit=None),))
        return hand.command(acts[choices[-1] % len(acts)]), rules

    def teardown(self) -> None:
        self.table.rebuild()


def player(core: Core) -> type[CaseworkMachine]:
    """The machine that plays against ``core``."""
    return type("Player", (CaseworkMachine,), {"core": core})
