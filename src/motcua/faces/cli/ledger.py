"""`motcua checkpoint`, `motcua verify` and `motcua ledger export`: the ledger for its auditors."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from motcua.cores.ledger import verifier
from motcua.faces.cli.main import BadInput, DoesNotHold, emit, format_option, needs_database
from motcua.foundation.audit import checkpoints, exports, verification


@click.command()
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp nhận bản chứng, giao cho người ngoài giữ.",
)
@format_option()
@needs_database
def checkpoint(out: Path | None, output_format: str) -> None:
    """Chốt sổ cái: đưa mọi sự kiện mới vào cây băm và xuất bản chứng.

    \b
    Ví dụ: motcua checkpoint --out ban-chung-2026-10-10.json
    """
    try:
        taken = checkpoints.checkpoint(at=datetime.now(UTC))
        if out:
            out.write_text(checkpoints.witness_of(taken), encoding="utf-8")
    except checkpoints.LedgerBroken as fault:
        raise DoesNotHold(f"Sổ cái hỏng, không chốt được: {fault}. Chạy «motcua verify».") from None
    except OSError as fault:
        raise BadInput(f"--out={out}: không ghi được tệp ({fault}).") from None
    told = {"size": taken.size, "root": taken.root.hex(), "at": taken.at.isoformat()}
    emit({**told, "file": str(out) if out else None}, output_format)


@click.command()
@click.option(
    "--witness",
    "files",
    multiple=True,
    metavar="FILE",
    help="Bản chứng do «motcua checkpoint --out» ghi ra; có thể nêu nhiều lần.",
)
@format_option()
@needs_database
def verify(files: tuple[str, ...], output_format: str) -> None:
    """Dựng lại toàn bộ sổ cái, đối chiếu với bản chứng và với dữ liệu đang hiển thị.

    Mã thoát 0: toàn vẹn; 1: không toàn vẹn, kèm loại hư hại, hồ sơ, số thứ tự; 2: tệp sai.

    \b
    Ví dụ: motcua verify --witness ban-chung-2026-10-10.json
    """
    try:
        witnesses = [verifier.read_witness(file) for file in files]
    except verifier.BadInput as fault:
        raise BadInput(str(fault)) from None
    told = verification.verify(witnesses).as_dict()
    emit(told, output_format, rows=_rows(told))
    if not told["holds"]:
        raise DoesNotHold(f"Sổ cái KHÔNG toàn vẹn: {told['damage_count']} hư hại.")


def _rows(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The counts, then one row for each damage."""
    counts = ("holds", "events", "chains", "not_witnessed", "checkpoints", "erased", "damage_count")
    rows = [{"kind": name, "place": "", "says": told[name]} for name in counts]
    for one in told["damage"]:
        place = f"{one.get('dossier', one.get('position', ''))}#{one.get('sequence', '')}"
        rows.append({"kind": one["kind"], "place": place, "says": one["says"]})
    return rows


@click.group(epilog="Ví dụ: motcua ledger export --out so-cai.jsonl")
def ledger() -> None:
    """Sổ cái: xuất cho người ngoài kiểm tra."""


@ledger.command()
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="Tệp (.jsonl, .jsonl.gz) hoặc thư mục; thư mục có kèm chương trình kiểm tra.",
)
@format_option()
@needs_database
def export(out: Path, output_format: str) -> None:
    """Xuất sổ cái, không kèm dữ liệu cá nhân, để kiểm tra bằng verifier.py.

    \b
    Ví dụ: motcua ledger export --out so-cai
           python3 -I -S so-cai/verifier.py so-cai --witness ban-chung-2026-10-10.json
    """
    try:
        place = exports.export_ledger(out, at=datetime.now(UTC))
    except OSError as fault:
        raise BadInput(f"--out={out}: không ghi được ({fault}).") from None
    emit({"file": str(place)}, output_format)
