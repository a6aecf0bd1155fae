"""A small ledger in memory, and the many ways in which someone may tamper with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from motcua.cores.ledger import Entry, Head, Row, instant_text, rows_for, seeded_salts
from motcua.cores.ledger.merkle import root_of
from motcua.cores.ledger.verifier import (
    EMPTY_ROOT,
    Checkpoint,
    Frontier,
    Record,
    Report,
    Witness,
    check,
)

START = datetime(2026, 10, 9, 1, 0, tzinfo=UTC)
SALTS = seeded_salts(b"forge")
WITNESS_LEVEL = 1


@dataclass(frozen=True)
class Act:
    """What happened, before anything is hashed."""

    code: str
    amount_vnd: int
    actor: str = "user:17"

    def entry(self) -> Entry:
        """The act as the ledger receives it."""
        at = START + timedelta(minutes=self.amount_vnd % 977)
        return Entry(self.code, "dossier.noted", at, self.actor, {"amount_vnd": self.amount_vnd})


@dataclass
class Ledger:
    """Rows by (code, sequence), the log by position, checkpoints; all open to tampering."""

    events: dict[tuple[str, int], Record] = field(default_factory=dict)
    log: list[tuple[tuple[str, int], bytes]] = field(default_factory=list)
    checkpoints: list[Checkpoint] = field(default_factory=list)

    def append(self, act: Act) -> None:
        """One more link of the act's chain."""
        mine = [place for place in self.events if place[0] == act.code]
        last = self.events[max(mine)] if mine else None
        head = Head(last.sequence, last.hash or b"") if last else Head()
        self.keep(rows_for(head, [act.entry()], SALTS)[0])

    def keep(self, row: Row) -> None:
        """Stores a row as it is."""
        at = instant_text(row.at)
        place = (row.dossier_code, row.sequence)
        self.events[place] = Record(*place, row.kind, at, row.body, row.hash, None, None)

    def checkpoint(self) -> None:
        """Gives every event without one its position."""
        placed = {place for place, _ in self.log}
        for place in sorted(self.events.keys() - placed):
            self.log.append((place, self.events[place].hash or b""))
        size, root = self._last()
        if len(self.log) > size:
            now = root_of([digest for _, digest in self.log])
            self.checkpoints.append(Checkpoint(len(self.log), now, "", size, root))

    def _last(self) -> tuple[int, bytes]:
        return self.checkpoints[-1][:2] if self.checkpoints else (0, EMPTY_ROOT)

    def records(self) -> Iterator[Record]:
        """Events and log joined, in the order in which the verifier wants them."""
        positions = {place: at for at, (place, _) in enumerate(self.log)}
        for place in sorted(self.events.keys() | positions.keys()):
            event = self.events.get(place, Record(*place, None, None, None, None, None, None))
            if place in positions:
                at = positions[place]
                event = event._replace(position=at, leaf=self.log[at][1])
            yield event

    def witness(self, name: str = "witness.json") -> Witness:
        """The last checkpoint, for an outsider."""
        size, root = self._last()
        frontier = Frontier()
        blocks = frontier.extend((digest for _, digest in self.log[:size]), WITNESS_LEVEL)
        return Witness(name, size, root, "", WITNESS_LEVEL, tuple(blocks), ())

    def verified(self, *witnesses: Witness) -> Report:
        """What the verifier says."""
        return check(self.records, self.checkpoints, witnesses)


def acts(random: Random) -> list[Act]:
    """Between 6 and 30 acts on 1 to 4 dossiers."""
    codes = [f"H49.61.32-261009-{number:04d}" for number in range(1, random.randint(2, 5))]
    return [
        Act(random.choice(codes), random.randrange(10**6)) for _ in range(random.randint(6, 30))
    ]


def built(history: list[Act], every: int) -> Ledger:
    """The honest ledger of this history, with a checkpoint after ``every`` acts and at the end."""
    ledger = Ledger()
    for number, act in enumerate(history, start=1):
        ledger.append(act)
        if number % every == 0:
            ledger.checkpoint()
    ledger.checkpoint()
    return ledger


# Clumsy tampering: rows are changed in place, and what depends on them is left as it was.


def edit_body(ledger: Ledger, random: Random) -> None:
    place = random.choice(sorted(ledger.events))
    body = ledger.events[place].body or ""
    ledger.events[place] = ledger.events[place]._replace(
        body=body.replace('"amount_vnd":', '"amount_vnd":1')
    )


