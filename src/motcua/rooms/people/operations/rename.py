"""Giving a unit a new name from a day on; the old name stays for the days it was used."""

from datetime import date, datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.text import fold, nfc, sort_key
from motcua.rooms.people.models import UnitName
from motcua.rooms.people.operations.lookup import unit_alive
from motcua.rooms.people.operations.refusals import NameTooEarly


@transaction.atomic
def rename_unit(
    *, code: str, name_vi: str, name_en: str = "", on: date, actor: User, at: datetime
) -> None:
    """Names the unit ``name_vi`` from ``on``. Raises UnitUnknown, UnitNotInForce, NameTooEarly."""
    unit = unit_alive(code, on)
    present = unit.names.get(until_on__isnull=True)
    if present.from_on is not None and present.from_on >= on:
        raise NameTooEarly(unit=code, on=present.from_on)
    present.until_on = on
    present.save(update_fields=["until_on"])
    unit.name_vi, unit.name_en = nfc(name_vi), name_en
    unit.name_folded, unit.name_sort = fold(name_vi), sort_key(name_vi)
    unit.save(update_fields=["name_vi", "name_en", "name_folded", "name_sort"])
    UnitName.objects.create(
        unit=unit,
        name_vi=unit.name_vi,
        name_en=name_en,
        from_on=on,
        recorded_by=actor,
        recorded_at=at,
    )
