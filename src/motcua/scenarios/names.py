"""Names for people who do not exist: plausible, Vietnamese, put together by chance.

Family names stand in the order of how common they are; their weights are rounded from memory and
only shape the look of lists. No list here was taken from a register of people.
"""

from enum import StrEnum

from motcua.scenarios.dice import Dice, Wheel

# Family name and how many of a thousand people bear it, roughly.
FAMILIES: tuple[tuple[str, int], ...] = (
    ("Nguyễn", 384),
    ("Trần", 110),
    ("Lê", 95),
    ("Phạm", 70),
    ("Hoàng", 51),
    ("Phan", 45),
    ("Vũ", 39),
    ("Đặng", 21),
    ("Bùi", 20),
    ("Đỗ", 14),
    ("Hồ", 13),
    ("Ngô", 13),
    ("Dương", 10),
    ("Đinh", 9),
    ("Đào", 8),
    ("Trịnh", 8),
    ("Đoàn", 8),
    ("Lương", 7),
    ("Mai", 6),
    ("Cao", 6),
    ("Lý", 5),
    ("Hà", 5),
    ("Phùng", 5),
    ("Chu", 4),
    ("Tạ", 4),
    ("Tô", 4),
    ("Lưu", 4),
    ("Vi", 2),
    ("Châu", 2),
)


class Gender(StrEnum):
    """As identity numbers tell it."""

    MALE = "male"
    FEMALE = "female"


MIDDLES: dict[Gender, list[str]] = {
    Gender.MALE: (
        "Văn Văn Văn Văn Đức Đức Minh Minh Hữu Quang Xuân Đình Công Thanh Ngọc Hoàng Anh Quốc Tuấn "
        "Gia Bá Trọng Mạnh Tiến Duy Thành Việt Khắc"
    ).split(),
    Gender.FEMALE: (
        "Thị Thị Thị Thị Thị Ngọc Ngọc Thu Thu Thanh Thanh Phương Minh Kim Bích Hồng Mai Khánh Hoài "
        "Diệu Thùy Kiều Bảo Hải Như Quỳnh"
    ).split(),
}
GIVEN: dict[Gender, list[str]] = {
    Gender.MALE: (
        "Hùng Dũng Tuấn Cường Hải Sơn Nam Long Thắng Minh Hiếu Đức Trung Kiên Quân Huy Hoàng Bình "
        "Phong Toàn Khánh Việt Tùng Lâm Thành Vinh Đạt An Khoa Phúc Quý Tâm Thái Tiến Trường Linh"
    ).split(),
    Gender.FEMALE: (
        "Hương Lan Hoa Hà Hằng Thủy Nga Linh Trang Thảo Yến Oanh Dung Hạnh Ngọc Phương Mai Anh Vân "
        "Nhung Huyền Loan Thu Hiền Tuyết Giang Chi My Trâm Quyên Ngân Châu Thúy Liên Xuân Minh"
    ).split(),
}
_FAMILY_WHEEL = Wheel([weight for _, weight in FAMILIES])
FOUR_WORDS_SHARE = 0.22


def gender_of(dice: Dice) -> Gender:
    """One or the other, equally often."""
    return Gender.FEMALE if dice.chance(0.5) else Gender.MALE


def full_name(dice: Dice, gender: Gender) -> str:
    """Family name, middle name, given name; some bear a second given name before the last."""
    family = FAMILIES[_FAMILY_WHEEL.turn(dice)][0]
    words = [family, dice.pick(MIDDLES[gender]), dice.pick(GIVEN[gender])]
    if dice.chance(FOUR_WORDS_SHARE):
        second = dice.pick(GIVEN[gender])
        if second not in words:
            words.insert(2, second)
    return " ".join(words)
