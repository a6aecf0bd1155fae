"""In the competent unit: assignment, the officer's work, supplements, signature, number."""

from datetime import datetime, timedelta

from motcua.cores.casework import Outcome, Role
from motcua.cores.casework import commands as c
from motcua.cores.casework.sealed import Private
from motcua.cores.clock import elapsed_minutes
from motcua.scenarios.cast import Member
from motcua.scenarios.clockwork import Running
from motcua.scenarios.course import afterwards, lateness
from motcua.scenarios.course.scene import Scene, staged
from motcua.scenarios.course.supplements import FAULTS, supply, supply_time
from motcua.scenarios.planned import SYSTEM, member_actor
from motcua.scenarios.samples import RESULT, sample

# Limits shorter than this leave no time to ask anybody outside.
DAYS_WITH_OUTSIDE_WORK = 5
SENT_BACK = "Dự thảo chưa nêu đủ căn cứ; đề nghị hoàn thiện và trình lại."
DECLINED = "Không đủ điều kiện giải quyết theo quy định của thủ tục."
SECOND_GROUND = "Giấy tờ bổ sung lần trước chưa khắc phục được nội dung đã nêu."


def assign_soon(scene: Scene, running: Running, at: datetime) -> None:
    """The head gives the dossier to an officer."""
    one = running.submission
    quick = one.matter.quick or staged(running)
    median = 8.0 if quick else scene.behaviour.settlement.assign_minutes * one.office.ways.pace
    scene.soon(running, "assign", at, running.dice.minutes(median, 0.6), _assign)


def _assign(scene: Scene, running: Running, at: datetime) -> None:
    office, dice = running.submission.office, running.dice
    head = dice.pick(office.heads)
    loads = [scene.turns_of(office, officer).load() for officer in office.officers]
    chosen = 0 if staged(running) else loads.index(min(loads))
    running.officer = office.officers[chosen]
    command = c.HandOver(
        by=member_actor(head, Role.HEAD_OF_UNIT, office.code),
        at=at,
        to_unit=office.code,
        to_ref=running.officer.username,
    )
    scene.clock.act(running, command, head)
    matter = running.submission.matter
    running.turns_left = matter.turns * (1.0 if matter.quick else dice.within(0.6, 1.5))
    running.ready_at = _outside_answer(scene, running, at)
    _to_the_desk(scene, running, at)


def _outside_answer(scene: Scene, running: Running, at: datetime) -> datetime | None:
    """When verification and opinions from elsewhere are in: a part of the time allowed."""
    matter, settlement = running.submission.matter, scene.behaviour.settlement
    due = running.now.due_at
    if matter.days < DAYS_WITH_OUTSIDE_WORK or due is None or staged(running):
        return None
    share = running.dice.around(settlement.outside, settlement.outside_spread)
    whole = elapsed_minutes(scene.clock.calendar, at, due)
    return scene.clock.office_time(at, int(whole * share))


def _to_the_desk(scene: Scene, running: Running, at: datetime) -> None:
    """Onto the officer's desk, unless the dossier is to stay there for somebody to find."""
    if running.officer is None or running.submission.held_at == "settle":
        return
    if staged(running) or running.submission.matter.at_once:
        minutes = running.dice.minutes(9.0 * running.submission.office.ways.pace, 0.4)
        scene.soon(running, "settle", at, minutes, _draft)
        return
    turns = scene.turns_of(running.submission.office, running.officer)
    turns.take(running, at, lambda one, when: _worked(scene, one, when))


def _worked(scene: Scene, running: Running, at: datetime) -> None:
    """First look: perhaps papers are missing. Then, when all turns are spent, the draft."""
    if _papers_missing(scene, running):
        _ask(scene, running, at)
    elif running.turns_left > 0:
        _to_the_desk(scene, running, at)
    else:
        _draft(scene, running, at)


def _papers_missing(scene: Scene, running: Running) -> bool:
    """Seen at the first look after papers came; never twice over the same papers."""
    settlement, asked = scene.behaviour.settlement, running.now.settlement_requests
    if running.looks > asked or asked > 1:
        return False
    running.looks = asked + 1
    return running.dice.chance(settlement.second_supplement if asked else settlement.supplement)