def edit_column(ledger: Ledger, random: Random) -> None:
    place = random.choice(sorted(ledger.events))
    event = ledger.events[place]
    columns = [
        event._replace(kind="dossier.forged"),
        event._replace(at="2020-01-01T00:00:00.000000Z"),
    ]
    ledger.events[place] = random.choice(columns)


def edit_hash(ledger: Ledger, random: Random) -> None:
    place = random.choice(sorted(ledger.events))
    ledger.events[place] = ledger.events[place]._replace(hash=random.randbytes(32))


def delete_event(ledger: Ledger, random: Random) -> None:
    del ledger.events[random.choice(sorted(ledger.events))]


def delete_event_and_leaf(ledger: Ledger, random: Random) -> None:
    at = random.randrange(len(ledger.log))
    del ledger.events[ledger.log[at][0]]
    del ledger.log[at]


def rename_event(ledger: Ledger, random: Random) -> None:
    place = random.choice(sorted(ledger.events))
    moved = ledger.events.pop(place)._replace(dossier="H49.61.32-261009-9999")
    ledger.events[moved.dossier, moved.sequence] = moved


def swap_events(ledger: Ledger, random: Random) -> None:
    one, other = random.sample(sorted(ledger.events), 2)
    first, second = ledger.events[one], ledger.events[other]
    ledger.events[one] = second._replace(dossier=one[0], sequence=one[1])
    ledger.events[other] = first._replace(dossier=other[0], sequence=other[1])


def edit_leaf(ledger: Ledger, random: Random) -> None:
    at = random.randrange(len(ledger.log))
    ledger.log[at] = (ledger.log[at][0], random.randbytes(32))


def swap_leaves(ledger: Ledger, random: Random) -> None:
    one, other = random.sample(range(len(ledger.log)), 2)
    ledger.log[one], ledger.log[other] = ledger.log[other], ledger.log[one]


def lose_leaf_at_the_end(ledger: Ledger, _: Random) -> None:
    ledger.log.pop()


def edit_checkpoint(ledger: Ledger, random: Random) -> None:
    at = random.randrange(len(ledger.checkpoints))
    ledger.checkpoints[at] = ledger.checkpoints[at]._replace(root=random.randbytes(32))


def delete_checkpoint(ledger: Ledger, random: Random) -> None:
    del ledger.checkpoints[random.randrange(len(ledger.checkpoints))]


CLUMSY: list[Callable[[Ledger, Random], None]] = [
    edit_body,
    edit_column,
    edit_hash,
    delete_event,
    delete_event_and_leaf,
    rename_event,
    swap_events,
    edit_leaf,
    swap_leaves,
    lose_leaf_at_the_end,
    edit_checkpoint,
    delete_checkpoint,
]

# Tampering by someone with every right: another history, with every hash computed anew.


def rewrite_an_act(history: list[Act], random: Random) -> list[Act]:
    at = random.randrange(len(history))
    other = Act(history[at].code, history[at].amount_vnd + 1 + random.randrange(10**6))
    return [*history[:at], other, *history[at + 1 :]]


def blame_another(history: list[Act], random: Random) -> list[Act]:
    at = random.randrange(len(history))
    other = Act(history[at].code, history[at].amount_vnd, "user:99")
    return [*history[:at], other, *history[at + 1 :]]


def remove_an_act(history: list[Act], random: Random) -> list[Act]:
    at = random.randrange(len(history))
    return [*history[:at], *history[at + 1 :]]


def insert_an_act(history: list[Act], random: Random) -> list[Act]:
    at = random.randrange(len(history))
    return [*history[:at], Act(history[at].code, 7_000_000), *history[at:]]


def move_an_act(history: list[Act], random: Random) -> list[Act]:
    code = random.choice(history).code
    places = [at for at, act in enumerate(history) if act.code == code]
    first, last = history[places[0]], history[places[-1]]
    if first == last:
        return rewrite_an_act(history, random)
    moved = list(history)
    moved[places[0]], moved[places[-1]] = last, first
    return moved


def lose_the_tail(history: list[Act], random: Random) -> list[Act]:
    return history[: random.randrange(len(history))]


SKILFUL: list[Callable[[list[Act], Random], list[Act]]] = [
    rewrite_an_act,
    blame_another,
    remove_an_act,
    insert_an_act,
    move_an_act,
    lose_the_tail,
]
