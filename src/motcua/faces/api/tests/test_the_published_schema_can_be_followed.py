"""OpenAPI: its example works as it stands, and what the API answers fits what it publishes."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.test import Client

from motcua.faces.api.tests.cast import Cast, body
from motcua.faces.api.tests.sending import Sender


@pytest.fixture
def schema(receiver: Sender) -> Any:
    """The published schema, as the receiver's system gets it."""
    return receiver.get("/api/openapi.json").json()


def fits(told: Any, schema: Any, name: str) -> None:
    wanted = {"$ref": f"#/components/schemas/{name}", "components": schema["components"]}
    jsonschema.validate(told, wanted)


def test_the_example_is_filed_as_it_stands(receiver: Sender, schema: Any) -> None:
    operation = schema["paths"]["/api/dossiers"]["post"]
    example = operation["requestBody"]["content"]["application/json"]["example"]
    fits(example, schema, "DossierIn")
    response = receiver.file(example, key="vi-du-0001")
    assert response.status_code == 201, response.content
    assert response.json()["code"].startswith(example["unit_code"])


def test_answers_fit_the_schema(receiver: Sender, schema: Any) -> None:
    filed = receiver.file(body()).json()
    fits(filed, schema, "Filed")
    fits(receiver.get(filed["url"]).json(), schema, "Dossier")
    fits(receiver.get("/api/dossiers").json(), schema, "Dossiers")
    fits(receiver.file("{}").json(), schema, "ProblemOut")


def test_every_operation_says_what_it_refuses_and_how(schema: Any) -> None:
    operations = [each for path in schema["paths"].values() for each in path.values()]
    assert len(operations) == 4
    for operation in operations:
        assert operation["summary"]
        refused = operation["responses"]["422"]["content"]
        assert list(refused) == ["application/problem+json"]


def test_a_real_dossier_is_never_published(receiver: Sender) -> None:
    code = receiver.file(body()).json()["code"]
    assert code not in Client().get("/api/openapi.json").content.decode()


def test_without_a_token_the_example_is_good_for_some_token(cast: Cast) -> None:
    told = Client().get("/api/openapi.json").json()
    content = told["paths"]["/api/dossiers"]["post"]["requestBody"]["content"]
    example = content["application/json"]["example"]
    tokens = (cast.receiver_token, cast.other_token)
    statuses = [Sender(token).file(example).status_code for token in tokens]
    assert sorted(statuses) == [201, 403]


def test_an_empty_site_still_publishes_its_schema(db: None) -> None:
    del db
    assert Client().get("/api/openapi.json").status_code == 200


def test_the_guide_tells_every_status_that_the_schema_has(schema: Any) -> None:
    guide = (Path(__file__).resolve().parents[5] / "docs" / "howto" / "api.md").read_text("utf-8")
    told = {line.split("|")[1].strip() for line in guide.splitlines() if line.startswith("| ")}
    operations = [each for path in schema["paths"].values() for each in path.values()]
    refused = {status for each in operations for status in each["responses"] if status >= "400"}
    assert refused <= told
    for address in schema["paths"]:
        assert address in guide
