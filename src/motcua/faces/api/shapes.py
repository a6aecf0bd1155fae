"""What comes in and goes out, as the published schema describes it. Unknown fields are refused."""

import unicodedata
from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    StrictBool,
    StrictInt,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from motcua.foundation.text import nfc

MOST_PAPERS = 50
MOST_LINES = 200
HIGHEST_POSITION = 999
_LINE_SIGNS = frozenset("\n\t")


def _clean(text: str) -> str:
    """Composed form, trimmed; invisible control characters have no place in a register."""
    found = nfc(text).strip()
    if any(unicodedata.category(sign) == "Cc" and sign not in _LINE_SIGNS for sign in found):
        raise PydanticCustomError("control_character", "control character")
    return found


def _written(value: Any) -> Any:
    """A date is text: a number would silently be taken for seconds since 1970."""
    if value is not None and not isinstance(value, str):
        raise PydanticCustomError("date_not_text", "a date is text")
    return value


def _line(most: int, least: int = 0) -> StringConstraints:
    return StringConstraints(strict=True, min_length=least, max_length=most)


CLEAN = AfterValidator(_clean)
Code = Annotated[str, _line(64, 1), CLEAN]
Number = Annotated[str, _line(20, 1), CLEAN]
Name = Annotated[str, _line(300, 1), CLEAN]
Phone = Annotated[str, _line(20), CLEAN]
Person = Annotated[str, _line(200), CLEAN]
Text = Annotated[str, _line(500), CLEAN]
Email = Annotated[
    str,
    StringConstraints(
        strict=True, max_length=254, pattern=r"^$|^[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+$"
    ),
]
Day = Annotated[date | None, BeforeValidator(_written)]
Position = Annotated[StrictInt, Field(ge=0, le=HIGHEST_POSITION)]
Base64 = Annotated[
    str, StringConstraints(strict=True, min_length=1), Field(json_schema_extra={"format": "byte"})
]


class Strict(Schema):
    """Anything that the schema does not name is refused."""

    model_config = ConfigDict(extra="forbid")


class ApplicantIn(Strict):
    """The citizen or organisation that applies; the same number with the same name is reused."""

    kind: Literal["citizen", "organisation"] = Field("citizen", description="Loại chủ thể.")
    number_kind: Literal["identity", "passport", "tax"] | None = Field(
        None, description="Loại số; để trống: số định danh (công dân), mã số thuế (tổ chức)."
    )
    number: Number = Field(..., description="Số định danh, hộ chiếu hoặc mã số thuế.")
    name: Name = Field(..., description="Họ tên hoặc tên tổ chức.")
    phone: Phone = Field("", description="Số điện thoại.")
    email: Email = Field("", description="Thư điện tử.")
    address: Text = Field("", description="Địa chỉ.")
    born_on: Day = Field(None, description="Ngày sinh (công dân), dạng 1990-01-31.")
    representative: Person = Field("", description="Người đại diện (tổ chức).")

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "ApplicantIn":
        allowed = {"citizen": {None, "identity", "passport"}, "organisation": {None, "tax"}}
        if self.number_kind not in allowed[self.kind]:
            raise PydanticCustomError("number_kind_misfit", "number kind")
        if self.kind == "citizen" and self.representative:
            raise PydanticCustomError("representative_misfit", "representative")
        if self.kind == "organisation" and self.born_on is not None:
            raise PydanticCustomError("born_on_misfit", "born on")
        return self


class PaperIn(Strict):
    """One file; ``position`` is that of the required paper, 0 a paper beyond those."""

    position: Position = Field(..., description="Số thứ tự thành phần hồ sơ; 0: giấy tờ khác.")
    name: Name = Field(..., description="Tên tệp.")
    content_base64: Base64 = Field(..., description="Nội dung tệp, mã base64 (RFC 4648 mục 4).")
    digitised: StrictBool = Field(False, description="Đã số hóa và ký bản điện tử.")
    reused: StrictBool = Field(False, description="Lấy lại từ kho dữ liệu, không nộp lại.")


