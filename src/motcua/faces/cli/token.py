"""`motcua token`: bearer tokens of other systems; the secret is shown once and never kept."""

from datetime import UTC, datetime
from typing import Any

import click

from motcua.faces.cli.main import BadInput, emit, format_option, needs_database
from motcua.foundation.accounts.models import ApiToken, User, issue_token, revoke_token


@click.group(epilog="Ví dụ: motcua token issue --user tiepnhan.xa1 --label 'Hệ thống A'")
def token() -> None:
    """Mã truy cập của hệ thống khác vào giao diện."""


@token.command(epilog="Ví dụ: motcua token issue --user tiepnhan.xa1 --label 'Hệ thống A'")
@click.option("--user", "username", required=True, metavar="NAME", help="Tài khoản đứng tên.")
@click.option("--label", required=True, metavar="TEXT", help="Hệ thống nào, để làm gì.")
@format_option()
@needs_database
def issue(username: str, label: str, output_format: str) -> None:
    """Cấp một mã; mã chỉ hiện một lần này."""
    if not label.strip() or len(label) > 200:
        raise BadInput("--label: cần 1 đến 200 ký tự nói rõ hệ thống nào.")
    user = User.objects.filter(username=username.strip().lower(), is_active=True).first()
    if user is None:
        raise BadInput(f"--user={username!r}: không có tài khoản đang hoạt động nào tên như vậy.")
    secret = issue_token(user=user, label=label.strip())
    emit({"token": secret, "user": user.username, "label": label.strip()}, output_format)


@token.command(name="list", epilog="Ví dụ: motcua token list --format table")
@format_option()
@needs_database
def list_tokens(output_format: str) -> None:
    """Liệt kê các mã đã cấp, không kèm mã."""
    rows = ApiToken.objects.select_related("user").order_by("pk")
    emit([_line(row) for row in rows], output_format)


@token.command(epilog="Ví dụ: motcua token revoke 3")
@click.argument("number", metavar="NUMBER", type=click.IntRange(min=1))
@format_option()
@needs_database
def revoke(number: int, output_format: str) -> None:
    """Thu hồi mã có số thứ tự NUMBER; có hiệu lực ngay."""
    row = ApiToken.objects.select_related("user").filter(pk=number).first()
    if row is None:
        raise BadInput(f"Không có mã số {number}. Xem các số: motcua token list.")
    if row.revoked_at is None:
        revoke_token(token=row, at=datetime.now(UTC))
    emit(_line(row), output_format)


def _line(row: ApiToken) -> dict[str, Any]:
    return {
        "number": row.pk,
        "user": row.user.username,
        "label": row.label,
        "created_at": row.created_at.isoformat(timespec="seconds"),
        "revoked_at": row.revoked_at and row.revoked_at.isoformat(timespec="seconds"),
    }
