"""`motcua dossier`: dossiers as the machine keeps them, their story, and the papers issued.

For whoever runs the machine. Names, numbers and free text of applicants stay out of the terminal:
events show commitments in their place. Papers are personal; they go into files, not onto a screen.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from motcua.cores.casework import Status
from motcua.cores.clock import ZONE
from motcua.faces.cli.main import BadInput, emit, format_option, needs_database
from motcua.foundation.audit.queries import events_of
from motcua.rooms.documents import queries as documents
from motcua.rooms.dossiers import access

MOST = 10_000
_STATES = {status.name.lower(): int(status) for status in Status}
_LINE = (
    "code",
    "status",
    "step",
    "channel",
    "procedure_code",
    "unit_id",
    "receiving_unit_id",
    "filed_at",
    "due_at",
    "next_kind",
    "simulated",
)


@click.group(epilog="Ví dụ: motcua dossier show H49.25.7-261015-0001")
def dossier() -> None:
    """Xem hồ sơ và giấy tờ của hồ sơ."""


@dossier.command(name="list", epilog="Ví dụ: motcua dossier list --state in_process --limit 20")
@click.option("--state", metavar="S", help="Số 1–10 của Cổng, hoặc tên như in_process.")
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1, MOST), help="Số hồ sơ."
)
@format_option()
@needs_database
def list_dossiers(state: str | None, limit: int, output_format: str) -> None:
    """Liệt kê hồ sơ, mới nhất trước."""
    rows = access.for_machine().order_by("-filed_at", "-code")
    if state is not None:
        rows = rows.filter(status=_status(state))
    lines = [_line(row) for row in rows.values(*_LINE)[:limit]]
    emit(lines, output_format)


@dossier.command(epilog="Ví dụ: motcua dossier show H49.25.7-261015-0001")
@click.argument("code", metavar="CODE")
@format_option()
@needs_database
def show(code: str, output_format: str) -> None:
    """Hiện một hồ sơ: tình trạng, các mốc thời gian, ai đang giữ, việc tiếp theo, diễn biến."""
    told = _whole(_found(code), datetime.now(UTC))
    emit(told, output_format, rows=_rows(told))


@dossier.command(epilog="Ví dụ: motcua dossier papers H49.25.7-261015-0001 --out giay-to")
@click.argument("code", metavar="CODE")
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Thư mục nhận các tệp PDF.",
)
@format_option()
@needs_database
def papers(code: str, out: Path, output_format: str) -> None:
    """Ghi mọi giấy tờ đã phát hành của hồ sơ thành tệp PDF."""
    issued = documents.papers_of(_found(code).code)
    try:
        out.mkdir(parents=True, exist_ok=True)
        told = [_written(out, place, paper) for place, paper in enumerate(issued, 1)]
    except OSError as fault:
        raise BadInput(f"--out={out}: không ghi được ({fault.strerror}).") from None
    emit(told, output_format)


def _status(written: str) -> int:
    if written.isascii() and written.isdecimal() and int(written) in _STATES.values():
        return int(written)
    if written.lower() in _STATES:
        return _STATES[written.lower()]
    raise BadInput(f"--state={written!r}: cần số 1–10 hoặc một trong: {', '.join(_STATES)}.")


def _found(code: str) -> Any:
    try:
        written = str(documents.parse_dossier_code(code))
    except documents.DossierCodeInvalid as fault:
        raise BadInput(str(fault)) from None
    row = access.for_machine().filter(code=written).first()
    if row is None:
        raise BadInput(f"Không có hồ sơ mang mã {written}. Xem các mã: motcua dossier list.")
    return row


def _line(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": row["code"],
        "state": Status(row["status"]).name.lower(),
        "status": row["status"],
        "step": row["step"] or None,
        "channel": row["channel"],
        "procedure_code": row["procedure_code"],
        "unit_code": row["unit_id"],
        "receiving_unit": row["receiving_unit_id"],
        "filed_at": _instant(row["filed_at"]),
        "due_at": _instant(row["due_at"]),
        "next_action": row["next_kind"] or None,
        "simulated": row["simulated"],
    }


def _whole(row: Any, now: datetime) -> dict[str, Any]:
    owed = bool(row.next_kind)
    return {
        "code": row.code,
        "state": Status(row.status).name.lower(),
        "status": row.status,
        "step": row.step or None,
        "channel": row.channel,
        "procedure_code": row.procedure_code,
        "procedure_name": row.version.name_vi,
        "unit_code": row.unit_id,
        "receiving_unit": row.receiving_unit_id,
        "simulated": row.simulated,
        "clocks": _clocks(row, now),
        "owner": {
            "role": row.next_role,
            "unit_code": row.next_unit,
            "ref": row.next_owner or None,
        }
        if owed
        else None,
        "next_action": {"kind": row.next_kind, "due_at": _instant(row.next_due_at)}
        if owed
        else None,
        "papers": [
            {"position": paper.position, "sha256": paper.sha256, "size_bytes": paper.size_bytes}
            for paper in row.papers.all()
        ],
        "issued": [
            {"form_code": paper.form_code, "title": paper.title, "symbol": paper.symbol}
            for paper in documents.papers_of(row.code)
        ],
        "events": [
            {
                "sequence": event.sequence,
                "kind": event.kind,
                "at": _instant(event.at),
                "actor": event.actor,
                "data": event.data,
            }
            for event in events_of(row.code)
        ],
    }


def _clocks(row: Any, now: datetime) -> dict[str, Any]:
    names = (
        "filed_at",
        "accepted_at",
        "competent_at",
        "first_due_at",
        "due_at",
        "finished_at",
        "returned_at",
    )
    late = row.due_at is not None and (row.finished_at or now) > row.due_at
    told = {name: _instant(getattr(row, name)) for name in names}
    return {**told, "due_confirmed": row.due_confirmed, "late": late}


def _instant(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(ZONE).isoformat()


def _rows(told: dict[str, Any]) -> list[dict[str, Any]]:
    """One row for each single value, then one for each event."""
    rows = []
    for name, value in told.items():
        if isinstance(value, dict):
            rows += [{"name": f"{name}.{inner}", "value": each} for inner, each in value.items()]
        elif not isinstance(value, list):
            rows.append({"name": name, "value": value})
    for event in told["events"]:
        rows.append({"name": f"event {event['sequence']}", "value": _event(event)})
    return rows


def _event(event: dict[str, Any]) -> str:
    return f"{event['at']}  {event['kind']}  {event['actor']}"


def _written(out: Path, place: int, paper: documents.PaperEntry) -> dict[str, Any]:
    file = out / f"{place:02d}-{paper.form_code}.pdf"
    file.write_bytes(documents.pdf(paper.id))
    return {
        "file": str(file),
        "form_code": paper.form_code,
        "title": paper.title,
        "symbol": paper.symbol,
        "issued_at": _instant(paper.issued_at),
    }
