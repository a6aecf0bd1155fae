"""Who is asking: the account behind a bearer token, with everything it holds at this moment."""

from datetime import UTC, datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security import HttpBearer
from ninja.security.base import AuthBase

from motcua.faces.api.problems import Problem
from motcua.foundation.accounts.models import User, user_of_token
from motcua.rooms.dossiers import access


class Caller:
    """One request's account and instant; what it holds is asked once, when it is wanted."""

    def __init__(self, user: User, at: datetime) -> None:
        self.user, self.at = user, at
        self._person: access.Person | None = None

    @property
    def person(self) -> access.Person:
        """The account with its roles."""
        if self._person is None:
            self._person = access.person(self.user.pk, self.at)
        return self._person


class BearerToken(HttpBearer):
    """``Authorization: Bearer …``; a token is kept as its digest only."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The caller, or None for a token that is unknown, revoked, or of a closed account."""
        del request
        user = user_of_token(token)
        return Caller(user, datetime.now(UTC)) if user else None


class SignedIn(AuthBase):
    """Whoever is signed in on the pages may read here too; writing needs a token."""

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "sessionid"

    def __call__(self, request: HttpRequest) -> Caller | None:
        """The person of the session; a token that is not good is not helped by a session."""
        if request.method not in {"GET", "HEAD"} or "Authorization" in request.headers:
            return None
        user = getattr(request, "user", None)
        return Caller(user, datetime.now(UTC)) if isinstance(user, User) else None


def unauthenticated() -> Problem:
    """No token, or none that is good."""
    return Problem(
        401,
        "token_invalid",
        _("Thiếu mã truy cập, hoặc mã truy cập không còn hiệu lực."),
        _("Gửi tiêu đề Authorization: Bearer kèm mã do quản trị kỹ thuật cấp."),
        headers={"WWW-Authenticate": 'Bearer realm="motcua"'},
    )
