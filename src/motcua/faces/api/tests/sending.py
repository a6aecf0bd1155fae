"""How the tests speak to the API: JSON with a bearer token, through Django's own test client."""

import json
from typing import Any

from django.test import Client


class Sender:
    """A system that holds one token."""

    def __init__(self, token: str = "") -> None:
        self._client = Client()
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def post(self, address: str, told: Any, **headers: str) -> Any:
        """Posts JSON; text and bytes go as they are."""
        raw = told if isinstance(told, str | bytes) else json.dumps(told, ensure_ascii=False)
        return self._client.post(
            address, raw, content_type="application/json", headers={**self._headers, **headers}
        )

    def file(self, told: Any, key: str | None = None, **headers: str) -> Any:
        """Files a dossier."""
        keyed = {} if key is None else {"Idempotency-Key": key}
        return self.post("/api/dossiers", told, **keyed, **headers)

    def get(self, address: str, **headers: str) -> Any:
        """Reads."""
        return self._client.get(address, headers={**self._headers, **headers})
