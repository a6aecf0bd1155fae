"""The SQL twins give the bytes that Python gives, on the real server, whatever the text."""

import re

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.foundation.text import fold, sort_key

WORDS = """Nguyễn Đặng Thị Hưởng Ếch ủy Ỷ Ẵm quỳ nghiêng Ợt Ỡ ậ xã PHƯỜNG đ Đ ộ ặ"""
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwzàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệ0123456789"
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
SIGNS = MARKS + " \t\n\u00a0\u200b\u3000-.,/()[]{}|~`'\"_\\^"
OTHERS = "üöñçšžłøßÅǻǖγπжЯ東京กً٣"

texts = st.one_of(
    st.lists(st.sampled_from(re.split(" ", WORDS)), max_size=8).map(" ".join),
    st.text(alphabet=LETTERS + LETTERS.upper() + SIGNS, max_size=40),
    st.text(alphabet=LETTERS + SIGNS + OTHERS, max_size=40),
)
batches = st.lists(texts, min_size=30, max_size=60)
quiet = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def in_sql(function: str, batch: list[str]) -> list[str]:
    """What the SQL function answers for every text of ``batch``, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {function}(s) FROM unnest(%s::text[]) WITH ORDINALITY AS t(s, n) ORDER BY n",
            [batch],
        )
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db
@given(batch=batches)
@quiet
def test_vn_fold_equals_fold(batch: list[str]) -> None:
    assert in_sql("vn_fold", batch) == [fold(text) for text in batch]


@pytest.mark.django_db
@given(batch=batches)
@quiet
def test_vn_sort_key_equals_sort_key(batch: list[str]) -> None:
    assert in_sql("vn_sort_key", batch) == [sort_key(text) for text in batch]


@pytest.mark.django_db
@given(batch=batches)
@quiet
def test_the_database_orders_a_list_as_python_does(batch: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s FROM unnest(%s::text[]) AS t(s) "
            'ORDER BY vn_sort_key(s) COLLATE "C", s COLLATE "C"',
            [batch],
        )
        ordered = [row[0] for row in cursor.fetchall()]
    assert ordered == sorted(batch, key=lambda text: (sort_key(text), text))


@pytest.mark.django_db
def test_both_functions_may_stand_in_a_generated_column() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE named (name text, "
            "folded text GENERATED ALWAYS AS (vn_fold(name)) STORED, "
            'sorted text COLLATE "C" GENERATED ALWAYS AS (vn_sort_key(name)) STORED)'
        )
        cursor.execute("INSERT INTO named (name) VALUES ('Đầm Hà') RETURNING folded, sorted")
        assert cursor.fetchone() == (fold("Đầm Hà"), sort_key("Đầm Hà"))
