"""Filing and reception: at the counter, by post and online, with supplements before acceptance."""

from datetime import datetime

from motcua.cores.casework import Channel
from motcua.cores.casework import commands as c
from motcua.cores.casework.sealed import Private
from motcua.scenarios.arrivals import ONLINE
from motcua.scenarios.clockwork import Running
from motcua.scenarios.course import afterwards, lateness, settlement
from motcua.scenarios.course.scene import Scene, receiver_of, staged
from motcua.scenarios.course.supplements import (
    FAULTS,
    as_case_papers,
    first_papers,
    supply,
    supply_time,
)
from motcua.scenarios.planned import applicant_actor

REFUSALS = (
    (
        "out_of_competence",
        "Nội dung đề nghị không thuộc thẩm quyền giải quyết của cơ quan tiếp nhận.",
    ),
    ("not_eligible", "Người nộp không thuộc đối tượng thực hiện thủ tục theo quy định."),
    ("duplicate", "Hồ sơ trùng với hồ sơ đã nộp trước đó."),
)
NOT_SUPPLIED = ("not_supplied", "Quá thời hạn mà người nộp chưa bổ sung giấy tờ đã yêu cầu.")


def begin(scene: Scene, running: Running, code: str) -> None:
    """Lets a submission come in when its time has come."""
    scene.clock.at(running.submission.filed_at, lambda at: _file(scene, running, at, code))


def _file(scene: Scene, running: Running, at: datetime, code: str) -> None:
    one, online = running.submission, running.submission.channel == ONLINE
    papers = first_papers(running)
    command = c.File(
        by=applicant_actor(one.applicant) if online else receiver_of(running),
        at=at,
        code=code,
        procedure_code=one.matter.code,
        version=one.matter.version,
        channel=Channel(one.channel),
        unit_code=one.office.code,
        receiving_unit=one.receiving,
        away=scene.world.places[one.receiving] != scene.world.places[one.office.code],
        papers=as_case_papers(papers),
        population_data=running.dice.chance(one.office.ways.population_data),
    )
    scene.clock.act(running, command, None if online else running.receiver, papers)
    _answer_soon(scene, running, at)


def _answer_soon(scene: Scene, running: Running, at: datetime) -> None:
    intake, one = scene.behaviour.intake, running.submission
    if one.channel != ONLINE:
        minutes = running.dice.minutes(intake.counter_minutes, 0.4)
    else:
        minutes = running.dice.minutes(intake.online_answer_minutes * one.office.ways.pace, 0.6)
    if one.matter.quick or staged(running):
        minutes = min(minutes, running.dice.between(10, 45))
    scene.soon(running, "answer", at, minutes, _answer)


def _answer(scene: Scene, running: Running, at: datetime) -> None:
    """The receiver refuses, asks for what is missing, or accepts."""
    intake, one = scene.behaviour.intake, running.submission
    refused = intake.refused_online if one.channel == ONLINE else intake.refused
    if one.held_at == "await_supplement":
        _ask(scene, running, at)
    elif staged(running):
        _accept(scene, running, at)
    elif running.dice.chance(refused):
        _refuse(scene, running, at, running.dice.pick(REFUSALS))
    elif running.now.intake_requests == 0 and running.dice.chance(intake.supplement):
        _ask(scene, running, at)
    else:
        _accept(scene, running, at)


def _refuse(scene: Scene, running: Running, at: datetime, ground: tuple[str, str]) -> None:
    code, words = ground
    command = c.Refuse(by=receiver_of(running), at=at, reason_code=code, reason=Private(words))
    scene.clock.act(running, command, running.receiver)


def _ask(scene: Scene, running: Running, at: datetime) -> None:
    """What is missing is asked for once; some applicants never come back."""
    command = c.AskSupplement(
        by=receiver_of(running),
        at=at,
        positions=(running.dice.pick(list(running.submission.matter.papers)),),
        reason=Private(running.dice.pick(FAULTS)),
    )
    state = scene.clock.act(running, command, running.receiver)
    if running.dice.chance(scene.behaviour.intake.never_supplied):
        closes = state.supplement.closes_at if state.supplement else at
        scene.soon(running, "await_supplement", closes, 60, _refuse_unsupplied)
    else:
        scene.then(running, "await_supplement", supply_time(scene, running, at), _supply)


def _refuse_unsupplied(scene: Scene, running: Running, at: datetime) -> None:
    _refuse(scene, running, at, NOT_SUPPLIED)


def _supply(scene: Scene, running: Running, at: datetime) -> None:
    supply(scene, running, at)
    _answer_soon(scene, running, at)


def _accept(scene: Scene, running: Running, at: datetime) -> None:
    one = running.submission
    command = c.Accept(by=receiver_of(running), at=at, fee_vnd=one.matter.fee_vnd(one.channel))
    scene.clock.act(running, command, running.receiver)
    afterwards.synchronise(scene, running, at)
    afterwards.ask_for_fee(scene, running, at)
    afterwards.perhaps_correct(scene, running, at)
    lateness.watch(scene, running, at)
    quick = one.matter.quick or staged(running)
    median = 6.0 if quick else scene.behaviour.intake.hand_over_minutes
    scene.soon(running, "hand_over", at, running.dice.minutes(median, 0.5), _hand_over)


def _hand_over(scene: Scene, running: Running, at: datetime) -> None:
    office = running.submission.office
    command = c.HandOver(by=receiver_of(running), at=at, to_unit=office.code)
    scene.clock.act(running, command, running.receiver)
    lateness.watch(scene, running, at)
    settlement.assign_soon(scene, running, at)
