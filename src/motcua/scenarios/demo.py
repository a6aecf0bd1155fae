"""The demo province: prepared at the first start, resumed when that was cut short, then left alone.

``prepare`` is a door for programs, so it alone reads the wall clock, where no instant is given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.cores.clock import ZONE
from motcua.rooms.people import queries as people
from motcua.scenarios.arrivals import Span
from motcua.scenarios.cast import DEMO_PASSWORD, cast_of
from motcua.scenarios.data.units import TWO_LEVELS_ON
from motcua.scenarios.loading import PARTS, inhabited, load, marks, premises_of
from motcua.scenarios.plan import Premises
from motcua.scenarios.provinces import province_setup

QUANG_NINH = "22"
USUAL_SEED, USUAL_DOSSIERS = 766, 3000
MONTHS = 3


class TooEarly(ValueError):
    """The scenario would begin before the one-stop rules that it follows."""


class NoDemoProvince(LookupError):
    """The database holds no demo province."""


@dataclass(frozen=True, slots=True)
class Post:
    """A role in a unit; ``unit`` is its name, empty for citizens."""

    role: str
    unit_code: str
    unit: str


@dataclass(frozen=True, slots=True)
class Account:
    """A demo account with all it holds, the leading role first."""

    username: str
    password: str
    name: str
    roles: tuple[Post, ...]


CITIZEN = Post(people.Role.CITIZEN.value, "", "")


def prepare(
    *,
    as_of: datetime | None = None,
    province: str = QUANG_NINH,
    seed: int = USUAL_SEED,
    dossiers: int = USUAL_DOSSIERS,
    echo: Callable[[str], None] = print,
) -> None:
    """Loads the demo province into a database that holds none; does nothing where one stands.

    A load that was cut short goes on with the dates it began with, whatever is asked for now.
    Raises ProvinceUnknown, TooEarly; then nothing was written.
    """
    done = marks()
    if len(done) == len(PARTS) or (not done and inhabited()):
        return
    if done:
        premises = premises_of(next(iter(done.values())))
    else:
        span = three_months_before(as_of or datetime.now(ZONE))
        premises = Premises(setup=province_setup(province), span=span, dossiers=dossiers, seed=seed)
    load(premises, echo=echo)


def three_months_before(as_of: datetime) -> Span:
    """From the same day three months earlier. Raises TooEarly."""
    until = as_of.astimezone(ZONE).replace(second=0, microsecond=0)
    from_on = _months_earlier(until.date(), MONTHS)
    if from_on < TWO_LEVELS_ON:
        raise TooEarly(f"dữ liệu trình diễn bắt đầu sớm nhất từ {TWO_LEVELS_ON:%d/%m/%Y}")
    return Span(from_on, until)


def _months_earlier(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last day."""
    count = day.year * 12 + day.month - 1 - months
    first = date(count // 12, count % 12 + 1, 1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def accounts() -> tuple[Account, ...]:
    """The demo accounts of the province in the database. Raises NoDemoProvince."""
    done = marks()
    if "officers" not in done:
        raise NoDemoProvince("cơ sở dữ liệu này không có tỉnh trình diễn")
    premises = premises_of(done["officers"])
    cast = cast_of(premises.setup, premises.seed)
    shown = [member for member in cast.members if member.demo]
    codes = {unit for member in shown for _, unit in member.duties}
    units = people.units_named(codes, premises.span.days()[-1])
    officers = [
        Account(
            username=member.username,
            password=DEMO_PASSWORD,
            name=member.name,
            roles=tuple(
                Post(role.value, code, units[code].name_vi) for role, code in member.duties
            ),
        )
        for member in shown
    ]
    citizens = [
        Account(each.username, DEMO_PASSWORD, each.party.name, (CITIZEN,)) for each in cast.citizens
    ]
    return (*officers, *citizens)


FIRST_TO_TRY = (
    ("congdan1", "nộp hồ sơ trực tuyến, theo dõi, đánh giá"),
    ("tiepnhan.xa1", "tiếp nhận tại quầy, in giấy hẹn, trả kết quả"),
    ("thuly.xa1", "thụ lý, dự thảo kết quả"),
    ("thutruong.xa1", "phân công, ký, xin lỗi khi trễ hạn"),
    ("vanthu.xa1", "cấp số, phát hành"),
    ("caicach", "bảng điểm 766, nhập số liệu"),
    ("lanhdao", "xem toàn tỉnh"),
)


def introduction() -> str:
    """What a person who starts the program reads: who to sign in as, and what to try first."""
    known = {account.username for account in accounts()}
    lines = [f"Đăng nhập thử, mật khẩu chung {DEMO_PASSWORD}:"]
    lines += [f"  {name:<15} {what}" for name, what in FIRST_TO_TRY if name in known]
    return "\n".join(lines) + "\n"
