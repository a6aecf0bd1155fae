"""Where the database is: the server named by DATABASE_URL, else the embedded one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from motcua.config.embedded.cluster import DATABASE, own_cluster
from motcua.config.embedded.guests import staying

OLDEST_SERVER = 150000


class DatabaseAddressInvalid(ValueError):
    """DATABASE_URL is not an address that PostgreSQL understands."""


def is_embedded() -> bool:
    """Whether the program brings its own server, because DATABASE_URL names none."""
    return not os.environ.get("DATABASE_URL")


def database_url() -> str:
    """The address in use."""
    return os.environ.get("DATABASE_URL") or own_cluster().url()


def database_settings(url: str | None = None) -> dict[str, Any]:
    """Django's settings for ``url``, by default for the address in use.

    A socket folder may stand as ``?host=/folder``, as libpq writes it.
    Raises DatabaseAddressInvalid for anything that is not ``postgresql://…``.
    """
    parts = _parts_of(url or database_url())
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or DATABASE,
        "USER": query.pop("user", "") or unquote(parts.username or ""),
        "PASSWORD": query.pop("password", "") or unquote(parts.password or ""),
        "HOST": query.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": query.pop("port", "") or str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }


def _parts_of(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        good = parts.scheme in {"postgres", "postgresql"} and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good:
        raise DatabaseAddressInvalid(
            f"DATABASE_URL={address!r}: cần địa chỉ dạng postgresql://người-dùng:mật-khẩu@máy/tên"
        )
    return parts


@contextmanager
def database_running() -> Iterator[str]:
    """The database can be reached for the length of the block, which gets its address.

    Starts the embedded server when it is not running, and stops it again when nobody else uses it.
    """
    if not is_embedded():
        yield database_url()
        return
    with staying(own_cluster()) as stay:
        yield stay.cluster.url()
