"""`motcua bench`: runs benchmarks, keeps their raw figures, and writes the table people read.

Each ``bench/<name>.py`` with a function ``run`` runs in a process of its own. What it answers goes
unchanged into ``bench/results/<name>.json``, beside the commit, the machine and the versions;
``bench/RESULTS.md`` is made from those files alone.
"""

import json
import os
import platform
import re
import subprocess
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click

from motcua.faces.cli.bench_table import results_page
from motcua.faces.cli.main import BadInput, DoesNotHold, emit, format_option

ROOT = Path(__file__).resolve().parents[4]
FOLDER = ROOT / "bench"
PACKAGES = ("django", "django-ninja", "granian", "numpy", "pandas", "psycopg", "typst")
_RUNS = re.compile(r"^def run\(", re.MULTILINE)


@click.command(epilog="Ví dụ: motcua bench clock")
@click.argument("names", metavar="[NAME]…", nargs=-1)
@click.option("--list", "listing", is_flag=True, help="Chỉ liệt kê các phép đo.")
@format_option("table")
def bench(names: tuple[str, ...], listing: bool, output_format: str) -> None:
    """Đo tốc độ; ghi bench/results/*.json và bench/RESULTS.md.

    Mã thoát 1: có phép đo không đạt mức đặt ra.
    """
    known = benchmarks()
    unknown = [name for name in names if name not in known]
    if unknown or not known:
        raise BadInput(f"Không có phép đo {', '.join(unknown)}. Các phép đo: {', '.join(known)}.")
    if listing:
        emit([{"name": name} for name in known], output_format)
        return
    told = [_kept(name) for name in names or known]
    write_page()
    emit(told, output_format, rows=[_summary(each) for each in told])
    missed = [each["name"] for each in told if not each["result"].get("holds", True)]
    if missed:
        raise DoesNotHold(f"Không đạt mức đặt ra: {', '.join(missed)}. Xem bench/RESULTS.md.")


def benchmarks() -> list[str]:
    """Names of the files that can be run."""
    return [
        file.stem
        for file in sorted(FOLDER.glob("*.py"))
        if _RUNS.search(file.read_text(encoding="utf-8"))
    ]


def write_page() -> None:
    """Makes RESULTS.md anew from all results that are kept."""
    kept = [
        json.loads(file.read_text(encoding="utf-8"))
        for file in sorted((FOLDER / "results").glob("*.json"))
    ]
    (FOLDER / "RESULTS.md").write_text(results_page(kept), encoding="utf-8")


def _kept(name: str) -> dict[str, Any]:
    click.echo(f"Đo {name}…", err=True)
    told = {**_surroundings(), "name": name, **_ran(name)}
    place = FOLDER / "results" / f"{name}.json"
    place.parent.mkdir(exist_ok=True)
    place.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return told


def _ran(name: str) -> dict[str, Any]:
    began = time.monotonic()
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    done = subprocess.run(
        [sys.executable, "-m", "bench", name],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise DoesNotHold(f"Phép đo {name} không chạy xong; lời báo ở trên nói vì sao.")
    return {
        "result": json.loads(done.stdout.splitlines()[-1]),
        "took_seconds": round(time.monotonic() - began, 1),
    }


def _surroundings() -> dict[str, Any]:
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "HEAD"),
        "changed_since": bool(_git("status", "--porcelain", "--untracked-files=no")),
        "machine": {
            "processor": _processor(),
            "cores": len(os.sched_getaffinity(0)),
            "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
            "system": f"{platform.system()} {platform.release()}",
            "load_before": round(os.getloadavg()[0], 2),
        },
        "versions": {"python": platform.python_version(), **_versions()},
    }


def _versions() -> dict[str, str]:
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        text = ""
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found.group(1) if found else platform.machine()


def _git(*arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def _summary(told: dict[str, Any]) -> dict[str, Any]:
    result = told["result"]
    return {
        "name": told["name"],
        "what": result.get("what", ""),
        "seconds": told["took_seconds"],
        "holds": result.get("holds"),
    }
