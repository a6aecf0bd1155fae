"""DATABASE_URL is read as libpq reads it, and what cannot be read is refused in plain words."""

import pytest

from motcua.config.database import DatabaseAddressInvalid, database_settings, database_url
from motcua.config.embedded.cluster import own_cluster


def test_a_socket_folder_and_port_may_stand_in_the_query() -> None:
    read = database_settings("postgresql://motcua@/motcua?host=/tmp/door&port=5433")
    assert (read["HOST"], read["PORT"], read["NAME"], read["USER"]) == (
        "/tmp/door",
        "5433",
        "motcua",
        "motcua",
    )
    assert read["OPTIONS"] == {}


def test_marks_in_a_password_are_decoded_and_options_are_kept() -> None:
    read = database_settings("postgres://an:m%E1%BA%ADt%3A%40@db.example:6000/x?sslmode=require")
    assert read["PASSWORD"] == "mật:@"
    assert (read["HOST"], read["PORT"]) == ("db.example", "6000")
    assert read["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    "address", ["mysql://x/y", "motcua", "postgresql://h:port/x", "postgresql://[::1/x"]
)
def test_what_is_no_postgresql_address_is_refused_by_name(address: str) -> None:
    with pytest.raises(DatabaseAddressInvalid, match="DATABASE_URL"):
        database_settings(address)


def test_without_an_address_our_own_server_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    assert database_url() == own_cluster().url()
    assert database_settings()["HOST"] == str(own_cluster().door)
