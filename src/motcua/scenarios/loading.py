"""Puts a scenario into an empty database in parts: units, catalogue, people, dossiers, figures.

Each part is one transaction that also leaves a mark in the ledger, so that a load that was killed
goes on where it stopped, with the dates it began with. Everything goes through the rooms' doors.
"""

import hashlib
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from motcua.cores.clock import ZONE
from motcua.cores.ledger import Entry, Salts, seeded_salts
from motcua.foundation.accounts.models import User
from motcua.foundation.audit import operations as audit
from motcua.foundation.audit import queries as ledger
from motcua.rooms.documents import operations as documents
from motcua.rooms.dossiers.operations import Book
from motcua.rooms.indices import queries as indices
from motcua.rooms.statistics import operations as statistics
from motcua.scenarios.arrivals import Span
from motcua.scenarios.data.reading import catalogue
from motcua.scenarios.desks import BookDesk
from motcua.scenarios.driver import play
from motcua.scenarios.measures import SOURCE, measures_of
from motcua.scenarios.peopling import (
    Staff,
    crew_of,
    enrol_everybody,
    register_applicants,
    users_named,
)
from motcua.scenarios.plan import Premises, make_plan
from motcua.scenarios.provinces import (
    load_catalogue,
    load_competences,
    load_units,
    province_setup,
)
from motcua.scenarios.samples import samples

STREAM = "@scenario/demo"
LOADED = "part_loaded"
ENTERS_FIGURES = "caicach"

Echo = Callable[[str], None]
Marks = Mapping[str, Mapping[str, Any]]


class DatabaseNotEmpty(RuntimeError):
    """Somebody works in this database already; nothing was written."""


def marks() -> Marks:
    """Which parts are in the database, with what they were loaded from."""
    return {
        event.data["part"]: event.data for event in ledger.events_of(STREAM) if event.kind == LOADED
    }


def premises_of(mark: Mapping[str, Any]) -> Premises:
    """What a part was loaded from."""
    until_at = datetime.fromisoformat(mark["until_at"])
    return Premises(
        setup=province_setup(mark["province"]),
        span=Span(date.fromisoformat(mark["from_on"]), until_at),
        dossiers=mark["dossiers"],
        seed=mark["seed"],
        staged=mark["staged"],
    )


def as_mark(premises: Premises) -> dict[str, Any]:
    """The same premises as plain data."""
    return {
        "province": premises.setup.gso_code,
        "seed": premises.seed,
        "dossiers": premises.dossiers,
        "staged": premises.staged,
        "from_on": premises.span.from_on.isoformat(),
        "until_at": premises.span.until_at.isoformat(),
    }


def load(premises: Premises, *, echo: Echo) -> None:
    """Loads whatever parts are not there yet; says what it does and how long it took."""
    begins_at = datetime.combine(premises.span.from_on, datetime.min.time(), ZONE)
    staff, done = Staff(premises, begins_at), marks()
    for name, title, part in PARTS:
        if name in done:
            continue
        began = time.monotonic()
        with transaction.atomic():
            count = part(staff, echo)
            data = {"part": name, "count": count, **as_mark(premises)}
            audit.append([Entry(STREAM, LOADED, begins_at, "system", data)])
        echo(f"{title}: {_written(count)} ({time.monotonic() - began:.1f} s)")
    with connection.cursor() as cursor:
        # Thousands of rows are new: the first pages would be planned as if tables were empty.
        cursor.execute("ANALYZE")


def inhabited() -> bool:
    """Whether somebody works in this database already."""
    return User.objects.exists()


def load_into_empty(premises: Premises, *, echo: Echo) -> None:
    """All parts or nothing. Raises DatabaseNotEmpty."""
    if inhabited():
        raise DatabaseNotEmpty("cơ sở dữ liệu đã có người dùng, hãy dùng một cơ sở dữ liệu trống.")
    with transaction.atomic():
        load(premises, echo=echo)


def _written(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _units(staff: Staff, echo: Echo) -> int:
    del echo
    setup = staff.premises.setup
    load_units(setup, actor=staff.registrar, at=staff.at)
    return len(setup.units) + len(setup.former)


def _catalogue(staff: Staff, echo: Echo) -> int:
    del echo
    load_catalogue(actor=staff.registrar, at=staff.at)
    load_competences(staff.premises.setup, actor=staff.registrar, at=staff.at)
    return len(catalogue())


def _officers(staff: Staff, echo: Echo) -> int:
    del echo
    return enrol_everybody(staff)


def _applicants(staff: Staff, echo: Echo) -> int:
    del echo
    return len(register_applicants(staff))


def keep_samples(staff: Staff, echo: Echo) -> int:
    """The files that stand for applicants' papers."""
    del echo
    documents.keep_inspected([(each.facts, each.content) for each in samples()], at=staff.at)
    return len(samples())


def _dossiers(staff: Staff, echo: Echo) -> int:
    """The whole plan by the book, and the facts that statistics count."""
    plan = make_plan(staff.premises)
    total = _written(len(plan.acts))
    book = Book(salts=salts_of(staff.premises))
    play(
        plan,
        BookDesk(book),
        crew_of(staff),
        tell=lambda done: echo(f"  {_written(done)}/{total} bước xử lý hồ sơ"),
    )
    facts = list(book.facts())
    count = book.flush()
    statistics.load_facts(facts)
    return count


def salts_of(premises: Premises) -> Salts:
    """Repeatable salts: the same scenario has the same hashes everywhere."""
    key = f"motcua scenario {premises.setup.gso_code} {premises.seed}"
    return seeded_salts(hashlib.sha256(key.encode()).digest())


def _figures(staff: Staff, echo: Echo) -> int:
    del echo
    premises, count = staff.premises, 0
    province, *rows = indices.members_on(premises.span.days()[-1])
    outside = {member.code for member in rows if member.block == "central_agency"}
    actor = users_named([ENTERS_FIGURES])[ENTERS_FIGURES]
    units = [member.code for member in rows]
    for each in measures_of(premises.key, premises.span, province.code, units, outside):
        statistics.enter_measure(
            actor=actor,
            at=each.entered_at,
            index_set=indices.INDEX_SET,
            metric_code=each.metric_code,
            unit_code=each.unit_code,
            month=each.month,
            numerator=each.numerator,
            denominator=each.denominator,
            source=SOURCE,
            sourced_on=each.entered_at.date(),
            simulated=True,
        )
        count += 1
    return count


PARTS: tuple[tuple[str, str, Callable[[Staff, Echo], int]], ...] = (
    ("units", "Cơ quan, đơn vị", _units),
    ("catalogue", "Thủ tục", _catalogue),
    ("officers", "Cán bộ, tài khoản", _officers),
    ("applicants", "Người dân, tổ chức", _applicants),
    ("files", "Tệp giấy tờ mẫu", keep_samples),
    ("dossiers", "Hồ sơ", _dossiers),
    ("figures", "Số liệu nhập tay", _figures),
)
