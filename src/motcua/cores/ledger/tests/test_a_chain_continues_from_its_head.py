"""Links are numbered and bound to what stands before them, one at a time or many at once."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from motcua.cores.ledger import Entry, EntryMalformed, Head, instant_text, rows_for, seeded_salts

AT = datetime(2026, 10, 9, 8, 30, tzinfo=timezone(timedelta(hours=7)))
SALTS = seeded_salts(b"chain")
ENTRIES = [
    Entry("H49.61.32-261009-0001", "dossier.noted", AT, "user:17", {"number": n}) for n in range(5)
]


def test_many_at_once_equal_one_after_the_other() -> None:
    at_once = rows_for(Head(), ENTRIES, SALTS)
    head, one_by_one = Head(), []
    for entry in ENTRIES:
        row = rows_for(head, [entry], SALTS)[0]
        head = Head(row.sequence, row.hash)
        one_by_one.append(row)
    assert at_once == one_by_one
    assert [row.sequence for row in at_once] == [1, 2, 3, 4, 5]


def test_the_same_act_after_another_history_has_another_hash() -> None:
    one = rows_for(Head(1, bytes(32)), ENTRIES[:1], SALTS)[0]
    other = rows_for(Head(1, b"\1" * 32), ENTRIES[:1], SALTS)[0]
    assert one.body == other.body
    assert one.hash != other.hash


def test_instants_are_written_in_utc_with_six_digits() -> None:
    assert instant_text(AT) == "2026-10-09T01:30:00.000000Z"
    assert instant_text(AT.replace(microsecond=5)) == "2026-10-09T01:30:00.000005Z"


def test_a_naive_instant_is_refused() -> None:
    naive = datetime(2026, 10, 9, 8, 30, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(EntryMalformed, match="offset"):
        rows_for(Head(), [Entry("a", "b", naive, "c", {})], SALTS)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (Entry("hồ sơ", "b", AT, "c", {}), "dossier"),
        (Entry("a", "Not.A.Kind", AT, "c", {}), "kind"),
        (Entry("a", "b", AT, "", {}), "actor"),
        (Entry("a", "b", AT, "c", {"long": "x" * 1024 * 1024}), "bytes"),
    ],
)
def test_what_breaks_the_format_is_refused_naming_the_member(entry: Entry, told: str) -> None:
    with pytest.raises(EntryMalformed, match=told):
        rows_for(Head(), [entry], SALTS)


def test_two_dossiers_do_not_share_a_chain() -> None:
    other = Entry("H49.61.32-261009-0002", "dossier.noted", AT, "user:17", {})
    with pytest.raises(EntryMalformed, match="one chain"):
        rows_for(Head(), [ENTRIES[0], other], SALTS)
