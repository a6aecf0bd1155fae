"""Photographs pages of a running server at 390 and 1440 px, light and dark, into var/screenshots.

python scripts/screenshots.py http://127.0.0.1:8000 / /mau-giao-dien
python scripts/screenshots.py http://127.0.0.1:8000 --cookie sessionid=… /hop-viec
"""

import argparse
import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.journeys.browser import PICTURES, THEMES, WIDTHS, start_chromium, visitor_at


def main() -> int:
    """0 when every page answered below 400; 1 names those that did not."""
    layout = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("address", help="where the server is, for example http://127.0.0.1:8000")
    parser.add_argument("paths", nargs="*", default=["/mau-giao-dien"], help="pages to visit")
    parser.add_argument("--cookie", action="append", default=[], help="name=value, to be signed in")
    options = parser.parse_args()
    cookies = dict(cookie.split("=", 1) for cookie in options.cookie)
    address = options.address.rstrip("/")
    os.environ["MOTCUA_SCREENSHOTS"] = "1"
    refused = set()
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        for width in WIDTHS:
            for theme in THEMES:
                with visitor_at(
                    browser, address, width=width, theme=theme, cookies=cookies
                ) as visitor:
                    refused |= {path for path in options.paths if not visitor.go(path).ok}
        browser.close()
    sys.stdout.write(f"{PICTURES}\n")
    for path in sorted(refused):
        sys.stderr.write(f"{path}: no page there\n")
    return 1 if refused else 0


if __name__ == "__main__":
    raise SystemExit(main())
