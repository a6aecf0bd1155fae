"""The published schema, with examples that work on the data at hand.

The example names a commune, its centre and a procedure that really is offered; a dossier is shown
only where it is simulated, because a published code of a real one would be a step towards it.
"""

import base64
from copy import deepcopy
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.http import HttpRequest, JsonResponse

from motcua.cores.clock import ZONE
from motcua.faces.api.service import api
from motcua.rooms.catalogue import queries as catalogue
from motcua.rooms.dossiers import access
from motcua.rooms.dossiers import queries as dossiers
from motcua.rooms.people import queries as people

PAPER = '{"to_khai": "Ví dụ để thử giao diện, không phải giấy tờ thật"}'
PLACEHOLDER = {"unit_code": "H49.25.7", "procedure_code": "1.001193", "positions": [1]}


def openapi_json(request: HttpRequest) -> JsonResponse:
    """OpenAPI 3.1 with examples."""
    del request
    schema = deepcopy(_schema())
    now = datetime.now(UTC)
    offer = _offer(now.astimezone(ZONE).date())
    paths = schema["paths"]
    body = paths["/api/dossiers"]["post"]["requestBody"]["content"]["application/json"]
    body["example"] = example(offer)
    _parameter(paths["/api/dossiers"]["post"], "Idempotency-Key")["example"] = "vi-du-0001"
    if code := _simulated_code(offer, now):
        _parameter(paths["/api/dossiers/{code}"]["get"], "code")["example"] = code
    pdf = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}
    paths["/api/verify"]["post"]["requestBody"] = {"required": True, "content": pdf}
    return JsonResponse(schema, json_dumps_params={"ensure_ascii": False})


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


def example(offer: dict[str, Any]) -> dict[str, Any]:
    """A body that can be sent as it stands."""
    content = base64.b64encode(PAPER.encode()).decode()
    return {
        **{name: value for name, value in offer.items() if name != "positions"},
        "channel": "online",
        "applicant": {
            "kind": "citizen",
            "number": "999990000001",
            "name": "Nguyễn Văn Ví Dụ",
            "phone": "0900000000",
        },
        "papers": [
            {"position": position, "name": f"giay-to-{position}.json", "content_base64": content}
            for position in offer["positions"]
        ],
        "subject": "Thử giao diện nộp hồ sơ",
        "population_data": True,
    }


def _offer(on: date) -> dict[str, Any]:
    """The first commune with a centre and something to file there."""
    for unit in people.units(level=people.Level.COMMUNE, on=on):
        lines = catalogue.offer_for(unit.code, on)
        centre = people.centre_of(unit.code, on)
        version = catalogue.version_on(lines[0].code, on) if lines else None
        if centre and version:
            needed = [paper.position for paper in version.papers if paper.always]
            return {
                "procedure_code": version.code,
                "unit_code": unit.code,
                "receiving_unit": centre.code,
                "positions": needed or [version.papers[0].position],
            }
    return {**PLACEHOLDER, "receiving_unit": PLACEHOLDER["unit_code"]}


def _simulated_code(offer: dict[str, Any], now: datetime) -> str:
    on = now.astimezone(ZONE).date()
    question = dossiers.InboxQuestion(chosen="all", size=1)
    for officer in people.officers_of(offer["receiving_unit"], people.Role.RECEIVER, on)[:1]:
        lines = dossiers.inbox(access.person(officer.user_id, now), question).lines
        if lines and lines[0].simulated:
            return lines[0].code
    return ""
