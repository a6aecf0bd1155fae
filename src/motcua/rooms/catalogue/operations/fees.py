"""Setting a fee from a day on; the former amount stays for the days it was due."""

from datetime import date, datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.text import nfc
from motcua.rooms.catalogue.models import Fee, ProcedureVersion
from motcua.rooms.catalogue.operations.publish import NewFee
from motcua.rooms.catalogue.operations.refusals import AmountNegative, FeeTooEarly


@transaction.atomic
def set_fee(
    *, version_id: int, line: int, fee: NewFee, on: date, actor: User, at: datetime
) -> None:
    """Charges ``fee`` on that line of the version from ``on``; a new line simply begins.

    Raises AmountNegative, FeeTooEarly.
    """
    if fee.amount_vnd is not None and fee.amount_vnd < 0:
        raise AmountNegative()
    version = ProcedureVersion.objects.select_for_update().get(pk=version_id)
    present = version.fees.filter(line=line, until_on__isnull=True).first()
    if present is not None:
        if on <= present.from_on:
            raise FeeTooEarly(on=present.from_on)
        present.until_on = on
        present.save(update_fields=["until_on"])
    Fee.objects.create(
        version=version,
        line=line,
        amount_vnd=fee.amount_vnd,
        set_by=fee.set_by,
        channel=fee.channel,
        note=nfc(fee.note),
        confirmed=fee.confirmed,
        from_on=on,
        recorded_by=actor,
        recorded_at=at,
    )
