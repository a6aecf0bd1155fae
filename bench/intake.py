"""How many dossiers a second come in over HTTP, and how long each sender waits.

A real server process on a database of its own (fsync on, ledger on, outbox on), beside it the
worker as `motcua serve` runs it; 8 senders over the loopback, each with a connection kept open;
20 one-stop centres; a dossier has two small papers that nobody else sends, a new applicant and a
key of its own. Everything acknowledged is counted again in the database afterwards.
"""

import base64
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.util import find_spec
from threading import Barrier, Thread
from typing import Any

import psycopg

from motcua.config.commands.database import address_beside, migrate
from motcua.config.database import database_running
from motcua.config.environment import child_environment

SECONDS = float(os.environ.get("MOTCUA_BENCH_SECONDS", "30"))
WARM_SECONDS = 3.0
SENDERS, AGENCIES, PROCEDURES = 8, 20, 10
LEAST, AIM, P95_MS = 60.0, 100.0, 250.0
NAME = "motcua_bench_intake"
PROVINCE = "22"


def run() -> dict[str, Any]:
    """Rates and times; ``holds`` while the least rate and the 95th percentile are kept."""
    with ExitStack() as opened:
        address = opened.enter_context(_own_database(opened.enter_context(database_running())))
        cast = _prepared(address)
        port = opened.enter_context(_site(address))
        senders = [_Sender(number, port, cast) for number in range(SENDERS)]
        _send_all(senders, WARM_SECONDS)
        for sender in senders:
            sender.times.clear()
        took = _send_all(senders, SECONDS)
        return _told(senders, took, address)


def _told(senders: list["_Sender"], took: float, address: str) -> dict[str, Any]:
    times = sorted(each for sender in senders for each in sender.times)
    faults = [fault for sender in senders for fault in sender.faults]
    sent = sum(sender.created for sender in senders)
    server = _server_facts(address)
    rate, p95 = len(times) / took, times[int(len(times) * 0.95)] if times else 0.0
    whole = not faults and sent == server["dossiers"] == server["events"]
    part = {
        "what": f"{SENDERS} senders, {AGENCIES} agencies, two papers each",
        "timings": times,
        "dossiers": len(times),
        "seconds": round(took, 2),
        "dossiers_per_second": round(rate, 1),
        "p50": round(statistics.median(times), 1) if times else None,
        "p95": round(p95, 1),
        "max": round(times[-1], 1) if times else None,
        "least_per_second": LEAST,
        "aim_per_second": AIM,
        "aim_p95": P95_MS,
        "holds": rate >= LEAST and p95 <= P95_MS and whole,
    }
    return {
        "name": "intake",
        "what": "dossiers filed over HTTP",
        "unit": "ms",
        "parts": [part],
        "acknowledged": sent,
        "found_afterwards": server,
        "faults": faults[:5],
        "holds": part["holds"] and server["fsync"] == "on",
    }


def _server_facts(address: str) -> dict[str, Any]:
    with psycopg.connect(address) as connection:
        return {
            "dossiers": _one(connection, "select count(*) from dossiers_dossier"),
            "events": _one(connection, "select count(*) from ledger_event"),
            "fsync": _one(connection, "select current_setting('fsync')"),
            "synchronous_commit": _one(connection, "select current_setting('synchronous_commit')"),
            "server": _one(connection, "select split_part(version(), ' on ', 1)"),
        }


def _one(connection: psycopg.Connection[Any], statement: str) -> Any:
    row = connection.execute(statement.encode()).fetchone()
    return row[0] if row else None


@contextmanager
def _own_database(address: str) -> Iterator[str]:
    """An empty migrated database beside ours, dropped afterwards."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"drop database if exists {NAME} with (force)".encode())
        connection.execute(f"create database {NAME} template template0".encode())
        try:
            target = address_beside(address, NAME)
            migrate(target)
            yield target
        finally:
            connection.execute(f"drop database if exists {NAME} with (force)".encode())


def _prepared(address: str) -> dict[str, Any]:
    """The cast of the run, made by a process of its own on that database."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.intake"],
        env={**child_environment(address), "PYTHONPATH": _path()},
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _path() -> str:
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))


