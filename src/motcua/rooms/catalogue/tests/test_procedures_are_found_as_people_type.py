"""Lists go page by page in dictionary order; search needs no marks."""

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.rooms.catalogue.kinds import OnlineLevel, ServedLevel
from motcua.rooms.catalogue.operations import NewProcedure
from motcua.rooms.catalogue.queries import fields, procedures, search
from motcua.rooms.catalogue.tests import cast

pytestmark = pytest.mark.django_db

NAMES = {
    "1.000001": "Cấp đổi thẻ căn cước",
    "1.000002": "Đăng ký kết hôn",
    "1.000003": "Đăng ký khai sinh",
    "1.000004": "Ấn định mức thu",
    "1.000005": "Đăng ký khai sinh có yếu tố nước ngoài",
}


def stand_up() -> None:
    cast.publish(
        cast.registrar(),
        *(
            cast.procedure(code, replace(cast.COMPLETE, name_vi=name))
            for code, name in NAMES.items()
        ),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("khai sinh", {"1.000003", "1.000005"}),
        ("KHAI SINH nuoc", {"1.000005"}),
        ("đăng ký kết", {"1.000002"}),
        ("dang ky k", {"1.000002", "1.000003", "1.000005"}),
        ("1.000001", {"1.000001"}),
        ("inh", set()),
        ("%_'\\", set()),
        ("", set(NAMES)),
    ],
)
def test_every_word_typed_begins_a_word_of_the_name(text: str, expected: set[str]) -> None:
    stand_up()
    assert {line.code for line in search(text, on=cast.TODAY)} == expected


def test_pages_follow_the_dictionary_and_miss_nothing() -> None:
    stand_up()
    names: list[str] = []
    after = None
    while True:
        page = procedures(on=cast.TODAY, after=after, limit=2)
        names += [line.name_vi for line in page.lines]
        after = page.after
        if after is None:
            break
    assert names == [
        "Ấn định mức thu",
        "Cấp đổi thẻ căn cước",
        "Đăng ký kết hôn",
        "Đăng ký khai sinh",
        "Đăng ký khai sinh có yếu tố nước ngoài",
    ]


def test_two_procedures_of_one_name_are_both_listed() -> None:
    same = [cast.procedure(code, cast.COMPLETE) for code in ("1.000001", "1.000002", "1.000003")]
    cast.publish(cast.registrar(), *same)
    first = procedures(on=cast.TODAY, limit=2)
    assert first.after is not None
    rest = procedures(on=cast.TODAY, limit=2, after=first.after)
    assert [line.code for line in (*first.lines, *rest.lines)] == [new.code for new in same]


def test_a_page_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    stand_up()
    with django_assert_num_queries(1):
        procedures(on=cast.TODAY, text="dang ky", level=ServedLevel.COMMUNE)


def test_lists_narrow_by_level_field_and_online_level() -> None:
    province = NewProcedure(
        code="1.000009",
        field_vi="Đất đai",
        levels=(ServedLevel.PROVINCE, ServedLevel.COMMUNE),
        version=replace(cast.COMPLETE, online_level=OnlineLevel.PARTIAL),
    )
    cast.publish(cast.registrar(), province, cast.procedure(cast.BIRTH, cast.COMPLETE))
    found = [
        procedures(on=cast.TODAY, level=ServedLevel.PROVINCE),
        procedures(on=cast.TODAY, field_code="dat-dai"),
        procedures(on=cast.TODAY, online_level=OnlineLevel.PARTIAL),
    ]
    assert [[line.code for line in page.lines] for page in found] == [["1.000009"]] * 3
    assert len(procedures(on=cast.TODAY, level=ServedLevel.COMMUNE).lines) == 2


def test_fields_say_how_many_procedures_they_have() -> None:
    stand_up()
    assert [(row.code, row.name_vi, row.procedures) for row in fields(cast.TODAY)] == [
        ("ho-tich", "Hộ tịch", 5)
    ]
