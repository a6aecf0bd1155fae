"""What the national portal published under the 766 set comes out of our core to the last digit.

Numbers: the typed file beside this one always; all rows of the reference folder where it is there.
Source, date and tolerance stand at the head of each file. A changed digit must be found.
"""

import csv
import os
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from motcua.cores.scoring import (
    Fact,
    IndexSet,
    ScoreTable,
    facts_of_rows,
    read_published,
    read_set,
    score,
    serve_all_units,
)
from motcua.cores.scoring.published import faults
from motcua.foundation import rulefiles

HERE = Path(__file__).parent
TYPED = HERE / "qd766_phutho_2026.csv"
REFERENCE = Path(os.environ.get("MOTCUA_REFERENCE") or HERE.parents[2] / "shared" / "reference")
FOLDER = REFERENCE / "qd766"
DIGIT = Decimal("0.005")

METRICS = "qd766_metric_vectors_phutho_2026.csv"
PAYMENT = "qd766_online_payment_vectors_phutho_2026.csv"
PROVINCES = "qd766_provinces_2026-10-10.csv"

reference = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="MOTCUA_REFERENCE (or ../shared/reference) is not there"
)
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def qd766() -> IndexSet:
    return read_set(rulefiles.load("indices/qd766"))


def rows_of(path: Path) -> Rows:
    """The rows of a CSV file below its comments."""
    lines = path.read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def fact(unit: str, code: str, row: Mapping[str, str]) -> Fact:
    """A printed row as a fact: counts, or a percentage where no counts are printed."""
    if row["numerator"]:
        counts = int(row["numerator"]), int(row["denominator"])
        return Fact(unit_code=unit, metric_code=code, numerator=counts[0], denominator=counts[1])
    return Fact(unit_code=unit, metric_code=code, value=Decimal(row.get("value") or row["ratio"]))


def deviation(ours: Decimal | None, printed: str) -> bool:
    """Whether a printed number is not ours; an empty one must be none of ours."""
    if not printed or ours is None:
        return bool(printed) != (ours is not None)
    return abs(ours - Decimal(printed)) > DIGIT


def percent_deviates(table: ScoreTable, unit: str, code: str, printed: str) -> bool:
    """Whether a printed percentage is not ours; the portal prints 0 or nothing for 0 of 0."""
    found = table.facts.percent(table.unit_at(unit), table.facts.metric_codes.index(code))
    if not printed or found is None:
        return found is not None and bool(printed)
    return abs(Decimal(found.numerator) / found.denominator - Decimal(printed)) > DIGIT


def points_of(table: ScoreTable, unit: str, code: str) -> Decimal | None:
    """Points of an indicator or a group."""
    at = table.unit_at(unit)
    if code in table.facts.metric_codes:
        return table.points(at, table.facts.metric_codes.index(code))
    groups = [group.code for group in table.standing.groups]
    return table.group_points(at, groups.index(code))


def typed_deviations(index_set: IndexSet, rows: Rows) -> list[str]:
    """Where the typed file and our points differ."""
    facts = [
        fact(row["unit_code"], row["code"], row) for row in rows if row["code"] in index_set.codes
    ]
    table = score(index_set, facts_of_rows(index_set, facts), partial=True)
    groups = {group.code for group in index_set.groups}
    bad = []
    for row in rows:
        unit, code = row["unit_code"], row["code"]
        # The portal prints payment and online services only as sums of their parts.
        unprinted = code not in groups and index_set.indicator(code).group in ("TTTT", "CLGQ")
        if not unprinted and deviation(points_of(table, unit, code), row["points"]):
            bad.append(f"{unit} {code}: points {row['points']}")
        if code not in groups and percent_deviates(table, unit, code, row["percent"]):
            bad.append(f"{unit} {code}: percent {row['percent']}")
    return bad


def test_the_typed_figures_come_out_to_the_last_digit(qd766: IndexSet) -> None:
    assert len(rows_of(TYPED)) >= 50
    assert typed_deviations(qd766, rows_of(TYPED)) == []


def each_digit_changed(rows: Rows, columns: Iterable[str]) -> Iterable[tuple[str, Rows]]:
    """Copies of `rows`, each with the last digit of one printed figure changed."""
    for place, row in enumerate(rows):
        for column in columns:
            text = row[column]
            if text:
                changed = dict(row) | {column: text[:-1] + str((int(text[-1]) + 2) % 10)}
                yield f"{place} {column} {text}", [*rows[:place], changed, *rows[place + 1 :]]


def test_one_changed_digit_in_the_typed_figures_is_found(qd766: IndexSet) -> None:
    copies = list(each_digit_changed(rows_of(TYPED), ["points", "percent"]))
    assert len(copies) > 50
    assert [said for said, rows in copies if not typed_deviations(qd766, rows)] == []


