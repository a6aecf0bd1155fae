"""Filing and reception: the counter, the answer to online filings, supplements before acceptance."""

from datetime import datetime, timedelta

from motcua.cores.casework import Actor, Channel, Role
from motcua.cores.casework import Paper as CasePaper
from motcua.cores.casework import commands as c
from motcua.cores.casework.sealed import Private
from motcua.cores.clock import ZONE
from motcua.rooms.dossiers.operations import PaperIn
from motcua.scenarios.arrivals import ONLINE
from motcua.scenarios.clockwork import Running
from motcua.scenarios.course import afterwards, lateness, settlement
from motcua.scenarios.course.scene import Scene, receiver_of, staged
from motcua.scenarios.planned import APPLICANT, SYSTEM, applicant_actor, member_actor
from motcua.scenarios.samples import kind_of, sample

MOST_PAPERS = 4
REFUSALS = (
    ("not_competent", "Nội dung đề nghị không thuộc thẩm quyền giải quyết của cơ quan tiếp nhận."),
    ("not_eligible", "Người nộp không thuộc đối tượng thực hiện thủ tục theo quy định."),
    ("duplicate", "Hồ sơ trùng với hồ sơ đã nộp trước đó."),
)
NOT_SUPPLIED = ("not_supplied", "Quá thời hạn mà người nộp chưa bổ sung giấy tờ đã yêu cầu.")
FAULTS = (
    "Bản chụp không đọc được; đề nghị nộp lại bản rõ nét.",
    "Tờ khai còn thiếu thông tin ở các mục bắt buộc.",
    "Giấy tờ nộp chưa đúng mẫu đang có hiệu lực.",
    "Còn thiếu giấy tờ này theo thành phần hồ sơ đã công khai.",
)


def begin(scene: Scene, running: Running, code: str) -> None:
    """Lets a submission come in when its time has come."""
    scene.clock.at(running.submission.filed_at, lambda at: _file(scene, running, at, code))


def _file(scene: Scene, running: Running, at: datetime, code: str) -> None:
    one, ways = running.submission, running.submission.office.ways
    papers = _first_papers(running)
    command = c.File(
        by=applicant_actor(one.applicant) if one.channel == ONLINE else receiver_of(running),
        at=at,
        code=code,
        procedure_code=one.matter.code,
        version=one.matter.version,
        channel=Channel(one.channel),
        unit_code=one.office.code,
        receiving_unit=one.receiving,
        away=scene.world.places[one.receiving] != scene.world.places[one.office.code],
        papers=as_case_papers(papers),
        population_data=running.dice.chance(ways.population_data),
    )
    signer = None if one.channel == ONLINE else running.receiver
    scene.clock.act(running, command, signer, papers)
    _answer_soon(scene, running, at)


def _answer_soon(scene: Scene, running: Running, at: datetime) -> None:
    intake, one = scene.behaviour.intake, running.submission
    if one.channel != ONLINE:
        minutes = running.dice.minutes(intake.counter_minutes, 0.4)
    else:
        minutes = running.dice.minutes(intake.online_answer_minutes * one.office.ways.pace, 0.6)
        if one.matter.quick or staged(running):
            minutes = min(minutes, running.dice.between(15, 60))
    scene.soon(running, "answer", at, minutes, _answer)


def _first_papers(running: Running) -> tuple[PaperIn, ...]:
    one, dice, ways = running.submission, running.dice, running.submission.office.ways
    digitised = one.channel == ONLINE or dice.chance(ways.digitises)
    reused = dice.chance(ways.reuses)
    positions = list(one.matter.papers)[: dice.between(1, MOST_PAPERS)]
    return tuple(
        paper_in(running, position, digitised=digitised, reused=reused and place == 0)
        for place, position in enumerate(positions)
    )


def paper_in(running: Running, position: int, *, digitised: bool, reused: bool = False) -> PaperIn:
    """The sample file that stands for the paper at ``position``."""
    facts = sample(kind_of(running.submission.matter.papers[position])).facts
    return PaperIn(
        position=position,
        name=facts.name,
        sha256=facts.sha256,
        size_bytes=facts.size_bytes,
        media_type=facts.media_type,
        digitised=digitised,
        reused=reused,
    )


def as_case_papers(papers: tuple[PaperIn, ...]) -> tuple[CasePaper, ...]:
    """Files as the rules see them."""
    return tuple(
        CasePaper(paper.position, paper.sha256, paper.digitised, paper.reused) for paper in papers
    )


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
    command = c.Refuse(
        by=receiver_of(running), at=at, reason_code=ground[0], reason=Private(ground[1])
    )
    scene.clock.act(running, command, running.receiver)


def _ask(scene: Scene, running: Running, at: datetime) -> None:
    position = running.dice.pick(list(running.submission.matter.papers))
    command = c.AskSupplement(
        by=receiver_of(running),
        at=at,
        positions=(position,),
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


def supply_time(scene: Scene, running: Running, at: datetime) -> datetime:
    """When the applicant brings it: in office hours at the counter, at any hour online."""
    days = min(running.dice.around(scene.behaviour.intake.supply_days, 0.6), 13.0)
    if running.submission.channel == ONLINE:
        return at + timedelta(minutes=max(30, int(days * 24 * 60)))
    return scene.clock.office_time(at, max(30, int(days * 8 * 60 * 5 / 7)))


def supplied(running: Running, at: datetime) -> tuple[c.Supply, tuple[PaperIn, ...]]:
    """What the applicant brings: everything that was asked for."""
    asked = running.now.supplement
    positions = asked.positions if asked else ()
    online = running.submission.channel == ONLINE
    papers = tuple(paper_in(running, position, digitised=True) for position in positions)
    by = applicant_actor(running.submission.applicant) if online else receiver_of(running)
    return c.Supply(by=by, at=at, papers=as_case_papers(papers)), papers


def _supply(scene: Scene, running: Running, at: datetime) -> None:
    command, papers = supplied(running, at)
    scene.clock.act(running, command, _signer(command.by, running), papers)
    _answer_soon(scene, running, at)


def _signer(actor: Actor, running: Running) -> object:
    return None if actor.ref.startswith(APPLICANT) else running.receiver


def _accept(scene: Scene, running: Running, at: datetime) -> None:
    one = running.submission
    fee = one.matter.fee_vnd(one.channel)
    command = c.Accept(by=receiver_of(running), at=at, fee_vnd=fee)
    scene.clock.act(running, command, running.receiver)
    afterwards.synchronise(scene, running, at)
    afterwards.ask_for_fee(scene, running, at)
    afterwards.perhaps_correct(scene, running, at)
    lateness.watch(scene, running, at)
    median = 6.0 if one.matter.quick else scene.behaviour.intake.hand_over_minutes
    scene.soon(running, "hand_over", at, running.dice.minutes(median, 0.5), _hand_over)


def _hand_over(scene: Scene, running: Running, at: datetime) -> None:
    office = running.submission.office
    command = c.HandOver(by=receiver_of(running), at=at, to_unit=office.code)
    scene.clock.act(running, command, running.receiver)
    lateness.watch(scene, running, at)
    settlement.assign_soon(scene, running, at)


__all__ = ["SYSTEM", "Role", "ZONE", "begin", "member_actor", "supplied", "supply_time"]
