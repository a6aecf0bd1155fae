"""Access: no token, a bad token, another place's token, and a token without any role."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from motcua.faces.api.tests.cast import OTHER, OTHER_CENTRE, Cast, body
from motcua.faces.api.tests.sending import Sender
from motcua.foundation.accounts.models import ApiToken, digest_of, revoke_token


@pytest.mark.parametrize("address", ["/api/dossiers", "/api/dossiers/H49.101-260302-0001"])
@pytest.mark.parametrize("token", ["", "không-phải-mã", "x" * 5000])
def test_nothing_is_read_without_a_good_token(cast: Cast, address: str, token: str) -> None:
    del cast
    refused = Sender(token).get(address) if token.isascii() else Sender().get(address)
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")
    assert refused.json()["code"] == "token_invalid"


def test_a_token_is_asked_for_before_the_body_is_read(cast: Cast) -> None:
    del cast
    assert Sender().file("{").status_code == 401


def test_a_revoked_token_ends_at_once(cast: Cast, receiver: Sender) -> None:
    assert receiver.get("/api/dossiers").status_code == 200
    token = ApiToken.objects.get(digest=digest_of(cast.receiver_token))
    revoke_token(token=token, at=datetime.now(UTC))
    assert receiver.get("/api/dossiers").status_code == 401


def test_a_dossier_of_others_is_as_unknown_as_none(cast: Cast, receiver: Sender) -> None:
    code = receiver.file(body()).json()["code"]
    hidden = Sender(cast.other_token).get(f"/api/dossiers/{code}")
    missing = Sender(cast.other_token).get("/api/dossiers/H49.101-260302-9999")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.json() == missing.json()
    assert Sender(cast.stranger_token).get(f"/api/dossiers/{code}").json() == missing.json()


def test_a_list_holds_only_what_the_person_may_see(cast: Cast, receiver: Sender) -> None:
    mine = receiver.file(body()).json()["code"]
    there = body(unit_code=OTHER, receiving_unit=OTHER_CENTRE)
    theirs = Sender(cast.other_token).file(there).json()["code"]
    assert [each["code"] for each in receiver.get("/api/dossiers").json()["dossiers"]] == [mine]
    assert receiver.get(f"/api/dossiers?text={theirs}").json()["dossiers"] == []
    assert Sender(cast.stranger_token).get("/api/dossiers").json()["dossiers"] == []


def test_nobody_files_at_a_counter_that_is_not_theirs(cast: Cast) -> None:
    for token in (cast.other_token, cast.stranger_token):
        refused = Sender(token).file(body())
        assert refused.status_code == 403
        assert refused.json()["code"] == "not_allowed"


def test_who_is_signed_in_reads_here_and_writes_only_with_a_token(
    cast: Cast, receiver: Sender
) -> None:
    told = receiver.file(body()).json()
    browser = Client()
    browser.force_login(cast.receiver)
    assert browser.get(told["url"]).json()["code"] == told["code"]
    assert browser.get(told["url"], headers={"Authorization": "Bearer no"}).status_code == 401
    refused = browser.post("/api/dossiers", body(), content_type="application/json")
    assert refused.status_code == 401
