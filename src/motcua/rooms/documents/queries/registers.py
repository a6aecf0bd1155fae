"""Registers: papers of one unit in order of number, and the tracking book of its dossiers.

Periods are half-open in days of Vietnam's calendar: ``from_on`` is in, ``until_on`` is out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import connection
from django.db.models import QuerySet

from motcua.foundation.text.moments import VIETNAM
from motcua.rooms.documents.entries import PaperEntry, entry_of
from motcua.rooms.documents.models import IssuedPaper, RegisterCounter
from motcua.rooms.documents.papers.content import Apology, Receipt, ResultDelivery
from motcua.rooms.documents.papers.sheet import Sheet
from motcua.rooms.documents.sheets import sheet_of_row


@dataclass(frozen=True, slots=True)
class TrackingRow:
    """One dossier in the tracking book (Form 07; its official columns have not been seen)."""

    place: int
    dossier_code: str
    symbol: str
    procedure_name: str
    sets: int
    applicant_name: str
    address: str
    phone: str
    competent_unit: str
    received_at: datetime
    due_at: datetime
    new_due_at: datetime | None
    returned_at: datetime | None
    way: str
    recipient_name: str


def register_entries(
    *,
    unit_code: str,
    register: str,
    from_on: date,
    until_on: date,
    limit: int = 500,
    after: int = 0,
) -> tuple[PaperEntry, ...]:
    """Papers of one register in a period, by year and number; ``after`` is the last place seen."""
    rows = _in_period(unit_code, from_on, until_on).filter(register=register)
    return tuple(entry_of(row) for row in rows.order_by("year", "number")[after : after + limit])


def registers_of(unit_code: str) -> tuple[tuple[str, int, int], ...]:
    """Every register a unit has used: its sign, the year, the last number."""
    counters = RegisterCounter.objects.filter(unit_code=unit_code).order_by("year", "register")
    return tuple(counters.values_list("register", "year", "last"))


def missing_numbers(*, unit_code: str, register: str, year: int) -> tuple[int, ...]:
    """Numbers that were given out and stand on no paper; empty in a sound register."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT n FROM documents_registercounter c, generate_series(1, c.last) n"
            " WHERE c.unit_code = %s AND c.register = %s AND c.year = %s AND NOT EXISTS ("
            " SELECT FROM documents_issuedpaper p WHERE p.unit_code = c.unit_code"
            " AND p.register = c.register AND p.year = c.year AND p.number = n) ORDER BY n",
            (unit_code, register, year),
        )
        return tuple(row[0] for row in cursor.fetchall())


def tracking_book(*, unit_code: str, from_on: date, until_on: date) -> Iterator[TrackingRow]:
    """Dossiers that a unit received in a period, in order of receipt; two queries in all."""
    receipts = list(
        _in_period(unit_code, from_on, until_on)
        .filter(form_code="receipt")
        .order_by("year", "number")
    )
    later = _newest_of([row.dossier_code for row in receipts])
    for place, row in enumerate(receipts, 1):
        yield _tracked(place, sheet_of_row(row), later)


def _tracked(place: int, sheet: Sheet, later: dict[tuple[str, str], Sheet]) -> TrackingRow:
    code, receipt = sheet.frame.dossier_code, sheet.paper
    assert isinstance(receipt, Receipt)
    apology = getattr(later.get((code, "apology")), "paper", None)
    delivery = getattr(later.get((code, "result_delivery")), "paper", None)
    returned = delivery if isinstance(delivery, ResultDelivery) else None
    return TrackingRow(
        place=place,
        dossier_code=code,
        symbol=sheet.symbol,
        procedure_name=sheet.frame.procedure_name,
        sets=receipt.sets,
        applicant_name=receipt.applicant.name,
        address=receipt.applicant.address,
        phone=receipt.applicant.phone,
        competent_unit=receipt.competent_unit,
        received_at=receipt.received_at,
        due_at=receipt.due_at,
        new_due_at=apology.new_due_at if isinstance(apology, Apology) else None,
        returned_at=returned.delivered_at if returned else None,
        way=returned.way if returned else "",
        recipient_name=returned.recipient.name if returned else "",
    )


def _newest_of(codes: list[str]) -> dict[tuple[str, str], Sheet]:
    """The newest apology and delivery slip of each dossier, whichever unit issued them."""
    rows = IssuedPaper.objects.filter(
        dossier_code__in=codes, form_code__in=("apology", "result_delivery")
    ).order_by("issued_at", "pk")
    return {(row.dossier_code, row.form_code): sheet_of_row(row) for row in rows}


def _in_period(unit_code: str, from_on: date, until_on: date) -> QuerySet[IssuedPaper]:
    first, beyond = (datetime.combine(day, time(), VIETNAM) for day in (from_on, until_on))
    return IssuedPaper.objects.filter(
        unit_code=unit_code, issued_at__gte=first, issued_at__lt=beyond
    )
