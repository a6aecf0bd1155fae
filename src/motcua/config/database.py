"""Where the database is: the server named by DATABASE_URL, else the embedded one."""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class DatabaseAddressInvalid(ValueError):
    """DATABASE_URL is not an address that PostgreSQL understands."""


def database_settings(url: str | None = None) -> dict[str, Any]:
    """Django's settings for ``url``, by default for DATABASE_URL.

    A socket folder may stand as ``?host=/folder``, as libpq writes it.
    Raises DatabaseAddressInvalid for anything that is not ``postgresql://…``.
    """
    address = url if url is not None else os.environ.get("DATABASE_URL", "postgresql:///motcua")
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise DatabaseAddressInvalid(
            f"DATABASE_URL={address!r}: cần địa chỉ dạng postgresql://người-dùng:mật-khẩu@máy/tên"
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "motcua",
        "USER": unquote(parts.username or query.pop("user", "")),
        "PASSWORD": unquote(parts.password or query.pop("password", "")),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or query.pop("port", "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }
