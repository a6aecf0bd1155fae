"""Where somebody works already nothing is loaded, and what cannot be loaded writes nothing."""

import pytest

from motcua.foundation.accounts.models import User
from motcua.scenarios.demo import NoDemoProvince, TooEarly, accounts, prepare
from motcua.scenarios.loading import DatabaseNotEmpty, load_into_empty, marks
from motcua.scenarios.provinces import ProvinceUnknown
from motcua.scenarios.tests.premises import AS_OF, premises

pytestmark = pytest.mark.django_db


def test_a_database_in_use_is_left_alone() -> None:
    User.objects.create_user("somebody", None, "Người đang làm việc")
    said: list[str] = []
    prepare(as_of=AS_OF, echo=said.append)
    assert said == []
    assert User.objects.count() == 1
    with pytest.raises(NoDemoProvince):
        accounts()
    with pytest.raises(DatabaseNotEmpty):
        load_into_empty(premises(dossiers=5), echo=said.append)


def test_what_cannot_be_prepared_is_refused_before_anything_is_written() -> None:
    with pytest.raises(ProvinceUnknown):
        prepare(as_of=AS_OF, province="99", echo=print)
    with pytest.raises(TooEarly):
        prepare(as_of=AS_OF.replace(year=2025, month=8), echo=print)
    assert not User.objects.exists()
    assert not marks()
