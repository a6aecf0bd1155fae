"""What the files promise without any reference beside them: text, sources, honest marks."""

import unicodedata
from dataclasses import fields, is_dataclass
from typing import Any

from motcua.rooms.catalogue.queries import FeeSetBy
from motcua.scenarios.data.reading import SETTLING_LEVELS, catalogue, departments

PAPER_LENGTH = 120


def texts(item: Any) -> list[str]:
    """Every text anywhere inside."""
    if isinstance(item, str):
        return [item]
    if is_dataclass(item):
        return [text for field in fields(item) for text in texts(getattr(item, field.name))]
    if isinstance(item, dict):
        return [text for value in item.values() for text in texts(value)]
    if isinstance(item, tuple | list):
        return [text for value in item for text in texts(value)]
    return []


def test_every_text_is_in_one_normal_form() -> None:
    for facts in catalogue():
        for text in texts(facts):
            assert unicodedata.is_normalized("NFC", text), text


def test_every_procedure_has_a_source_and_a_month() -> None:
    for facts in catalogue():
        source = facts.new.version.source
        assert source["address"].startswith("https://dichvucong.gov.vn/"), facts.new.code
        assert source["read_on"] in {"2026-07", "2026-08"}, facts.new.code
        assert source["collected"], facts.new.code


def test_papers_have_short_names() -> None:
    for facts in catalogue():
        for paper in facts.new.version.papers:
            assert 0 < len(paper.name_vi) <= PAPER_LENGTH, facts.new.code


def test_a_limit_without_a_unit_says_why() -> None:
    for facts in catalogue():
        version = facts.new.version
        if not version.limit_unit:
            assert version.limit_note, facts.new.code
            assert not version.limit_confirmed, facts.new.code


def test_nothing_is_confirmed_that_is_in_doubt() -> None:
    for facts in catalogue():
        version = facts.new.version
        assert not version.from_confirmed
        if version.doubt or version.limits_by_channel:
            assert not version.confirmed, facts.new.code


def test_an_unknown_amount_names_who_decides_it_and_is_unconfirmed() -> None:
    for facts in catalogue():
        for fee in facts.new.version.fees:
            if fee.amount_vnd is None:
                assert not fee.confirmed, facts.new.code
                assert fee.set_by != FeeSetBy.NATIONAL, facts.new.code


def test_every_kind_of_settling_unit_is_one_that_provinces_have() -> None:
    offices = {office.slug for office in departments()}
    for facts in catalogue():
        for kind in facts.settled_by:
            name, _colon, slug = kind.partition(":")
            assert name in SETTLING_LEVELS, facts.new.code
            assert not slug or slug in offices, facts.new.code
