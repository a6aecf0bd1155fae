"""Papers that come with a dossier and those brought later: which sample stands for which."""

from datetime import datetime, timedelta

from motcua.cores.casework import Paper as CasePaper
from motcua.cores.casework import commands as c
from motcua.rooms.dossiers.operations import PaperIn
from motcua.scenarios.arrivals import ONLINE
from motcua.scenarios.clockwork import Running
from motcua.scenarios.course.scene import Scene, receiver_of
from motcua.scenarios.planned import applicant_actor
from motcua.scenarios.samples import kind_of, sample

MOST_PAPERS = 4
# Nobody takes longer than this to bring what is missing; the dossier is closed after fifteen days.
MOST_DAYS = 13.0
DAY_MINUTES, OFFICE_DAY_MINUTES = 24 * 60, 8 * 60
FAULTS = (
    "Bản chụp không đọc được; đề nghị nộp lại bản rõ nét.",
    "Tờ khai còn thiếu thông tin ở các mục bắt buộc.",
    "Giấy tờ nộp chưa đúng mẫu đang có hiệu lực.",
    "Còn thiếu giấy tờ này theo thành phần hồ sơ đã công khai.",
)


def first_papers(running: Running) -> tuple[PaperIn, ...]:
    """What is handed in at first; the unit's habits say what is scanned or drawn from data."""
    one, dice, ways = running.submission, running.dice, running.submission.office.ways
    digitised = dice.chance(ways.digitises)
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


def supply_time(scene: Scene, running: Running, at: datetime) -> datetime:
    """When the applicant brings it: in office hours at the counter, at any hour online."""
    days = min(running.dice.around(scene.behaviour.intake.supply_days, 0.6), MOST_DAYS)
    if running.submission.channel == ONLINE:
        return at + timedelta(minutes=max(30, int(days * DAY_MINUTES)))
    return scene.clock.office_time(at, int(days * 5 / 7 * OFFICE_DAY_MINUTES))


def supply(scene: Scene, running: Running, at: datetime) -> None:
    """The applicant brings everything that was asked for; in person, the receiver enters it."""
    asked = running.now.supplement
    positions = asked.positions if asked else ()
    online = running.submission.channel == ONLINE
    papers = tuple(paper_in(running, position, digitised=True) for position in positions)
    by = applicant_actor(running.submission.applicant) if online else receiver_of(running)
    command = c.Supply(by=by, at=at, papers=as_case_papers(papers))
    scene.clock.act(running, command, None if online else running.receiver, papers)
