"""Beside and after settlement: synchronising, fees, delivery, ratings, corrections."""

from datetime import datetime, timedelta

from motcua.cores.casework import Channel, Status
from motcua.cores.casework import commands as c
from motcua.cores.casework.sealed import Private
from motcua.scenarios.arrivals import ONLINE
from motcua.scenarios.clockwork import Running
from motcua.scenarios.course.scene import Scene, receiver_of, staged
from motcua.scenarios.planned import SYSTEM, applicant_actor

OFFICE_DAY_MINUTES = 8 * 60
# Of those who come to the counter, this share of the unit's online payers pays by code.
COUNTER_SHARE = 0.45
PROOFS = {
    Channel.COUNTER: "Người nộp đã ký nhận kết quả tại quầy.",
    Channel.POST: "Phiếu phát bưu chính công ích có ký nhận.",
    Channel.ONLINE: "Đã gửi kết quả điện tử đến tài khoản của người nộp.",
}
CORRECTED = "Ghi nhận sai khi tiếp nhận; đã đối chiếu lại với hồ sơ."


def synchronise(scene: Scene, running: Running, at: datetime) -> None:
    """The national portal confirms the dossier, mostly at once, sometimes days later or never."""
    habits, dice = scene.behaviour.habits, running.dice
    if dice.chance(habits.sync_never):
        return
    minutes = dice.between(1, 15)
    if dice.chance(habits.sync_late):
        minutes = dice.between(12 * 60, 72 * 60)
    scene.clock.at(at + timedelta(minutes=minutes), lambda when: _synced(scene, running, when))


def _synced(scene: Scene, running: Running, at: datetime) -> None:
    receipt = f"DVCQG-{at:%y%m%d%H%M}-{running.number:06d}"
    scene.clock.act(running, c.RecordSync(by=SYSTEM, at=at, receipt=receipt))


def ask_for_fee(scene: Scene, running: Running, at: datetime) -> None:
    """Some pay online soon; the others pay at the counter, at the latest with the result."""
    if not running.now.counted.fee_vnd:
        return
    online = running.submission.channel == ONLINE
    share = running.submission.office.ways.pays_online * (1.0 if online else COUNTER_SHARE)
    dice = running.dice
    if dice.chance(share):
        later = at + timedelta(minutes=dice.between(3, 240 if online else 6))
        scene.clock.at(later, lambda when: _pay(scene, running, when, online=True))
    elif not online:
        scene.clock.after(at, dice.between(1, 4), lambda when: _pay(scene, running, when))


def _pay(scene: Scene, running: Running, at: datetime, *, online: bool = False) -> None:
    fee, counted = running.now.counted.fee_vnd, running.now.counted
    if not fee or counted.paid_online is not None:
        return
    command = c.RecordPayment(
        by=SYSTEM if online else receiver_of(running),
        at=at,
        amount_vnd=fee,
        online=online,
        reference=f"{'TT' if online else 'BL'}{at:%y%m%d}{running.number:06d}",
    )
    scene.clock.act(running, command, None if online else running.receiver)


def give_back(scene: Scene, running: Running, at: datetime, *, electronic: bool) -> None:
    """The way the result takes: by account at once, by post in days, or fetched at the counter."""
    after, dice = scene.behaviour.afterwards, running.dice
    if staged(running):
        scene.soon(running, "return_result", at, OFFICE_DAY_MINUTES, _fetch)
    elif electronic and running.submission.channel == ONLINE:
        scene.then(
            running, "return_result", at + timedelta(minutes=dice.between(5, 30)), _send_online
        )
    elif dice.chance(after.by_post):
        minutes = dice.between(1, 4) * OFFICE_DAY_MINUTES
        scene.soon(running, "return_result", at, minutes, _deliver)
    else:
        days = min(dice.around(after.fetched_days, 0.9), 15.0)
        minutes = 10 if running.submission.matter.quick and dice.chance(0.6) else int(days * 480)
        scene.soon(running, "return_result", at, minutes, _fetch)


def _send_online(scene: Scene, running: Running, at: datetime) -> None:
    if _fee_open(running):
        _pay(scene, running, at, online=True)
    _return(scene, running, at, Channel.ONLINE)


def _deliver(scene: Scene, running: Running, at: datetime) -> None:
    if _fee_open(running):
        _pay(scene, running, at)
    _return(scene, running, at, Channel.POST)


def _fetch(scene: Scene, running: Running, at: datetime) -> None:
    if _fee_open(running):
        _pay(scene, running, at)
    _return(scene, running, at, Channel.COUNTER)


def _fee_open(running: Running) -> bool:
    return bool(running.now.counted.fee_vnd) and running.now.counted.paid_online is None


def _return(scene: Scene, running: Running, at: datetime, via: Channel) -> None:
    online = via is Channel.ONLINE
    by = SYSTEM if online else receiver_of(running)
    command = c.Return(by=by, at=at, via=via, proof=Private(PROOFS[via]))
    scene.clock.act(running, command, None if online else running.receiver)
    if running.dice.chance(scene.behaviour.afterwards.rates):
        later = at + timedelta(minutes=running.dice.between(20, 2880))
        scene.clock.at(later, lambda when: _rate(scene, running, when))


def _rate(scene: Scene, running: Running, at: datetime) -> None:
    """Late dossiers are disliked far more often."""
    after, dice, state = scene.behaviour.afterwards, running.dice, running.now
    late = bool(state.finished_at and state.first_due_at and state.finished_at > state.first_due_at)
    disliked = dice.chance(after.dislikes_late if late else after.dislikes)
    marks = [dice.between(4, 5) for _ in range(3)]
    if disliked:
        marks[1 if late else dice.between(0, 2)] = dice.between(1, 2)
    command = c.Rate(
        by=applicant_actor(running.submission.applicant),
        at=at,
        quality=marks[0],
        time=marks[1],
        cost=marks[2],
        own_device=dice.chance(after.own_device),
    )
    scene.clock.act(running, command)


def perhaps_correct(scene: Scene, running: Running, at: datetime) -> None:
    """Now and then a recorded fact was wrong and is put right a few days later."""
    if running.dice.chance(scene.behaviour.afterwards.corrected):
        minutes = running.dice.between(60, 5 * OFFICE_DAY_MINUTES)
        scene.clock.after(at, minutes, lambda when: _correct(scene, running, when))


def _correct(scene: Scene, running: Running, at: datetime) -> None:
    if running.now.status is Status.REGISTERED:
        return
    command = c.Correct(
        by=receiver_of(running),
        at=at,
        fact="population_data",
        value=not running.now.counted.population_data,
        reason=Private(CORRECTED),
    )
    scene.clock.act(running, command, running.receiver)