def metric_deviations(index_set: IndexSet, rows: Rows) -> list[str]:
    """Where the reference rows of four groups and our points differ.

    A printed total is compared where all its parts are printed or are the province's own; where
    parts are missing it must at least not fall below the sum of those printed.
    """
    bad = []
    groups = {"transparency": "CKMB", "dossier-digitized": "MDSH", "dvc-progress": "TDGQ"}
    for printed in {(row["group"], row["period"]) for row in rows}:
        mine = [row for row in rows if (row["group"], row["period"]) == printed]
        single = [row for row in mine if row["metric_code"] != "TOTAL"]
        facts = [fact(row["unit_code"], row["metric_code"], row) for row in single]
        own = facts_of_rows(index_set, facts)
        table = score(index_set, own, partial=True)
        bad += [
            f"{row['unit_code']} {row['metric_code']}"
            for row in single
            if deviation(points_of(table, row["unit_code"], row["metric_code"]), row["score"])
            or percent_deviates(table, row["unit_code"], row["metric_code"], row["ratio"])
        ]
        served = serve_all_units(index_set, own, province="H44")
        partial = score(index_set, served, partial=True)
        whole = score(index_set, served)
        for row in (row for row in mine if row["metric_code"] == "TOTAL"):
            unit, code = row["unit_code"], groups.get(printed[0], "MDHL")
            complete = points_of(whole, unit, code)
            least = points_of(partial, unit, code) or Decimal(0)
            fell = least > Decimal(row["score"])
            if fell if complete is None else deviation(complete, row["score"]):
                bad.append(f"{unit} total of {code}")
    return bad


def payment_deviations(index_set: IndexSet, rows: Rows) -> list[str]:
    """Where the reference rows of online payment and our points differ."""
    named = (
        ("PAID_DOSSIERS", "paid", "obliged"),
        ("TTHC_WITH_ONLINE_PAYMENT", "tthc_paid", "tthc_fee"),
        ("TTHC_FEE_INTEGRATED", "tthc_fee_dossier", "tthc_fee"),
    )
    facts = [
        Fact(
            unit_code=row["unit_code"],
            metric_code=code,
            numerator=int(row[part]),
            denominator=int(row[whole]),
        )
        for row in rows
        for code, part, whole in named
    ]
    table = score(index_set, facts_of_rows(index_set, facts), partial=True)
    return [
        row["unit_code"]
        for row in rows
        if deviation(points_of(table, row["unit_code"], "TTTT"), row["payment_score"])
    ]


def province_deviations(index_set: IndexSet, rows: Rows) -> list[str]:
    """Where the reference table of provinces and our typed one differ."""
    table = read_published(rulefiles.load("indices/qd766_provinces_2026-10-10"))
    assert table.set_code == index_set.code
    bad = [*faults(table)] + ([] if len(rows) == len(table.units) else ["number of provinces"])
    for row in rows:
        ours = table.unit(row["code"])
        figures = [(row["total"], ours.points), (row["rank"], Decimal(ours.rank))]
        for at, group in enumerate(table.groups):
            figures.append((row[group], ours.group_points[at]))
            figures.append((row[f"rank_{group}"], Decimal(ours.group_ranks[at])))
        if any(deviation(mine, printed) for printed, mine in figures):
            bad.append(row["code"])
    return bad


TABLES: list[tuple[str, Callable[[IndexSet, Rows], list[str]], list[str]]] = [
    (METRICS, metric_deviations, ["score"]),
    (PAYMENT, payment_deviations, ["payment_score"]),
    (PROVINCES, province_deviations, ["total", "CKMB", "TDGQ", "CLGQ", "MDSH", "MDHL", "TTTT"]),
]


@reference
@pytest.mark.reference
@pytest.mark.parametrize(("name", "compare", "columns"), TABLES)
def test_the_reference_rows_come_out_to_the_last_digit(
    qd766: IndexSet,
    name: str,
    compare: Callable[[IndexSet, Rows], list[str]],
    columns: list[str],
) -> None:
    rows = rows_of(FOLDER / name)
    assert all(row[column] is not None for row in rows for column in columns)
    assert compare(qd766, rows) == []


@reference
@pytest.mark.reference
@pytest.mark.parametrize(("name", "compare", "columns"), TABLES)
def test_a_reference_with_one_digit_changed_is_found(
    qd766: IndexSet,
    name: str,
    compare: Callable[[IndexSet, Rows], list[str]],
    columns: list[str],
) -> None:
    rows = rows_of(FOLDER / name)
    compared = [
        row for row in rows if row.get("metric_code") != "TOTAL" or row["unit_code"] == "H44"
    ]
    copies = list(each_digit_changed(compared, columns))
    assert len(copies) >= len(rows) // 2
    assert [said for said, changed in copies if not compare(qd766, changed)] == []
