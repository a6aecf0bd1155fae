"""User accounts and the bearer tokens of other systems. Tokens are kept as SHA-256 only."""

import hashlib
import secrets
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from motcua.foundation.compiled import Compiled


class UserManager(BaseUserManager["User"]):
    """Makes users; names are lower-case ASCII so that they can be typed on any keyboard."""

    def create_user(self, username: str, password: str | None, display_name: str) -> "User":
        """One saved user; ``password`` None means that only another door can sign it in."""
        user = self.model(username=username.strip().lower(), display_name=display_name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One person's sign-in. What the person may do is decided by roles, never here."""

    username = models.CharField(max_length=64, unique=True)
    display_name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]
    objects = UserManager()

    def __str__(self) -> str:
        return self.username


class ApiToken(models.Model):
    """A system's bearer token: ``digest`` is SHA-256 of the secret, which is shown once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.label


def digest_of(secret: str) -> str:
    """SHA-256 of a token as lower-case hex, 64 characters."""
    return hashlib.sha256(secret.encode()).hexdigest()


def issue_token(*, user: User, label: str) -> str:
    """A new bearer token for ``user``; the answer is the only copy of the secret."""
    secret = secrets.token_urlsafe(32)
    ApiToken.objects.create(user=user, label=label, digest=digest_of(secret))
    return secret


def user_of_token(secret: str) -> User | None:
    """The active user behind a bearer token, or None."""
    row = _HOLDER.first(digest_of(secret))
    return None if row is None else User.from_db(None, _USER_COLUMNS, row)


def holders_of_tokens(*, limit: int) -> list[int]:
    """Accounts with a good token, the longest known first."""
    good = ApiToken.objects.filter(revoked_at__isnull=True, user__is_active=True)
    return list(dict.fromkeys(good.order_by("pk").values_list("user_id", flat=True)[:limit]))


_USER_COLUMNS = [field.attname for field in User._meta.concrete_fields]
_HOLDER = Compiled(
    lambda digest: User.objects.filter(
        tokens__digest=digest, tokens__revoked_at__isnull=True, is_active=True
    ).values_list(*_USER_COLUMNS)
)


def revoke_token(*, token: ApiToken, at: datetime) -> None:
    """Ends ``token`` at ``at``; it stays on record."""
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
