"""A visitor in the system's Chromium: goes to pages, presses keys, and reports what is wrong there.

Findings come from axe with every rule of its default set on and target-size added; nothing is
excluded. Set MOTCUA_SCREENSHOTS=1 and each page visited is photographed into var/screenshots.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Response

Theme = Literal["light", "dark"]
PHONE, SCREEN = 390, 1440
WIDTHS = (PHONE, SCREEN)
THEMES: tuple[Theme, ...] = ("light", "dark")
_HEIGHTS = {PHONE: 844, SCREEN: 900}
# --no-sandbox because Chromium refuses its sandbox to root; the rest keeps it off the network.
FLAGS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A busy machine is slow, but what has not come by then does not come.
PATIENCE_MS = 15_000
CHROMIUM = os.environ.get("MOTCUA_CHROMIUM", "/usr/bin/chromium")
PICTURES = Path(__file__).resolve().parents[2] / "var" / "screenshots"
_AXE_OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}


def start_chromium(playwright: Playwright) -> Browser:
    """The system's Chromium; its own download would need a network."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


class Visitor:
    """One person at one screen. ``complaints`` collects errors of scripts and of the policy."""

    def __init__(self, context: BrowserContext, address: str, look: str) -> None:
        self.context = context
        self.address = address
        self.look = look
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._listen)

    def _listen(self, message: Any) -> None:
        # Chromium reports an answer of 4xx as an error of its own; the answer itself is checked.
        if message.type == "error" and "status of 4" not in message.text:
            self.complaints.append(message.text)

    def go(self, path: str) -> Response:
        """Opens ``path`` and waits until it has settled."""
        response = self.page.goto(self.address + path)
        self.settle()
        assert response is not None
        self.photograph(path)
        return response

    def settle(self) -> None:
        """Waits until the page and its fonts are there."""
        self.page.wait_for_load_state("load")
        self.page.evaluate("document.fonts.ready.then(() => true)")

    def press(self, *keys: str) -> None:
        """Presses the keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def focused(self) -> str:
        """The text of the element that has the focus, or its name where it has no text."""
        found = self.page.evaluate(
            "() => { const e = document.activeElement;"
            " return e.innerText || e.getAttribute('name') || e.id || e.tagName; }"
        )
        return str(found).strip()

    def axe_findings(self) -> list[str]:
        """Each violation on the page: rule, first element, and what axe says about it."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        result = self.page.evaluate("options => axe.run(document, options)", _AXE_OPTIONS)
        return [
            f"{violation['id']}: {node['html'][:160]} | {node['failureSummary']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    def sideways(self) -> int:
        """By how many pixels the page itself scrolls sideways; 0 is right."""
        found = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return int(found)

    def photograph(self, name: str) -> None:
        """Keeps a picture of the whole page when pictures are asked for."""
        if os.environ.get("MOTCUA_SCREENSHOTS") != "1":
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        plain = re.sub(r"[^\w-]+", "-", name).strip("-") or "trang-dau"
        self.page.screenshot(path=PICTURES / f"{plain}-{self.look}.png", full_page=True)


@contextmanager
def visitor_at(
    browser: Browser,
    address: str,
    *,
    width: int = SCREEN,
    theme: Theme = "light",
    javascript: bool = True,
    cookies: dict[str, str] | None = None,
    media: Literal["screen", "print"] = "screen",
) -> Iterator[Visitor]:
    """A visitor who leaves at the end; ``cookies`` sign in or choose a look."""
    context = browser.new_context(
        viewport={"width": width, "height": _HEIGHTS.get(width, 900)},
        color_scheme=theme,
        java_script_enabled=javascript,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in (cookies or {}).items()]
    )
    visitor = Visitor(context, address, f"{width}-{theme}")
    visitor.page.emulate_media(media=media)
    try:
        yield visitor
    finally:
        context.close()
