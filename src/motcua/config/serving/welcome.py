"""What a person reads when the site is up: where it is, who to sign in as, what to try first."""

from pathlib import Path

from motcua.config.embedded.cluster import var_folder

ALL_ACCOUNTS = "Mọi tài khoản trình diễn: .venv/bin/motcua demo accounts"


def introduction_file() -> Path:
    """Where the preparation leaves the demo's own introduction, as plain lines."""
    return var_folder() / "introduction.txt"


def welcome(address: str, seconds: float) -> str:
    """The message after a start that took ``seconds``."""
    told = introduction_file()
    introduction = told.read_text(encoding="utf-8").rstrip() if told.exists() else ""
    lines = [
        "",
        f"Một Cửa đã sẵn sàng sau {seconds:.0f} s: {address}",
        *([introduction, ALL_ACCOUNTS] if introduction else []),
        f"Nhật ký: {var_folder() / 'log'}",
        "Dừng: Ctrl-C",
    ]
    return "\n".join(lines)
