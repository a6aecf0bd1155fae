"""`motcua deadline`: when a result is due, day by day and with the reason for each."""

import click

from motcua.cores.rulebook import RuleNotInForce
from motcua.faces.cli.main import BadInput, emit, format_option, needs_database
from motcua.rooms.worktime import queries as worktime
from motcua.rooms.worktime.queries import DeadlineRequestInvalid


@click.command(
    epilog="Ví dụ: motcua deadline --received 2026-07-01T09:00+07:00 --allow 5wd --unit H49.101"
)
@click.option(
    "--received", required=True, metavar="INSTANT", help="Thời điểm nhận, ISO 8601 kèm múi giờ."
)
@click.option("--allow", required=True, metavar="N(wd|d|wh)", help="Thời hạn: 5wd, 10d hoặc 8wh.")
@click.option("--unit", metavar="CODE", help="Cơ quan giải quyết: ngày nghỉ, giờ làm việc riêng.")
@click.option("--rule", metavar="RULE", help="Quy tắc giờ chốt, ví dụ transfer_cutoff.")
@format_option()
@needs_database
def deadline(
    received: str, allow: str, unit: str | None, rule: str | None, output_format: str
) -> None:
    """Tính hạn trả kết quả và giải thích từng ngày.

    wd: ngày làm việc, hết giờ làm việc của ngày cuối; d: ngày, gặp ngày nghỉ thì dời sang ngày làm
    việc tiếp theo; wh: giờ làm việc, tính đến phút. Ngoài các năm đã có lịch: confirmed là false.
    """
    try:
        told = worktime.deadline(received, allow, unit, rule)
    except (DeadlineRequestInvalid, RuleNotInForce) as fault:
        raise BadInput(str(fault)) from None
    emit(told, output_format, rows=told["steps"])
    if output_format != "json":
        click.echo(f"due_at  {told['due_at']}  confirmed  {told['confirmed']}")
