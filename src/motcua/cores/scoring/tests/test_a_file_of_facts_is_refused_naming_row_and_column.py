"""Files as people really send them: what is wrong, in which row and column, and what to do."""

from fractions import Fraction

import pytest

from motcua.cores.scoring import Facts, FactsRefused, Fault, read_facts
from motcua.cores.scoring.tests.shelf import qd766

COUNTS = "unit_code,metric_code,numerator,denominator"
VALUES = "unit_code,metric_code,value"


def read(text: str | bytes) -> Facts:
    """The facts of a file with this content."""
    return read_facts(text if isinstance(text, bytes) else text.encode(), index_set=qd766())


def faults(text: str | bytes) -> tuple[Fault, ...]:
    """What is wrong with it."""
    with pytest.raises(FactsRefused) as caught:
        read(text)
    return caught.value.faults


@pytest.mark.parametrize(
    ("cells", "column", "said", "remedy"),
    [
        (
            "U,ON_TIME,1.818,2000",
            "numerator",
            "1818 (số nguyên) hoặc 1.818 (số thập phân)",
            "ghi 1818",
        ),
        ('U,ON_TIME,"1,818",2000', "numerator", "1818 (số nguyên) hoặc 1.818", "ghi 1818"),
        ("U,ON_TIME,1.818.000,2000000", "numerator", "dấu ngăn hàng nghìn", "ghi 1818000"),
        ('U,ON_TIME,"96,9",100', "numerator", "dấu phẩy thập phân", "ghi 96.9"),
        ("U,ON_TIME,96%,100", "numerator", "có dấu %", "ghi 96"),
        ("U,ON_TIME,chín,10", "numerator", "không phải là số", "1818 hoặc 96.9"),
        ("U,ON_TIME,1e3,2000", "numerator", "không phải là số", "ghi số thuần"),
        ("U,ON_TIME,NaN,2", "numerator", "không phải là số", "ghi số thuần"),
        ("U,ON_TIME,٣,10", "numerator", "không phải là số", "ghi số thuần"),
        ("U,ON_TIME,1.5,2", "numerator", "không phải số nguyên", "số nguyên"),
        ("U,ON_TIME,-5,10", "numerator", "số âm: -5", "không thể âm"),
        ("U,ON_TIME,11,10", "numerator", "lớn hơn mẫu số 10", "kiểm tra"),
        ("U,ON_TIME,,10", "numerator", "thiếu số kia", "ghi đủ"),
        (",ON_TIME,1,10", "unit_code", "ô unit_code trống", "ghi mã"),
        ("U,,1,10", "metric_code", "ô metric_code trống", "ghi mã"),
        ("U,on_time,1,10", "metric_code", "không có mã “on_time”", "index show qd766"),
        ("U,ON_TIME,1,818,2000", None, "dòng có 5 ô", "không dùng dấu phẩy trong số"),
        ("U,ON_TIME,1", None, "dòng có 3 ô", "kiểm tra dấu phẩy"),
        ('U,ON_TIME,"1,2', None, "dòng CSV hỏng", "dấu ngoặc kép"),
    ],
)
def test_a_wrong_cell_is_named(cells: str, column: str | None, said: str, remedy: str) -> None:
    found = faults(f"{COUNTS}\nU,PAID_DOSSIERS,1,2\n{cells}\n")[0]
    assert (found.row, found.column) == (3, column)
    assert said in found.what
    assert remedy in found.remedy


@pytest.mark.parametrize(
    ("content", "row", "column", "said"),
    [
        (b"", 1, None, "tệp rỗng"),
        (b"\n \n", 1, None, "tệp rỗng"),
        (f"{COUNTS}\n".encode(), 1, None, "không có dòng số liệu nào"),
        (b"unit_code,numerator,denominator\nU,1,2\n", 1, "metric_code", "thiếu cột metric_code"),
        (b"unit_code,metric_code\nU,ON_TIME\n", 1, "numerator", "thiếu cột numerator, denominator"),
        (b"unit_code,metric_code,value,numerator\n", 1, "denominator", "thiếu cột denominator"),
        (f"{VALUES},note\nU,ON_TIME,1,x\n".encode(), 1, "note", "cột lạ “note”"),
        (f"{VALUES},value\nU,ON_TIME,1,1\n".encode(), 1, "value", "cột value xuất hiện hai lần"),
        (COUNTS.replace(",", ";").encode(), 1, None, "không ngăn bằng dấu phẩy"),
        (
            f"{COUNTS}\nH1,ON_TIME,1,2\nsở,ON_TIME,1,2\n".encode("utf-16"),
            1,
            None,
            "không ở bảng mã UTF-8",
        ),
        (
            f"{COUNTS}\nH1,ON_TIME,1,2\n".encode() + b"\xf0n,ON_TIME,1,2",
            3,
            None,
            "không ở bảng mã UTF-8",
        ),
        (f"{COUNTS}\nH1,ON_TIME,1\0,2\n".encode(), 2, None, "không phải văn bản"),
    ],
)
def test_a_wrong_file_is_named(content: bytes, row: int, column: str | None, said: str) -> None:
    found = faults(content)[0]
    assert (found.row, found.column) == (row, column)
    assert said in found.what


def test_the_same_unit_and_metric_twice_is_named_at_the_second_row() -> None:
    found = faults(f"{COUNTS}\nU,ON_TIME,1,2\nV,ON_TIME,1,2\nU,ON_TIME,1,2\n")
    assert [fault.row for fault in found] == [4]
    assert "đã có ở dòng 2" in found[0].what


def test_faults_come_in_the_order_of_the_rows() -> None:
    found = faults(f"{COUNTS}\nU,X,1,2\nU,ON_TIME,x,2\nV,ON_TIME,3,2\nW,Y,1,2\n")
    assert [fault.row for fault in found] == [2, 3, 4, 5]


@pytest.mark.parametrize("text", ["72.48", "72.480", "72.4800"])
def test_a_share_may_come_as_a_percentage(text: str) -> None:
    if text == "72.480":
        assert "72480 (số nguyên) hoặc 72.480" in faults(f"{VALUES}\nU,ON_TIME,{text}\n")[0].what
        return
    facts = read(f"{VALUES}\nU,ON_TIME,{text}\n")
    assert facts.percent(0, qd766().codes.index("ON_TIME")) == Fraction("72.48")


def test_counts_and_percentages_may_stand_in_one_file() -> None:
    facts = read(f"{COUNTS},value\nU,ON_TIME,1,2,\nU,ELECTRONIC_CERTIFIED_COPY,,,100\n")
    assert facts.given.sum() == 2
    assert facts.as_value.sum() == 1


def test_what_spreadsheets_add_is_read() -> None:
    bom = "\ufeff" + f"# nguồn: Cổng, 26/9/2026\r\n{COUNTS}\r\nU , ON_TIME,12.0,20\r\n\r\n"
    facts = read(bom)
    at = qd766().codes.index("ON_TIME")
    assert facts.unit_codes == ("U",)
    assert (facts.numerator[0, at], facts.denominator[0, at]) == (12, 20)


def test_a_row_after_a_cell_of_two_lines_keeps_its_number() -> None:
    found = faults(f'{COUNTS}\n"U\nV",ON_TIME,1,2\nU,ON_TIME,x,2\n')
    assert [fault.row for fault in found] == [4]
