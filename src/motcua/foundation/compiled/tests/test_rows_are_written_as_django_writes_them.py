"""New rows by the short way equal those that Django writes."""

import pytest
from django.db import IntegrityError, transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.compiled import insert

pytestmark = pytest.mark.django_db


def user(name: str) -> User:
    return User(username=name, display_name=name.title(), password="!")


def test_a_row_is_the_same_either_way() -> None:
    short, usual = user("an"), user("binh")
    insert([short])
    usual.save(force_insert=True)
    kept = User.objects.filter(pk__in=[short.pk, usual.pk]).order_by("pk")
    first, second = kept.values("display_name", "password", "is_active", "last_login")
    assert first == {**second, "display_name": "An"}
    assert User.objects.get(pk=short.pk) == short
    short.display_name = "An An"
    short.save()
    assert User.objects.get(pk=short.pk).display_name == "An An"


def test_many_rows_learn_their_numbers_in_order() -> None:
    rows = [user(f"user{number}") for number in range(5)]
    insert(rows)
    named = dict(User.objects.values_list("username", "pk"))
    assert [named[row.username] for row in rows] == [row.pk for row in rows]


def test_what_is_there_already_stays_when_asked_so() -> None:
    insert([user("an")])
    insert([user("an"), user("binh")], ignore_conflicts=True)
    assert User.objects.filter(username__in=["an", "binh"]).count() == 2


def test_a_conflict_is_djangos_error() -> None:
    insert([user("an")])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([user("an")])


def test_no_rows_are_no_statement(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]  # pytest-django's fixture
        insert([])
