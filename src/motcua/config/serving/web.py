"""The web server: granian with worker processes, each with a few threads.

``python -m motcua.config.serving.web HOST PORT``. Static files are sent without entering Python.
"""

import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from motcua.config.embedded.cluster import var_folder

WORKERS = 2
# A request waits for PostgreSQL about half its time, so two threads per core keep it busy.
THREADS = 4
STATIC_SECONDS = 365 * 24 * 3600


def main(host: str, port: int) -> None:
    """Serves until told to stop."""
    Granian(
        "motcua.config.serving.application:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        # A thread keeps its database connection; ending idle threads would close them.
        blocking_threads_idle_timeout=600,
        respawn_failed_workers=True,
        workers_kill_timeout=3,
        log_level=LogLevels.warning,
        # Their names carry a digest of their contents, so browsers may keep them.
        static_path_route=["/static"],
        static_path_mount=[var_folder() / "static"],
        static_path_expires=STATIC_SECONDS,
        websockets=False,
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