class DossierIn(Strict):
    """A dossier to be filed. The competent unit is named, or found by the place."""

    procedure_code: Code = Field(..., description="Mã thủ tục hành chính quốc gia.")
    unit_code: Code | None = Field(None, description="Mã cơ quan có thẩm quyền giải quyết.")
    place: Code | None = Field(
        None, description="Thay cho unit_code: mã thống kê xã, phường của việc cần giải quyết."
    )
    receiving_unit: Code | None = Field(
        None, description="Mã nơi tiếp nhận; để trống: trung tâm của cơ quan giải quyết."
    )
    channel: Literal["counter", "online", "post"] = Field("online", description="Kênh nộp.")
    applicant: ApplicantIn
    papers: list[PaperIn] = Field([], max_length=MOST_PAPERS, description="Thành phần hồ sơ.")
    subject: Text = Field("", description="Trích yếu.")
    population_data: StrictBool = Field(
        False, description="Đã khai thác cơ sở dữ liệu quốc gia về dân cư."
    )

    @model_validator(mode="after")
    def _one_competent_unit(self) -> "DossierIn":
        if (self.unit_code is None) == (self.place is None):
            raise PydanticCustomError("unit_or_place", "unit_code or place")
        return self


class Question(Strict):
    """Which dossiers a list shows; ``after`` is the place that the page before gave."""

    filter: Literal[
        "mine", "overdue", "today", "near", "new", "supplement", "result", "open", "all"
    ] = Field("all", description="Bộ lọc.")
    text: Text = Field("", description="Mã hồ sơ, phần cuối của mã, hoặc tên người nộp.")
    unit_code: Text = Field("", description="Mã cơ quan giải quyết.")
    procedure_code: Text = Field("", description="Mã thủ tục.")
    after: Text = Field("", description="Giá trị after của trang trước.")
    limit: int = Field(50, ge=1, le=MOST_LINES, description="Số dòng của một trang.")


class KeptPaper(Schema):
    """A file as it was kept."""

    position: int
    name: str
    sha256: str
    size_bytes: int
    media_type: str
    digitised: bool
    reused: bool


class Filed(Schema):
    """What the sender gets: the code, and the files as they were kept."""

    code: str
    created: bool
    url: str
    papers: list[KeptPaper]


class NextAction(Schema):
    """Who owes what until when; absent when the dossier is closed."""

    kind: str
    role: str
    unit_code: str
    due_at: datetime


class DossierLine(Schema):
    """One dossier in a list."""

    code: str
    status: int
    status_text: str
    step: str
    channel: str
    procedure_code: str
    procedure_name: str
    unit_code: str
    receiving_unit: str
    applicant_name: str
    subject: str
    simulated: bool
    filed_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None
    due_confirmed: bool
    finished_at: datetime | None
    next_action: NextAction | None


class DossierEvent(Schema):
    """One event of the story; what people wrote is not told here."""

    sequence: int
    kind: str
    at: datetime
    role: str
    unit_code: str


class IssuedPaper(Schema):
    """A paper that was issued for the dossier."""

    form_code: str
    title: str
    symbol: str
    issued_at: datetime


class Dossier(DossierLine):
    """One dossier with its papers and its story."""

    sequence: int
    returned_at: datetime | None
    papers: list[KeptPaper]
    events: list[DossierEvent]
    issued: list[IssuedPaper]


class Dossiers(Schema):
    """One page of a list; ``after`` is the place after it, empty at the end."""

    dossiers: list[DossierLine]
    after: str


class Genuine(Schema):
    """The paper of which the PDF is the unchanged copy."""

    genuine: Literal[True]
    dossier_code: str
    form_code: str
    title: str
    symbol: str
    unit_code: str
    issued_at: datetime


class ProblemError(Schema):
    """One place of the request that cannot be used."""

    part: str
    pointer: str
    code: str
    detail: str
    todo: str


class ProblemOut(Schema):
    """Problem JSON (RFC 9457)."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    todo: str
    errors: list[ProblemError]
