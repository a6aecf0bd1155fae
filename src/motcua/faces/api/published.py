"""The published schema, with examples that work on the data at hand.

The example names a unit, its centre and a procedure that the holder of a token can really file; a
dossier is shown only where it is simulated: the code of a real one would be a step towards it.
"""

import base64
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.http import HttpRequest, JsonResponse

from motcua.cores.clock import ZONE
from motcua.faces.api.service import api
from motcua.faces.api.tokens import BearerToken
from motcua.foundation.accounts.models import holders_of_tokens
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.dossiers import access
from motcua.rooms.dossiers import queries as dossiers
from motcua.rooms.people import queries as people

PAPER = '{"to_khai": "Ví dụ để thử giao diện, không phải giấy tờ thật"}'
MOST_HOLDERS = 20


def openapi_json(request: HttpRequest) -> JsonResponse:
    """OpenAPI 3.1; the examples are good for the token of the request, else for one in use."""
    schema = deepcopy(_schema())
    now = datetime.now(UTC)
    token = BearerToken()(request)
    holders = [token.user.pk] if token else holders_of_tokens(limit=MOST_HOLDERS)
    offer = next((found for found in _offers(holders, now)), None)
    if offer is not None:
        _add_examples(schema["paths"], offer, now)
    pdf = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}
    schema["paths"]["/api/verify"]["post"]["requestBody"] = {"required": True, "content": pdf}
    return JsonResponse(schema, json_dumps_params={"ensure_ascii": False})


def _add_examples(paths: dict[str, Any], offer: "Offer", now: datetime) -> None:
    filing = paths["/api/dossiers"]["post"]
    filing["requestBody"]["content"]["application/json"]["example"] = example(offer)
    _parameter(filing, "Idempotency-Key")["example"] = "vi-du-0001"
    if code := _simulated_code(offer.holder, now):
        _parameter(paths["/api/dossiers/{code}"]["get"], "code")["example"] = code


@cache
def _schema() -> dict[str, Any]:
    found: dict[str, Any] = api.get_openapi_schema(path_prefix="/api/")
    for path in found["paths"].values():
        for operation in path.values():
            for status, told in operation["responses"].items():
                if int(status) >= 400:
                    told["content"] = {
                        "application/problem+json": told["content"]["application/json"]
                    }
    return found


def _parameter(operation: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in operation["parameters"] if each["name"] == name)


@dataclass(frozen=True, slots=True)
class Offer:
    """What the holder of a token can file, and where."""

    holder: int
    procedure_code: str
    unit_code: str
    receiving_unit: str
    positions: tuple[int, ...]


def example(offer: Offer) -> dict[str, Any]:
    """A body that can be sent as it stands."""
    content = base64.b64encode(PAPER.encode()).decode()
    return {
        "procedure_code": offer.procedure_code,
        "unit_code": offer.unit_code,
        "receiving_unit": offer.receiving_unit,
        "channel": "online",
        "applicant": {
            "kind": "citizen",
            "number": "999990000001",
            "name": "Nguyễn Văn Ví Dụ",
            "phone": "0900000000",
        },
        "papers": [
            {"position": position, "name": f"giay-to-{position}.json", "content_base64": content}
            for position in offer.positions
        ],
        "subject": "Thử giao diện nộp hồ sơ",
        "population_data": True,
    }


def _offers(holders: Iterable[int], now: datetime) -> Iterator[Offer]:
    """What receivers among the holders can take in for their own place."""
    on = now.astimezone(ZONE).date()
    for holder in holders:
        scope = access.person(holder, now).scope
        mine = [held for held in scope.holdings if held.role is people.Role.RECEIVER]
        for centre in sorted({held.unit_code for held in mine}):
            row = people.unit_on(centre, on)
            for unit_code in (row.parent_code, centre) if row else ():
                for line in catalogue.offer_for(unit_code, on)[:1] if unit_code else ():
                    version = catalogue.version_on(line.code, on)
                    if version and catalogue.settles(unit_code, version.code, on):
                        yield Offer(holder, version.code, unit_code, centre, _needed(version))


def _needed(version: catalogue.VersionRow) -> tuple[int, ...]:
    needed = tuple(paper.position for paper in version.papers if paper.always)
    return needed or (version.papers[0].position,)


def _simulated_code(holder: int, now: datetime) -> str:
    question = dossiers.InboxQuestion(chosen="all", size=1)
    lines = dossiers.inbox(access.person(holder, now), question).lines
    return lines[0].code if lines and lines[0].simulated else ""