def _ask(scene: Scene, running: Running, at: datetime) -> None:
    officer, one = _officer(running), running.submission
    command = c.AskSupplement(
        by=member_actor(officer, Role.CASE_OFFICER, one.office.code),
        at=at,
        positions=(running.dice.pick(list(one.matter.papers)),),
        reason=Private(running.dice.pick(FAULTS)),
        repeat_ground=SECOND_GROUND if running.now.settlement_requests else "",
    )
    state = scene.clock.act(running, command, officer)
    if running.dice.chance(scene.behaviour.settlement.never_supplied) and state.supplement:
        closed = state.supplement.closes_at + timedelta(minutes=30)
        scene.then(running, "await_supplement", closed, _close)
    else:
        scene.then(running, "await_supplement", supply_time(scene, running, at), _supply)


def _close(scene: Scene, running: Running, at: datetime) -> None:
    scene.clock.act(running, c.CloseUnsupplied(by=SYSTEM, at=at))


def _supply(scene: Scene, running: Running, at: datetime) -> None:
    supply(scene, running, at)
    lateness.watch(scene, running, at)
    _to_the_desk(scene, running, at)


def _draft(scene: Scene, running: Running, at: datetime) -> None:
    officer, dice = _officer(running), running.dice
    declined = dice.chance(scene.behaviour.settlement.declined) and not staged(running)
    command = c.Draft(
        by=member_actor(officer, Role.CASE_OFFICER, running.submission.office.code),
        at=at,
        outcome=Outcome.DECLINED if declined else Outcome.GRANTED,
        ground=Private(DECLINED if declined else ""),
    )
    scene.clock.act(running, command, officer)
    scene.soon(running, "sign", at, _desk_minutes(scene, running, "sign"), _sign)


def _desk_minutes(scene: Scene, running: Running, kind: str) -> int:
    """How long a draft lies with the head or the clerk; same-day work goes first."""
    settlement, one = scene.behaviour.settlement, running.submission
    if one.matter.quick or staged(running):
        return running.dice.minutes(5.0, 0.4)
    usual = settlement.sign_minutes if kind == "sign" else settlement.issue_minutes
    return running.dice.minutes(usual * one.office.ways.pace, 0.8)


def _sign(scene: Scene, running: Running, at: datetime) -> None:
    office, dice = running.submission.office, running.dice
    head = dice.pick(office.heads)
    by = member_actor(head, Role.HEAD_OF_UNIT, office.code)
    back = dice.chance(scene.behaviour.settlement.sent_back)
    if back and not running.sent_back and not staged(running):
        running.sent_back, running.turns_left = True, 0.5
        scene.clock.act(running, c.SendBack(by=by, at=at, reason=Private(SENT_BACK)), head)
        _to_the_desk(scene, running, at)
        return
    scene.clock.act(running, c.Sign(by=by, at=at), head)
    scene.soon(running, "issue", at, _desk_minutes(scene, running, "issue"), _issue)


def _issue(scene: Scene, running: Running, at: datetime) -> None:
    office, dice = running.submission.office, running.dice
    clerk, ways = dice.pick(office.clerks), office.ways
    electronic = dice.chance(ways.electronic_result)
    command = c.Issue(
        by=member_actor(clerk, Role.CLERK, office.code),
        at=at,
        number=f"{scene.next_number(office.code)}/{at.year}/KQGQ",
        electronic_result=electronic,
        result_digitised=dice.chance(ways.result_digitised),
        shared_to_warehouse=electronic and dice.chance(ways.shares),
        result_sha256=sample(RESULT).facts.sha256 if electronic else "",
    )
    scene.clock.act(running, command, clerk)
    afterwards.give_back(scene, running, at, electronic=electronic)


def _officer(running: Running) -> Member:
    if running.officer is None:
        raise LookupError(f"dossier {running.number} was not assigned")
    return running.officer
