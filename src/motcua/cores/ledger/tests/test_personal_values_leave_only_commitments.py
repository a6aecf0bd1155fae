"""A person's data never enters the chain, and can be found again only with salt and value."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from motcua.cores.ledger import (
    Entry,
    Head,
    NotCanonical,
    Personal,
    Sealed,
    revealed,
    rows_for,
    seeded_salts,
)
from motcua.cores.ledger.personal import commitment, commitments

AT = datetime(2026, 10, 9, 1, tzinfo=UTC)
SALTS = seeded_salts(b"simulation")
DATA: dict[str, object] = {
    "applicant": {"name": Personal("Nguyễn Thị Ánh"), "a/b~c": Personal({"id": "022090001234"})},
    "phones": [Personal("0912000111"), Personal("0912000111")],
    "fee_vnd": 150_000,
}


def row_of(data: dict[str, object], code: str = "H49.61.32-261009-0001") -> Any:
    return rows_for(Head(), [Entry(code, "dossier.received", AT, "user:17", data)], SALTS)[0]


def test_the_body_holds_no_personal_value_and_each_has_its_secret() -> None:
    row = row_of(DATA)
    for word in ("Ánh", "022090001234", "0912000111"):
        assert word not in row.body
    assert [secret.path for secret in row.secrets] == [
        "/data/applicant/name",
        "/data/applicant/a~1b~0c",
        "/data/phones/0",
        "/data/phones/1",
    ]
    kept = dict(commitments(json.loads(row.body)["data"]))
    assert kept == {one.path: commitment(one.salt, one.value) for one in row.secrets}


def test_equal_values_have_unequal_commitments() -> None:
    phones = [one for one in row_of(DATA).secrets if "phones" in one.path]
    assert phones[0].value == phones[1].value
    assert phones[0].salt != phones[1].salt
    assert commitment(phones[0].salt, phones[0].value) != commitment(
        phones[1].salt, phones[1].value
    )


def test_the_same_seed_gives_the_same_row_and_another_dossier_other_salts() -> None:
    assert row_of(DATA) == row_of(DATA)
    other = row_of(DATA, code="H49.61.32-261009-0002")
    assert {one.salt for one in other.secrets}.isdisjoint(
        {one.salt for one in row_of(DATA).secrets}
    )


def test_values_come_back_where_they_stood_and_erased_ones_stay_sealed() -> None:
    row = row_of(DATA)
    data = json.loads(row.body)["data"]
    values = {one.path: json.loads(one.value) for one in row.secrets}
    assert revealed(data, values) == {
        "applicant": {"name": "Nguyễn Thị Ánh", "a/b~c": {"id": "022090001234"}},
        "phones": ["0912000111", "0912000111"],
        "fee_vnd": 150_000,
    }
    del values["/data/phones/1"]
    phones = revealed(data, values)["phones"]
    assert phones[0] == "0912000111"
    assert isinstance(phones[1], Sealed)


def test_the_reserved_name_and_short_salts_are_refused() -> None:
    with pytest.raises(NotCanonical, match="reserved"):
        row_of({"commitment": "x"})
    entry = Entry("a", "b", AT, "c", {"name": Personal("x")})
    with pytest.raises(ValueError, match="salt"):
        rows_for(Head(), [entry], lambda *_: b"short")
