"""Events become plain data for the ledger and come back without anything personal."""

import json
from datetime import timedelta

import pytest

from motcua.cores.casework import (
    NOTHING,
    Committed,
    Private,
    from_data,
    instant_text,
    replay,
    to_data,
)
from motcua.cores.casework.events import KINDS, Filed
from motcua.cores.casework.tests.cast import (
    ASKED_IN_SETTLEMENT,
    DRAFTED,
    FILED,
    RETURNED,
    SIGNED,
    WITH_OFFICER,
    Story,
    accept,
    apologise,
    at,
    close_unsupplied,
    correct,
    merge,
    pay,
    rate,
    refuse,
    send_back,
    story,
    supply,
    sync,
)
from motcua.cores.casework.tests.ledger_twin import as_committed, through_the_ledger

STORIES: dict[str, Story] = {
    "returned": (*RETURNED, rate("03-07", 5, 5, 5), correct("03-07", "channel", "post")),
    "supplied": (*ASKED_IN_SETTLEMENT, supply("03-06", 2), merge("03-09"), sync("03-10")),
    "closed": (*ASKED_IN_SETTLEMENT, close_unsupplied("03-30")),
    "refused": (*FILED, refuse("03-03")),
    "sent back": (*DRAFTED, send_back("03-04")),
    "apologised": (*WITH_OFFICER, apologise("03-05", "03-13")),
    "paid": (*FILED, accept("03-02 08:30", fee_vnd=5), pay("03-02 09:00", 5)),
}


@pytest.mark.parametrize("name", STORIES)
def test_an_event_comes_back_as_it_was_with_its_personal_values_sealed(name: str) -> None:
    for event in story(*STORIES[name]):
        assert through_the_ledger(event) == as_committed(event)


@pytest.mark.parametrize("name", STORIES)
def test_the_ledger_alone_rebuilds_the_dossier(name: str) -> None:
    events = story(*STORIES[name])
    assert replay(map(through_the_ledger, events)) == replay(events)


def test_these_stories_tell_every_kind_of_event() -> None:
    told = {to_data(event)[0] for name in STORIES for event in story(*STORIES[name])}
    assert told == set(KINDS)


def test_personal_values_stay_sealed_objects_and_the_rest_is_plain() -> None:
    _, data = to_data(story(*FILED)[0])
    assert data.pop("applicant") == Private("Nguyễn Thị An")
    assert data.pop("subject") == Private("")
    assert "An" not in json.dumps(data, ensure_ascii=False).split()


def test_a_sealed_value_comes_back_as_its_commitment() -> None:
    back = through_the_ledger(story(*FILED)[0])
    assert isinstance(back, Filed)
    assert isinstance(back.applicant, Committed)


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        (None, NOTHING),
        ({"commitment": "ab"}, Committed("ab")),
        (Committed("ab"), Committed("ab")),
        ("Nguyễn Thị An", Private("Nguyễn Thị An")),
    ],
)
def test_a_personal_value_is_read_as_the_ledger_kept_it(kept: object, read: object) -> None:
    kind, data = to_data(story(*FILED)[0])
    back = from_data(kind, data | {"applicant": kept, "subject": None})
    assert isinstance(back, Filed)
    assert back.applicant == read


def test_instants_are_written_in_utc() -> None:
    assert instant_text(at("03-02 08:30")) == "2026-03-02T01:30:00Z"
    precise = at("03-02 08:30") + timedelta(microseconds=5)
    assert instant_text(precise) == "2026-03-02T01:30:00.000005Z"


def test_an_unknown_kind_or_field_is_refused() -> None:
    kind, data = to_data(story(*SIGNED)[-1])
    with pytest.raises(KeyError):
        from_data("dreamt", data)
    with pytest.raises(KeyError, match="colour"):
        from_data(kind, data | {"colour": "red"})


def test_an_empty_story_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one event"):
        replay(())
    with pytest.raises(ValueError, match="before Filed"):
        replay(story(*WITH_OFFICER)[1:])
