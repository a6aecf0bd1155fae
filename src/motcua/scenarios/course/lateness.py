"""Letters for lateness: on the day before the due date the head looks at what will not be ready.

Signed in time the letter moves the date once; where the head looks too late, it is still sent and
counts as a breach. [law:nd-118-2025 art.19 cl.6]
"""

from datetime import date, datetime, timedelta

from motcua.cores.casework import Role, Status
from motcua.cores.casework import commands as c
from motcua.cores.casework.sealed import Private
from motcua.cores.clock import ZONE, Limit, due_at, instant_of
from motcua.cores.clock.instants import DAY_MINUTES, day_of
from motcua.scenarios.clockwork import Running
from motcua.scenarios.course.scene import Scene, staged
from motcua.scenarios.planned import member_actor

LOOK_AT_MINUTE = 14 * 60
LOOK_AFTER_MINUTES = 90
RUNNING = (Status.ACCEPTED, Status.IN_PROCESS)
# Code and words of why a dossier is late.
CAUSES = (
    ("workload", "Số lượng hồ sơ trong kỳ tăng, người thụ lý chưa giải quyết kịp."),
    ("verification", "Cần xác minh thêm tại cơ sở trước khi quyết định."),
    ("other_agency", "Chờ ý kiến bằng văn bản của cơ quan phối hợp."),
    ("system", "Hệ thống chuyên ngành gián đoạn, chưa tra cứu được dữ liệu."),
)


def watch(scene: Scene, running: Running, at: datetime) -> None:
    """Looks at the dossier before its due date and, if need be, after it."""
    due = running.now.due_at
    if due is None or staged(running):
        return
    before = _working_day_before(scene, due)
    look = instant_of(day_of(before) * DAY_MINUTES + LOOK_AT_MINUTE)
    if look > at and running.submission.matter.days > 1:
        scene.clock.at(look, lambda when: _look_ahead(scene, running, when, due))
    overdue = scene.clock.office_time(due, LOOK_AFTER_MINUTES)
    scene.clock.at(overdue, lambda when: _look_back(scene, running, when, due))


def _working_day_before(scene: Scene, due: datetime) -> date:
    on = due.astimezone(ZONE).date() - timedelta(days=1)
    while not scene.clock.calendar.is_working_day(on):
        on -= timedelta(days=1)
    return on


def _look_ahead(scene: Scene, running: Running, at: datetime, due: datetime) -> None:
    if not _still_owed(running, due) or not _will_be_late(scene, running, at, due):
        return
    if running.dice.chance(running.submission.office.ways.apologises):
        _apologise(scene, running, at)


def _look_back(scene: Scene, running: Running, at: datetime, due: datetime) -> None:
    if _still_owed(running, due) and running.dice.chance(scene.behaviour.lateness.afterwards):
        _apologise(scene, running, at)


def _still_owed(running: Running, due: datetime) -> bool:
    state = running.now
    return state.status in RUNNING and state.due_at == due and state.extensions == 0


def _will_be_late(scene: Scene, running: Running, at: datetime, due: datetime) -> bool:
    """Whether the officer's free turns do not suffice; what is drafted will be in time."""
    if running.officer is None:
        return False
    turns = scene.turns_of(running.submission.office, running.officer)
    if not turns.has(running):
        return False
    waits = running.ready_at is not None and running.ready_at > due
    return waits or turns.turns_before(running) > turns.turns_free(at, due)


def _apologise(scene: Scene, running: Running, at: datetime) -> None:
    office, dice = running.submission.office, running.dice
    head = dice.pick(office.heads)
    cause, words = dice.pick(CAUSES)
    days = dice.between(2, scene.behaviour.lateness.extension_days)
    start = max(at, running.now.due_at or at)
    promised = due_at(scene.clock.calendar, start, Limit(days, "working_day")).due_at
    command = c.Apologise(
        by=member_actor(head, Role.HEAD_OF_UNIT, office.code),
        at=at,
        promised_at=promised,
        cause=cause,
        reason=Private(words),
    )
    scene.clock.act(running, command, head)
    watch(scene, running, at)