@contextmanager
def _site(address: str) -> Iterator[int]:
    """Web server and worker; answers the port when the site is ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = child_environment(address)
    programs = [["motcua.config.serving.web", "127.0.0.1", str(port)]]
    if find_spec("motcua.config.wiring"):
        programs.append(["motcua.config.main", "work"])
    children = [
        subprocess.Popen([sys.executable, "-P", "-m", *program], env=environment)
        for program in programs
    ]
    try:
        _wait_until_ready(port)
        yield port
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait(10)


def _wait_until_ready(port: int) -> None:
    for _ in range(300):
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not come up")


@dataclass
class _Sender:
    """One system that files dossiers one after the other."""

    number: int
    port: int
    cast: dict[str, Any]
    times: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    created: int = 0

    def send_until(self, end: float) -> None:
        """Files until the monotonic instant ``end``."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Authorization": f"Bearer {self.cast['token']}",
            "Content-Type": "application/json",
        }
        while time.monotonic() < end:
            self.created += 1
            key = f"{self.number}-{self.created}"
            body = self._body(key)
            began = time.perf_counter()
            connection.request("POST", "/api/dossiers", body, {**headers, "Idempotency-Key": key})
            response = connection.getresponse()
            told = response.read()
            self.times.append(round(1000 * (time.perf_counter() - began), 2))
            if response.status != 201:
                self.created -= 1
                self.faults.append(f"{response.status} {told[:300]!r}")
        connection.close()

    def _body(self, key: str) -> bytes:
        serial = self.number * 1_000_000 + self.created
        place = self.cast["places"][serial % len(self.cast["places"])]
        procedure = place["procedures"][serial % len(place["procedures"])]
        told = {
            "procedure_code": procedure["code"],
            "unit_code": place["unit_code"],
            "receiving_unit": place["receiving_unit"],
            "channel": "online",
            "applicant": {
                "number": f"0220{serial:08d}",
                "name": f"Nguyễn Văn Số {serial}",
                "phone": "0912345678",
                "address": "Khu 5, phường Hồng Gai",
            },
            "papers": [
                _paper(procedure["positions"][0], "to-khai.pdf", _pdf(key)),
                _paper(procedure["positions"][-1], "thong-tin.json", _form(key)),
            ],
            "subject": f"Hồ sơ thử tải {key}",
            "population_data": True,
        }
        return json.dumps(told, ensure_ascii=False).encode()


def _paper(position: int, name: str, content: bytes) -> dict[str, Any]:
    encoded = base64.b64encode(content).decode()
    return {"position": position, "name": name, "content_base64": encoded, "digitised": True}


def _pdf(key: str) -> bytes:
    """A page of about 8 kB, as a small scan would be."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
        + f"% {key} ".encode()
        + b"0123456789abcdef" * 500
        + b"\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )


def _form(key: str) -> bytes:
    return json.dumps({"key": key, "answers": ["Có"] * 200}, ensure_ascii=False).encode()


def _send_all(senders: list[_Sender], seconds: float) -> float:
    """Lets all senders send for ``seconds``; answers how long it really took."""
    gate = Barrier(len(senders) + 1)

    def send(sender: _Sender) -> None:
        gate.wait()
        sender.send_until(time.monotonic() + seconds)

    threads = [Thread(target=send, args=(sender,)) for sender in senders]
    for thread in threads:
        thread.start()
    gate.wait()
    began = time.monotonic()
    for thread in threads:
        thread.join()
    return time.monotonic() - began


def prepare() -> dict[str, Any]:
    """A province with its catalogue, and one account that receives in 20 centres."""
    import django

    django.setup()
    from motcua.cores.clock import ZONE
    from motcua.foundation.accounts.models import User, issue_token
    from motcua.rooms.people import operations as people
    from motcua.scenarios import provinces

    now = datetime.now(UTC)
    on = now.astimezone(ZONE).date()
    setup = provinces.province_setup(PROVINCE)
    user = User.objects.create_user("ketnoi", None, "Hệ thống kết nối")
    provinces.load_units(setup, actor=user, at=now)
    provinces.load_catalogue(actor=user, at=now)
    provinces.load_competences(setup, actor=user, at=now)
    people.enrol_officer(user=user, full_name="Kết nối", position_vi="Hệ thống", actor=user, at=now)
    places = []
    for unit_code in setup.communes[:AGENCIES]:
        centre = setup.centres[unit_code]
        people.appoint(
            user_id=user.pk, unit_code=centre, role="receiver", from_on=on, actor=user, at=now
        )
        places.append(_place(unit_code, centre, on))
    return {"token": issue_token(user=user, label="bench"), "places": places}


def _place(unit_code: str, centre: str, on: Any) -> dict[str, Any]:
    from motcua.rooms.catalogue import queries as catalogue

    versions = [
        catalogue.version_on(line.code, on)
        for line in catalogue.offer_for(unit_code, on)[:PROCEDURES]
    ]
    return {
        "unit_code": unit_code,
        "receiving_unit": centre,
        "procedures": [
            {"code": version.code, "positions": [paper.position for paper in version.papers]}
            for version in versions
            if version
        ],
    }


if __name__ == "__main__":
    print(json.dumps(prepare()))
