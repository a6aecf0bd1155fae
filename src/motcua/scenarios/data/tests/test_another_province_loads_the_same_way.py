"""The largest province loads through the same doors, under its own names only."""

import pytest

from motcua.rooms.catalogue.queries import offer_for
from motcua.rooms.people.queries import Level, successor_map, units
from motcua.scenarios.data.tests.cast import DAY, loaded


@pytest.mark.django_db
def test_another_province_loads_the_same_way() -> None:
    setup = loaded("79")
    found = units(on=DAY)
    assert sum(unit.level == Level.COMMUNE for unit in found) == 168
    assert not any("Quảng Ninh" in unit.name_vi or "H49" in unit.code for unit in found)
    assert not any("tỉnh" in unit.name_vi for unit in found if unit.gso_code == "79")
    assert len(offer_for(setup.centres[setup.communes[-1]], DAY)) > 50
    assert successor_map(DAY) == {}
