"""Brings each app's English catalogue into step with its texts, and compiles what has changed.

python scripts/messages.py                     all apps
python scripts/messages.py src/motcua/faces/desk
python scripts/messages.py --check             changes nothing; 1 when something is missing
"""

import argparse
import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "motcua"


def main() -> int:
    """Exit code 0: every text has its English; 1: some lack it (listed on standard error)."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("apps", nargs="*", type=Path, help="folders of apps; all when left out")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    django.setup()
    from motcua.foundation.ui import catalogues  # after setup: it walks Django's templates

    missing = 0
    for app in [path.resolve() for path in options.apps] or sorted(
        path.parent for path in SOURCE.rglob("apps.py")
    ):
        place = app / "locale" / "en" / "LC_MESSAGES" / "django.po"
        texts = catalogues.texts_of(app)
        if not texts and not place.exists():
            continue
        fresh = catalogues.updated(catalogues.read_catalogue(place), texts)
        if not options.check:
            catalogues.write_catalogue(place, fresh)
        bare = [message.id for message in fresh if message.id and not any(_strings(message.string))]
        missing += len(bare)
        sys.stdout.write(
            f"{app.relative_to(ROOT)}: {len(fresh)} texts, {len(bare)} without English\n"
        )
        for text in bare:
            sys.stderr.write(f"  {text if isinstance(text, str) else text[0]}\n")
    if not options.check:
        catalogues.compile_stale(SOURCE)
    return 1 if missing else 0


def _strings(string: object) -> tuple[str, ...]:
    return tuple(map(str, string)) if isinstance(string, tuple | list) else (str(string or ""),)


if __name__ == "__main__":
    raise SystemExit(main())
