"""Nobody real is meant: numbers lie in ranges never given out, files say what they are."""

import hashlib
import io
import re

import pypdfium2
import pytest

from motcua.scenarios.dice import Dice, Wheel
from motcua.scenarios.names import Gender, full_name, words
from motcua.scenarios.samples import KINDS, kind_of, sample, samples
from motcua.scenarios.tests.premises import usual


def test_identity_numbers_have_the_shape_and_a_place_that_does_not_exist() -> None:
    _, plan = usual()
    citizens = [each.party for each in plan.applicants if each.is_citizen]
    for party in citizens:
        assert re.fullmatch(r"999[0-3]\d{8}", party.number)
        assert party.born_on is not None
        assert party.number[4:6] == f"{party.born_on.year % 100:02d}"
        assert (party.number[3] in "23") == (party.born_on.year >= 2000)


def test_organisations_and_telephones_are_invented() -> None:
    _, plan = usual()
    organisations = [each.party for each in plan.applicants if not each.is_citizen]
    assert organisations
    assert all("Minh Họa" in party.name for party in organisations)
    assert all(party.number.startswith("999") for party in organisations)
    phones = [each.party.phone for each in plan.applicants]
    phones += [member.phone for member in plan.cast.members]
    assert all(re.fullmatch(r"09000\d{5}", phone) for phone in phones)


def test_common_families_are_common() -> None:
    dice = Dice(1)
    drawn = [full_name(dice, Gender.FEMALE).split()[0] for _ in range(2000)]
    known = words().families
    assert max(known, key=drawn.count) == known[0] == "Nguyễn"
    assert 0.3 < drawn.count("Nguyễn") / len(drawn) < 0.5


def test_every_sample_opens_and_says_that_it_is_simulated() -> None:
    for kind in KINDS:
        content = sample(kind).content
        document = pypdfium2.PdfDocument(io.BytesIO(content))
        text = document[0].get_textpage().get_text_range()
        assert "DỮ LIỆU MÔ PHỎNG" in text
        assert KINDS[kind][0] in text
        assert len(document) == 1


def test_samples_are_drawn_to_the_same_bytes() -> None:
    before = [each.facts.sha256 for each in samples()]
    sample.cache_clear()
    assert [each.facts.sha256 for each in samples()] == before
    assert [hashlib.sha256(each.content).hexdigest() for each in samples()] == before
    assert len(set(before)) == len(KINDS)


@pytest.mark.parametrize(
    ("paper", "kind"),
    [
        ("Tờ khai đăng ký khai sinh", "application"),
        ("Văn bản ủy quyền (được chứng thực)", "authorisation"),
        ("Hộ chiếu/Thẻ căn cước", "identity"),
        ("Bản vẽ thiết kế xây dựng", "drawing"),
        ("Sổ BHXH", "other"),
    ],
)
def test_a_paper_is_known_by_its_name(paper: str, kind: str) -> None:
    assert kind_of(paper) == kind


def test_a_wheel_follows_its_weights_and_never_stops_where_nothing_is() -> None:
    wheel, dice = Wheel([0.0, 3.0, 1.0, 0.0]), Dice(2)
    turns = [wheel.turn(dice) for _ in range(4000)]
    assert set(turns) == {1, 2}
    assert 0.70 < turns.count(1) / len(turns) < 0.80
    with pytest.raises(ValueError, match="at least one weight"):
        Wheel([0.0, 0.0])
