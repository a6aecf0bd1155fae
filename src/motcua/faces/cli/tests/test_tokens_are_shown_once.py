"""`motcua token`: a secret is told at issue and never again; a revoked one is no good."""

import pytest

from motcua.faces.cli.tests.calling import call, told
from motcua.faces.cli.token import token
from motcua.foundation.accounts.models import User, user_of_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    """The account in whose name a token stands."""
    return User.objects.create_user("ketnoi", None, "Kết nối")


def test_an_issued_token_is_good_until_it_is_revoked(user: User) -> None:
    given = told(token, "issue", "--user", "KetNoi", "--label", "Hệ thống A")
    assert (given["user"], given["label"]) == ("ketnoi", "Hệ thống A")
    assert user_of_token(given["token"]) == user
    (line,) = told(token, "list")
    assert set(line) == {"number", "user", "label", "created_at", "revoked_at"}
    assert given["token"] not in call(token, "list").stdout
    assert told(token, "revoke", line["number"])["revoked_at"]
    assert user_of_token(given["token"]) is None
    assert told(token, "revoke", line["number"])["revoked_at"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("issue", "--user", "nobody", "--label", "x"),
        ("issue", "--user", "ketnoi", "--label", " "),
        ("issue", "--user", "ketnoi", "--label", "x" * 201),
        ("issue", "--user", "ketnoi"),
        ("revoke", "99"),
        ("revoke", "x"),
    ],
)
def test_bad_input_is_2(user: User, arguments: tuple[str, ...]) -> None:
    assert user.pk
    result = call(token, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
