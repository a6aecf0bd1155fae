"""Random requests: whatever arrives is answered, and every refusal is told as a problem."""

import copy
import json
import string
from typing import Any
from urllib.parse import quote, urlencode

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from motcua.faces.api.tests.cast import body
from motcua.faces.api.tests.sending import Sender

MODEST = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SCALARS = (
    some.none()
    | some.booleans()
    | some.integers(-(2**70), 2**70)
    | some.floats(allow_nan=False, allow_infinity=False)
    | some.text(max_size=40)
    | some.sampled_from(["", "\x00", "\ud800", "9" * 30, "x" * 700, "漢", "👍", "1.001193", "H49"])
)
VALUES = some.recursive(
    SCALARS,
    lambda inner: (
        some.lists(inner, max_size=4)
        | some.dictionaries(some.text(string.printable, max_size=12), inner, max_size=4)
    ),
    max_leaves=12,
)
PATHS = [
    ("procedure_code",),
    ("unit_code",),
    ("place",),
    ("receiving_unit",),
    ("channel",),
    ("applicant",),
    *(("applicant", name) for name in ("kind", "number", "name", "phone", "email", "born_on")),
    ("papers",),
    ("papers", 0),
    *(("papers", 0, name) for name in ("position", "name", "content_base64", "digitised")),
    ("subject",),
    ("population_data",),
]


def told_well(response: Any) -> None:
    assert response.status_code < 500, response.content
    if response.status_code >= 400:
        told = response.json()
        assert response.headers["Content-Type"] == "application/problem+json"
        assert told["status"] == response.status_code
        assert told["detail"]
        assert told["todo"]


@MODEST
@given(told=VALUES)
def test_any_json_is_answered(receiver: Sender, told: Any) -> None:
    told_well(receiver.file(_sendable(told)))


@MODEST
@given(path=some.sampled_from(PATHS), value=VALUES)
def test_any_value_in_any_place_is_answered(
    receiver: Sender, path: tuple[str | int, ...], value: Any
) -> None:
    told = copy.deepcopy(body())
    place: Any = told
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    told_well(receiver.file(_sendable(told)))


@MODEST
@given(raw=some.binary(max_size=200), key=some.text(string.printable, max_size=30))
def test_any_bytes_are_answered(receiver: Sender, raw: bytes, key: str) -> None:
    key = "".join(sign for sign in key if sign not in "\r\n")
    told_well(receiver.post("/api/dossiers", raw, **{"Idempotency-Key": key}))


@MODEST
@given(
    query=some.dictionaries(
        some.sampled_from(["filter", "text", "after", "limit", "unit_code", "x"]),
        some.text(max_size=40),
    ),
    code=some.text(string.printable + "ạđ\x00", min_size=1, max_size=40),
)
def test_any_question_is_answered(receiver: Sender, query: dict[str, str], code: str) -> None:
    told_well(receiver.get(f"/api/dossiers?{urlencode(query, errors='replace')}"))
    told_well(receiver.get(f"/api/dossiers/{quote(code, safe='')}"))


def _sendable(told: Any) -> str:
    """JSON as text; half a character stays an escape, which is how it would arrive."""
    return json.dumps(told)
