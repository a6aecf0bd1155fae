"""A whole province in the database, loaded through the rooms' doors."""

from datetime import datetime

from motcua.cores.clock import ZONE
from motcua.foundation.accounts.models import User
from motcua.scenarios.provinces import (
    ProvinceSetup,
    load_catalogue,
    load_competences,
    load_units,
    province_setup,
)

AT = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
DAY = AT.date()


def loaded(gso_code: str) -> ProvinceSetup:
    """The province, its units, the catalogue and who settles what."""
    actor = User.objects.create_user("loader", None, "Nạp dữ liệu")
    setup = province_setup(gso_code)
    load_units(setup, actor=actor, at=AT)
    load_catalogue(actor=actor, at=AT)
    load_competences(setup, actor=actor, at=AT)
    return setup
