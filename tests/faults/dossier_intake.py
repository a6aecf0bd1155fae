"""Real dossiers as the writes of a kill: a small province, and a program that files them.

python -m tests.faults.dossier_intake prepare|write URL
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import timedelta

import psycopg

SETTINGS = {"DJANGO_SETTINGS_MODULE": "motcua.config.settings"}


class DossierIntake:
    """What ``killing.kill_during_writes`` asks of a writer, done by filing dossiers."""

    def prepare(self, url: str) -> None:
        """Tables and the fixed cast."""
        subprocess.run(self._command("prepare", url), check=True, env=_environment(url))

    def program(self, url: str) -> Sequence[str]:
        """Files dossiers until it is killed; prints each code after its transaction."""
        return self._command("write", url)

    def missing(self, url: str, keys: Iterable[str]) -> set[str]:
        """Codes without their row, their events or their news."""
        with psycopg.connect(url) as connection:
            whole = connection.execute(
                "SELECT code FROM dossiers_dossier AS d WHERE sequence ="
                " (SELECT count(*) FROM ledger_event WHERE dossier_code = d.code)"
                " AND EXISTS (SELECT FROM outbox_message WHERE key = d.code)"
            )
            return set(keys) - {code for (code,) in whole}

    def _command(self, verb: str, url: str) -> list[str]:
        return [sys.executable, "-m", "tests.faults.dossier_intake", verb, url]


def half_written(url: str) -> int:
    """Dossiers whose row and events do not agree, and events without a row."""
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM dossiers_dossier AS d FULL JOIN"
            " (SELECT dossier_code, count(*) AS events FROM ledger_event"
            "  WHERE left(dossier_code, 1) <> '@' GROUP BY 1) AS e ON e.dossier_code = d.code"
            " WHERE d.sequence IS DISTINCT FROM e.events"
        ).fetchone()
    return int(row[0]) if row else 0


def _environment(url: str) -> dict[str, str]:
    return {**os.environ, **SETTINGS, "DATABASE_URL": url}


def _prepare() -> None:
    from django.core.management import call_command

    from tests.cast import stand_up

    call_command("migrate", verbosity=0)
    stand_up()


def _write() -> None:
    from motcua.rooms.dossiers import operations
    from motcua.rooms.people import queries as people
    from tests.cast import MONDAY, filing_for

    citizen = people.party_by_number("022099000123")
    assert citizen is not None
    number = 0
    while True:
        number += 1
        at = MONDAY + timedelta(seconds=number)
        sys.stdout.write(operations.file_dossier(**filing_for(citizen.party_id, at)).code + "\n")
        sys.stdout.flush()


def main(verb: str, url: str) -> None:
    """One of the two programs."""
    os.environ.update(_environment(url))
    import django

    django.setup()
    {"prepare": _prepare, "write": _write}[verb]()


if __name__ == "__main__":
    main(*sys.argv[1:])
