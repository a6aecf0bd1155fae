"""``python -m bench NAME`` runs one benchmark in a process of its own and prints what it found."""

import json
import sys
from importlib import import_module


def main(name: str) -> None:
    """Calls ``bench.<name>.run()``."""
    print(json.dumps(import_module(f"bench.{name}").run(), ensure_ascii=False, default=str))


if __name__ == "__main__":
    main(sys.argv[1])
