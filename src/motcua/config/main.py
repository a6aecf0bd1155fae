"""The command ``motcua``: which commands there are, and what stands ready when one begins.

A command's module is imported only when it is called, so that ``motcua --help`` answers at once.
"""

import os
import sys
import traceback
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import click

from motcua.faces.cli.main import BadInput

INTERNAL_FAULT = 70


@dataclass(frozen=True)
class Door:
    """One command: where it lives, and whether it speaks to rooms (and so needs Django)."""

    module: str
    purpose: str
    uses_rooms: bool = True


CONFIG = "motcua.config.commands"
CLI = "motcua.faces.cli"
# Each module holds a click command of the same name. A module that is not there is not listed.
DOORS = {
    "serve": Door(f"{CONFIG}.serve", "Chạy máy chủ web, tiến trình nền và cơ sở dữ liệu.", False),
    "work": Door(f"{CONFIG}.work", "Chạy tiến trình nền: gửi tin, quét hạn."),
    "database": Door(f"{CONFIG}.database", "Địa chỉ, tiến trình, bản sao cơ sở dữ liệu.", False),
    "demo": Door(f"{CONFIG}.demo", "Tài khoản và dữ liệu trình diễn."),
    "routes": Door(f"{CLI}.routes", "Mọi địa chỉ trang và vai được dùng."),
    "dossier": Door(f"{CLI}.dossier", "Xem hồ sơ và giấy tờ của hồ sơ."),
    "deadline": Door(f"{CLI}.deadline", "Tính hạn trả kết quả."),
    "checkpoint": Door(f"{CLI}.ledger", "Xuất nhân chứng của sổ cái."),
    "verify": Door(f"{CLI}.ledger", "Đối chiếu sổ cái với bảng và nhân chứng."),
    "ledger": Door(f"{CLI}.ledger", "Xuất sổ cái để kiểm ngoài hệ thống."),
    "board": Door(f"{CLI}.board", "Bảng điểm 766."),
    "index": Door(f"{CLI}.index", "Bộ chỉ số: xem, chấm, công bố, kiểm.", False),
    "survey": Door(f"{CLI}.survey", "Ước lượng khảo sát."),
    "simulate": Door(f"{CONFIG}.simulate", "Mô phỏng một năm làm việc."),
    "token": Door(f"{CLI}.token", "Mã truy cập của hệ thống khác."),
    "bench": Door(f"{CLI}.bench", "Đo tốc độ.", False),
}


class LiveCommands(click.Group):
    """The group ``motcua``, filled from DOORS."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """The commands whose modules are there, in the order of DOORS."""
        return [name for name, door in DOORS.items() if find_spec(door.module)]

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Imports the command's module, after Django when it uses rooms."""
        door = DOORS.get(cmd_name)
        if door is None or find_spec(door.module) is None:
            return None
        if door.uses_rooms:
            _ready_django()
        command: click.Command = getattr(import_module(door.module), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the purposes without importing anything."""
        rows = [(name, DOORS[name].purpose) for name in self.list_commands(ctx)]
        with formatter.section("Lệnh"):
            formatter.write_dl(rows)


def _ready_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    django.setup()


class Program:
    """The premises that commands ask of; everything opened is closed when the command ends."""

    def __init__(self) -> None:
        self._opened = ExitStack()
        self._database_open = False

    def open_database(self) -> None:
        """Starts the embedded server when it is needed and not running."""
        from motcua.config.database import database_running

        if not self._database_open:
            self._opened.enter_context(database_running())
            self._database_open = True

    def close(self) -> None:
        """Leaves the database."""
        self._opened.close()


@click.command(
    cls=LiveCommands,
    context_settings={"help_option_names": ["--help"], "max_content_width": 100},
    epilog="Ví dụ: motcua deadline --received 2026-07-01T09:00+07:00 --allow 5wd",
)
@click.pass_context
def motcua(context: click.Context) -> None:
    """Một Cửa: một cửa cho người dân, một bảng điểm mở được tới từng hồ sơ."""
    program = Program()
    context.obj = program
    context.call_on_close(program.close)


def main(arguments: list[str] | None = None) -> Any:
    """Entry point of the console script; never returns."""
    try:
        motcua.main(args=arguments, prog_name="motcua", standalone_mode=True)
    except Exception as fault:
        known = _in_plain_words(fault)
        if known is None:
            traceback.print_exc()
            sys.exit(INTERNAL_FAULT)
        known.show()
        sys.exit(known.exit_code)


def _in_plain_words(fault: Exception) -> click.ClickException | None:
    """Faults of the surroundings (a wrong address, a server that is down) as bad input."""
    from django.db import OperationalError, ProgrammingError
    from psycopg import OperationalError as Unreachable
    from psycopg.errors import UndefinedTable

    from motcua.config.database import DatabaseAddressInvalid
    from motcua.config.embedded.cluster import EmbeddedDatabaseFailed

    if isinstance(fault, DatabaseAddressInvalid | EmbeddedDatabaseFailed):
        return BadInput(str(fault))
    if isinstance(fault, OperationalError | Unreachable):
        return BadInput(f"Không dùng được cơ sở dữ liệu: {fault}".strip())
    if isinstance(fault, ProgrammingError) and isinstance(fault.__cause__, UndefinedTable):
        return BadInput("Cơ sở dữ liệu chưa có bảng: chạy `motcua database migrate` trước.")
    return None


if __name__ == "__main__":
    main()
