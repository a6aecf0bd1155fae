"""News of this room, told through the outbox in the transaction of the change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

VERSIONS_PUBLISHED = "catalogue.versions_published"


@dataclass(frozen=True, slots=True)
class VersionsPublished:
    """New versions of these procedures were published; by code → number of the version."""

    versions: Mapping[str, int]

    def body(self) -> dict[str, Any]:
        """As the outbox keeps it."""
        return {"versions": dict(self.versions)}


def published_of(body: Mapping[str, Any]) -> VersionsPublished:
    """The event back from its body."""
    return VersionsPublished(body["versions"])
