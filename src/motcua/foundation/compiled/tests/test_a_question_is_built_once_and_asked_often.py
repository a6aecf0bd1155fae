"""Compiled queries answer as Django's own, with values of the day and not of the first time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from motcua.foundation.accounts.models import User
from motcua.foundation.compiled import Compiled, NotCompilable

pytestmark = pytest.mark.django_db


@pytest.fixture
def users() -> list[User]:
    return [User.objects.create_user(name, None, name.title()) for name in ("an", "binh", "chi")]


def test_every_value_counts_each_time(users: list[User]) -> None:
    named = Compiled(lambda name: User.objects.filter(username=name).values_list("pk"))
    assert [named.rows(user.username) for user in users] == [[(user.pk,)] for user in users]
    assert named.first("nobody") is None


def test_the_query_is_built_once_for_each_shape(users: list[User]) -> None:
    built = []

    def build(names: list[str]) -> object:
        built.append(names)
        return User.objects.filter(username__in=names).order_by("pk").values_list("username")

    among = Compiled(build)  # type: ignore[arg-type]  # the fixture's own loose type
    assert among.rows(["an", "chi"]) == [("an",), ("chi",)]
    assert among.rows(["binh", "chi"]) == [("binh",), ("chi",)]
    assert among.rows(["binh"]) == [("binh",)]
    assert [len(names) for names in built] == [2, 1]
    assert users


def test_an_empty_list_finds_nothing_and_a_long_one_is_asked_as_always(users: list[User]) -> None:
    among = Compiled(lambda names: User.objects.filter(username__in=names).values_list("pk"))
    assert among.rows([]) == []
    assert len(among.rows(["an", "binh", *(f"user{number}" for number in range(50))])) == 2
    assert users


def test_days_instants_and_numbers_are_values_too(users: list[User]) -> None:
    since = Compiled(
        lambda at, pk: User.objects.filter(Q(created_at__gt=at) | Q(pk=pk)).values_list("pk")
    )
    now = datetime.now(UTC)
    assert len(since.rows(now - timedelta(days=1), 0)) == 3
    assert since.rows(now + timedelta(days=1), users[0].pk) == [(users[0].pk,)]


def test_columns_are_converted_as_django_does(users: list[User]) -> None:
    rows = Compiled(lambda name: User.objects.filter(username=name).values_list("created_at"))
    assert rows.first("an") == (users[0].created_at,)


def test_a_value_that_is_changed_on_its_way_is_refused() -> None:
    like = Compiled(lambda text: User.objects.filter(username__contains=text).values_list("pk"))
    with pytest.raises(NotCompilable, match="does not reach"):
        like.rows("a")


def test_what_is_worked_out_from_a_value_is_refused() -> None:
    """It would stay as it was at the first asking."""

    def build(at: datetime) -> object:
        later = at + timedelta(hours=1)
        return User.objects.filter(created_at__gt=at, created_at__lt=later).values_list("pk")

    with pytest.raises(NotCompilable, match="worked out"):
        Compiled(build).rows(datetime.now(UTC))  # type: ignore[arg-type]  # see above


def test_a_value_that_is_not_used_is_refused() -> None:
    def build(day: date) -> object:
        del day
        return User.objects.filter(pk=1).values_list("pk")

    with pytest.raises(NotCompilable, match="does not reach"):
        Compiled(build).rows(date(2026, 1, 1))  # type: ignore[arg-type]  # see above


@pytest.mark.parametrize("value", [True, None, 1.5])
def test_a_value_of_another_kind_is_refused(value: object) -> None:
    with pytest.raises(NotCompilable):
        Compiled(lambda one: User.objects.filter(pk=one).values_list("pk")).rows(value)  # type: ignore[arg-type]  # that is the point


def test_tests_can_count_the_question(users: list[User]) -> None:
    named = Compiled(lambda name: User.objects.filter(username=name).values_list("pk"))
    with CaptureQueriesContext(connection) as asked:
        named.rows("an")
    assert len(asked) == 1
    assert users
