"""`motcua routes`: every address of the site, with an example that works and who may use it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import click

from motcua.faces.cli.main import emit, format_option, needs_database
from motcua.foundation.accounts.models import User
from motcua.foundation.routes import ROLES, VISITOR, Address, Visitor, addresses, undeclared
from motcua.rooms.people import queries as people

# Accounts tried for one role until an example is found, and accounts looked at in all.
TRIED, LOOKED_AT = 3, 1000


@click.command(epilog="Ví dụ: motcua routes --format table")
@format_option()
@needs_database
def routes(output_format: str) -> None:
    """Mọi địa chỉ: phương thức, ví dụ chạy được trên tỉnh trình diễn, vai được dùng.

    Vai visitor: chưa đăng nhập. Cột users: tài khoản trình diễn đã lấy làm ví dụ cho từng vai.
    """
    told = [_told(address) for address in addresses(visitors(datetime.now(UTC)))]
    emit(told, output_format, rows=[_row(address) for address in told])
    for silent in undeclared():
        click.echo(f"Chưa ghi vai hoặc ví dụ: {silent}", err=True)


def visitors(now: datetime) -> dict[str, tuple[tuple[str, Visitor], ...]]:
    """Some accounts for each role, the oldest first; nobody signed in is a visitor."""
    found: dict[str, list[tuple[str, Visitor]]] = {VISITOR: [("", Visitor(None, VISITOR, now))]}
    found |= {role: [] for role in ROLES}
    for user_id, username, role in _held(now):
        if len(found[role]) < TRIED:
            found[role].append((username, Visitor(user_id, role, now)))
        if all(len(tried) >= TRIED for role, tried in found.items() if role != VISITOR):
            break
    return {role: tuple(tried) for role, tried in found.items()}


def _held(now: datetime) -> Iterator[tuple[int, str, str]]:
    users = User.objects.filter(is_active=True).order_by("pk")
    for user_id, username in users.values_list("pk", "username")[:LOOKED_AT]:
        held = sorted({each.role.value for each in people.roles_of(user_id, now)})
        if not held and people.party_of_user(user_id) is not None:
            held = [people.Role.CITIZEN.value]
        for role in held:
            yield user_id, username, role


def _told(address: Address) -> dict[str, Any]:
    return {
        "method": address.method,
        "url": address.url,
        "roles": list(address.roles),
        "name": address.name,
        "auth": address.auth,
        "users": {role: name for role, name in address.users.items() if name},
    }


def _row(told: dict[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in ("method", "url", "roles")}
