"""Puts a scenario into an empty database, part by part: units, catalogue, people, dossiers, figures.

Each part is one transaction that also leaves a mark in the ledger, so that a load that was killed
goes on where it stopped, with the dates it began with. Everything goes through the rooms' doors.
"""

import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from django.contrib.auth.hashers import make_password
from django.db import transaction

from motcua.cores.ledger import Entry, seeded_salts
from motcua.foundation.accounts.models import User
from motcua.foundation.audit import operations as audit
from motcua.foundation.audit import queries as ledger
from motcua.rooms.documents import operations as documents
from motcua.rooms.dossiers.operations import Book
from motcua.rooms.indices import queries as indices
from motcua.rooms.people import operations as people
from motcua.rooms.statistics import operations as statistics
from motcua.scenarios.cast import DEMO_PASSWORD, Cast, Member, cast_of
from motcua.scenarios.data.units import TWO_LEVELS_ON
from motcua.scenarios.desks import BookDesk
from motcua.scenarios.driver import Crew, play
from motcua.scenarios.measures import SOURCE, measures_of
from motcua.scenarios.plan import Premises, make_plan, population_of
from motcua.scenarios.provinces import load_catalogue, load_competences, load_units
from motcua.scenarios.samples import samples

STREAM = "@scenario/demo"
LOADED = "part_loaded"
REGISTRAR, REGISTRAR_NAME = "khoitao", "Khởi tạo dữ liệu mô phỏng"
ENTERS_FIGURES = "caicach"

Echo = Callable[[str], None]


@dataclass
class Load:
    """One load. ``at``: the instant under which the setting-up is recorded."""

    premises: Premises
    at: datetime
    echo: Echo
    _parties: list[int] = field(default_factory=list)

    @cached_property
    def cast(self) -> Cast:
        """The officers."""
        return cast_of(self.premises.setup, self.premises.seed)

    @cached_property
    def registrar(self) -> User:
        """The account that sets everything up; it has no password and no role."""
        found = User.objects.filter(username=REGISTRAR).first()
        return found or User.objects.create_user(REGISTRAR, None, REGISTRAR_NAME)

    def users(self, names: Iterable[str]) -> dict[str, User]:
        """Accounts by user name."""
        return {user.username: user for user in User.objects.filter(username__in=list(names))}


def marks() -> dict[str, dict[str, object]]:
    """Which parts are in the database, with what they were loaded from."""
    return {
        str(event.data["part"]): event.data
        for event in ledger.events_of(STREAM)
        if event.kind == LOADED
    }


def load(premises: Premises, *, at: datetime, echo: Echo) -> None:
    """Loads whatever parts are not there yet; says what it does and how long it took."""
    work = Load(premises, at, echo)
    done = marks()
    for name, title, part in PARTS:
        if name in done:
            continue
        began = time.monotonic()
        with transaction.atomic():
            count = part(work)
            _mark(work, name, count)
        echo(f"{title}: {_written(count)} ({time.monotonic() - began:.1f} s)")


def _mark(work: Load, name: str, count: int) -> None:
    premises = work.premises
    data = {
        "part": name,
        "count": count,
        "province": premises.setup.gso_code,
        "seed": premises.seed,
        "dossiers": premises.dossiers,
        "from_on": premises.span.from_on.isoformat(),
        "until_at": premises.span.until_at.isoformat(),
    }
    audit.append([Entry(STREAM, LOADED, work.at, "system", data)])


def _written(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _units(work: Load) -> int:
    setup = work.premises.setup
    load_units(setup, actor=work.registrar, at=work.at)
    return len(setup.units) + len(setup.former)


def _catalogue(work: Load) -> int:
    load_catalogue(actor=work.registrar, at=work.at)
    load_competences(work.premises.setup, actor=work.registrar, at=work.at)
    return len({each.procedure_code for each in work.premises.setup.competences})


def _officers(work: Load) -> int:
    """Accounts first, all at once; then every officer is enrolled and appointed."""
    members, citizens = work.cast.members, work.cast.citizens
    none, known = make_password(None), make_password(DEMO_PASSWORD)
    accounts = [_account(each.username, each.name, known if each.demo else none) for each in members]
    accounts += [_account(each.username, each.party.name, known) for each in citizens]
    User.objects.bulk_create(accounts)
    users = work.users(each.username for each in members)
    for member in members:
        _appoint(work, member, users[member.username])
    return len(members)


def _account(username: str, name: str, password: str) -> User:
    return User(username=username, display_name=name, password=password)


def _appoint(work: Load, member: Member, user: User) -> None:
    people.enrol_officer(
        user=user,
        full_name=member.name,
        position_vi=member.position,
        phone=member.phone,
        actor=work.registrar,
        at=work.at,
    )
    for role, unit_code in member.duties:
        people.appoint(
            user_id=user.pk,
            unit_code=unit_code,
            role=role,
            from_on=TWO_LEVELS_ON,
            actor=work.registrar,
            at=work.at,
        )


def _applicants(work: Load) -> int:
    return len(register_applicants(work))


def register_applicants(work: Load) -> list[int]:
    """Parties of all applicants, by their place; those already there are found again."""
    found = population_of(work.premises, work.cast)
    users = work.users(each.username for each in found if each.username)
    parties = [
        replace(each.party, user_id=users[each.username].pk) if each.username else each.party
        for each in found
    ]
    return people.register_parties(parties=parties, actor=work.registrar, at=work.at)


def _files(work: Load) -> int:
    documents.keep_inspected([(each.facts, each.content) for each in samples()], at=work.at)
    return len(samples())


def _dossiers(work: Load) -> int:
    """The whole plan by the book, and the facts that statistics count."""
    plan = make_plan(work.premises)
    total = _written(len(plan.acts))
    book = Book(salts=salts_of(work.premises))
    play(
        plan,
        BookDesk(book),
        crew_of(work),
        tell=lambda done: work.echo(f"  {_written(done)}/{total} bước xử lý"),
    )
    facts = list(book.facts())
    count = book.flush()
    statistics.load_facts(facts)
    return count


def crew_of(work: Load) -> Crew:
    """The real accounts and parties of the plan's people."""
    users = work.users(member.username for member in work.cast.members)
    return Crew(users, register_applicants(work))


def salts_of(premises: Premises):
    """Repeatable salts: the same scenario has the same hashes everywhere."""
    key = f"motcua scenario {premises.setup.gso_code} {premises.seed}"
    return seeded_salts(hashlib.sha256(key.encode()).digest())


def _figures(work: Load) -> int:
    premises, count = work.premises, 0
    rows = [member.code for member in indices.members_on(premises.span.days()[-1])]
    actor = work.users([ENTERS_FIGURES])[ENTERS_FIGURES]
    for each in measures_of(premises.key, premises.span, rows[0], rows[1:]):
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


PARTS: tuple[tuple[str, str, Callable[[Load], int]], ...] = (
    ("units", "Cơ quan, đơn vị", _units),
    ("catalogue", "Thủ tục", _catalogue),
    ("officers", "Cán bộ, tài khoản", _officers),
    ("applicants", "Người dân, tổ chức", _applicants),
    ("files", "Tệp giấy tờ mẫu", _files),
    ("dossiers", "Hồ sơ", _dossiers),
    ("figures", "Số liệu nhập tay", _figures),
)
