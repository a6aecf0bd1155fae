"""Runs a command on a server of its own, which is started for it and stopped after it.

``python -m motcua.config.embedded.lend [--programs DIR] FOLDER COMMAND…``; the command finds the
address in DATABASE_URL. ``make test-server`` runs the rooms' checks on another PostgreSQL this way.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import psycopg

from motcua.config.embedded.cluster import Cluster, EmbeddedDatabaseFailed
from motcua.config.embedded.guests import staying


def main(arguments: list[str]) -> int:
    """The command's own exit code; 2 when the server does not start."""
    parser = argparse.ArgumentParser(description="Run a command on a PostgreSQL of its own.")
    parser.add_argument("--programs", type=Path, help="folder of postgres and initdb")
    parser.add_argument("folder", type=Path)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args(arguments)
    cluster = Cluster(asked.folder.resolve(), {"fsync": "off"}, asked.programs)
    try:
        with staying(cluster):
            sys.stdout.write(f"{_version(cluster)} on {cluster.door}\n")
            sys.stdout.flush()
            environment = {**os.environ, "DATABASE_URL": cluster.url()}
            return subprocess.run(asked.command, env=environment, check=False).returncode
    except EmbeddedDatabaseFailed as fault:
        sys.stderr.write(f"{fault}\n")
        return 2


def _version(cluster: Cluster) -> str:
    with psycopg.connect(cluster.url()) as connection:
        row = connection.execute("select version()").fetchone()
    return str(row[0]) if row else "?"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
