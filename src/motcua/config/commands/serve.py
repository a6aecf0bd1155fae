"""``motcua serve``: the whole site on one port, with one command."""

import socket
import sys
import time

import click

from motcua.config.database import database_url, is_embedded
from motcua.config.embedded.cluster import own_cluster, var_folder
from motcua.config.embedded.guests import Stay
from motcua.config.environment import child_environment
from motcua.config.serving.children import Child
from motcua.config.serving.supervisor import Interrupted, NotReady, Supervisor, answers_ok
from motcua.config.serving.welcome import welcome
from motcua.faces.cli.main import BadInput, DoesNotHold

WORK = ("motcua.config.main", "work")
PORT_PATIENCE_SECONDS = 2.0
PORTS = click.IntRange(1, 65535)
ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}


@click.command(epilog="Ví dụ: PORT=8010 motcua serve")
@click.option("--port", envvar="PORT", default=8000, show_default=True, type=PORTS)
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ lắng nghe.")
@click.option("--demo/--no-demo", default=True, help="Dựng tỉnh trình diễn khi dữ liệu còn trống.")
def serve(port: int, host: str, demo: bool) -> None:
    """Chạy máy chủ web, tiến trình nền và cơ sở dữ liệu; Ctrl-C để dừng."""
    refuse_taken_port(host, port)
    began = time.monotonic()
    site = Supervisor(children=[], say=say)
    site.listen()
    try:
        _bring_up(site, host, port, demo=demo)
        say(welcome(f"http://{host}:{port}/", time.monotonic() - began))
        site.watch()
        say("Đang dừng…")
    except Interrupted:
        say("Dừng trước khi sẵn sàng.")
    except NotReady as fault:
        raise DoesNotHold(str(fault)) from None
    finally:
        site.stop()
    say("Đã dừng.")


def say(text: str) -> None:
    """One message on the terminal at once."""
    click.echo(text)
    sys.stdout.flush()


def refuse_taken_port(host: str, port: int) -> None:
    """Raises BadInput when another program serves the port, before anything is started.

    A site that was killed a moment ago is given time to disappear.
    """
    until = time.monotonic() + PORT_PATIENCE_SECONDS
    while fault := _why_port_is_taken(host, port):
        if time.monotonic() > until:
            raise BadInput(
                f"Không dùng được cổng {port} trên {host} ({fault}). "
                f"Dừng chương trình đang giữ cổng, hoặc chọn cổng khác: make run PORT={port + 1}"
            )
        time.sleep(0.1)


def _why_port_is_taken(host: str, port: int) -> str | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as fault:
            return fault.strerror or str(fault)
    return None


def _bring_up(site: Supervisor, host: str, port: int, *, demo: bool) -> None:
    say("Một Cửa đang khởi động")
    if is_embedded():
        site.stay = Stay(own_cluster())
        began = time.monotonic()
        site.stay.arrive()
        say(f"  PostgreSQL đi kèm: đang chạy ({time.monotonic() - began:.1f} s)")
    environment = child_environment(database_url())
    _prepare(site, environment, demo=demo)
    logs = var_folder() / "log"
    web = ["motcua.config.serving.web", host, str(port)]
    site.children = [
        Child("Máy chủ web", _python(*web), environment, logs / "web.log"),
        # The worker may finish the effect it has begun.
        Child("Tiến trình nền", _python(*WORK), environment, logs / "worker.log", "TERM"),
    ]
    asked_at = ANY_ADDRESS.get(host, host)
    site.start(lambda: answers_ok(asked_at, port))


def _prepare(site: Supervisor, environment: dict[str, str], *, demo: bool) -> None:
    options = [] if demo else ["--no-demo"]
    child = Child("Chuẩn bị", _python("motcua.config.serving.prepare", *options), environment)
    site.children = [child]
    if code := site.wait_for(child):
        raise NotReady(f"Chuẩn bị không xong (mã {code}); lời báo ở trên nói vì sao.")


def _python(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", *arguments]
