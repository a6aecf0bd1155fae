"""Builds the units of a province out of the facts: offices, communes, centres, former communes.

All electronic codes below the province's own are illustrative and marked unconfirmed.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from vietnam_provinces import Province, ProvinceCode, Ward

from motcua.rooms.people.operations import NewUnit, Succession
from motcua.rooms.people.queries import Level, SuccessionKind
from motcua.scenarios.data.reading import DepartmentFacts, ProvinceFacts, former_communes

# The two-level model, with its communes and centres [law:nd-118-2025].
TWO_LEVELS_ON = date(2025, 7, 1)
FIRST_COMMUNE, FIRST_FORMER = 101, 301
CENTRE, POLICE = "1", "2"
COMMITTEE, COMMITTEE_EN = "Ủy ban nhân dân ", "People's Committee of "
KINDS_EN = {"phường": "Ward", "xã": "Commune", "đặc khu": "Special Zone", "thị trấn": "Township"}


def named(facts: ProvinceFacts) -> tuple[str, str]:
    """The kind of province and its name in running text."""
    full = Province.from_code(ProvinceCode(int(facts.gso_code))).name
    if not full.startswith("Thành phố "):
        return "tỉnh", f"tỉnh {facts.name}"
    # The city named after a person keeps its capital letter.
    return "thành phố", full if "Hồ Chí Minh" in full else f"thành phố {facts.name}"


def province_unit(facts: ProvinceFacts, name: str) -> NewUnit:
    """The People's Committee of the province; its code is a fact."""
    return NewUnit(
        code=facts.code,
        code_confirmed=True,
        level=Level.PROVINCE,
        name_vi=f"{COMMITTEE}{name}",
        name_en=f"{COMMITTEE_EN}{_plain(facts.name)}",
        gso_code=facts.gso_code,
    )


def has_office(facts: ProvinceFacts, office: DepartmentFacts) -> bool:
    """Whether the province has this office."""
    return not office.only_with or office.only_with in facts.traits


def office_code(facts: ProvinceFacts, offices: Mapping[str, DepartmentFacts], slug: str) -> str:
    """The illustrative code of an office, below the one it belongs to."""
    office = offices[slug]
    above = office_code(facts, offices, office.under) if office.under else facts.code
    return f"{above}.{office.number}"


def office_unit(
    facts: ProvinceFacts, office: DepartmentFacts, codes: Mapping[str, str], kind: str, name: str
) -> NewUnit:
    """One office of the province."""
    return NewUnit(
        code=codes[office.slug],
        level=office.level,
        name_vi=office.name_vi.format(kind=kind, province=name),
        name_en=office.name_en,
        parent_code=codes[office.under] if office.under else facts.code,
        gso_code=facts.gso_code,
    )


def commune_units(facts: ProvinceFacts) -> tuple[NewUnit, ...]:
    """The real communes of the province, by statistical code."""
    wards = Ward.iter_by_province(ProvinceCode(int(facts.gso_code)))
    ordered = sorted(wards, key=lambda ward: int(ward.code))
    return tuple(_commune(facts, place, ward) for place, ward in enumerate(ordered))


def _commune(facts: ProvinceFacts, place: int, ward: Ward) -> NewUnit:
    gso_code = f"{int(ward.code):05}"
    formed_from = former_communes(facts.gso_code).formed_from
    unchanged = formed_from.get(gso_code) == ()
    return NewUnit(
        code=f"{facts.code}.{FIRST_COMMUNE + place}",
        level=Level.COMMUNE,
        name_vi=f"{COMMITTEE}{_place(ward.name)}",
        name_en=f"{COMMITTEE_EN}{_place_en(ward.name)}",
        parent_code=facts.code,
        gso_code=gso_code,
        established_on=None if unchanged else TWO_LEVELS_ON,
    )


def centre_unit(commune: NewUnit) -> NewUnit:
    """The one-stop centre of a commune."""
    place = commune.name_vi.removeprefix(COMMITTEE)
    place_en = commune.name_en.removeprefix(COMMITTEE_EN)
    return NewUnit(
        code=f"{commune.code}.{CENTRE}",
        level=Level.CENTRE,
        name_vi=f"Trung tâm Phục vụ hành chính công {place}",
        name_en=f"Public Administrative Service Centre of {place_en}",
        parent_code=commune.code,
        gso_code=commune.gso_code,
        established_on=TWO_LEVELS_ON,
    )


def police_unit(commune: NewUnit, above: str) -> NewUnit:
    """The police of a commune, which answer to those of the province (``above``)."""
    place = commune.name_vi.removeprefix(COMMITTEE)
    place_en = commune.name_en.removeprefix(COMMITTEE_EN)
    return NewUnit(
        code=f"{commune.code}.{POLICE}",
        level=Level.CENTRAL_AGENCY,
        name_vi=f"Công an {place}",
        name_en=f"Police of {place_en}",
        parent_code=above,
        gso_code=commune.gso_code,
        established_on=TWO_LEVELS_ON,
    )


def former_units(
    facts: ProvinceFacts, communes: tuple[NewUnit, ...]
) -> tuple[tuple[NewUnit, ...], tuple[Succession, ...]]:
    """The communes before July 2025, and which took over from them.

    One that was divided has the commune of its own name as main successor, else the first; which
    one was meant is not in our facts, so these are unconfirmed.
    """
    formed_from = former_communes(facts.gso_code).formed_from
    heirs: dict[str, list[NewUnit]] = {}
    for commune in communes:
        for name in formed_from.get(commune.gso_code, ()):
            heirs.setdefault(name, []).append(commune)
    units: list[NewUnit] = []
    successions: list[Succession] = []
    for place, (name, taken) in enumerate(heirs.items()):
        units.append(_former_commune(facts, f"{facts.code}.{FIRST_FORMER + place}", name))
        successions += _successions(units[-1], taken)
    return tuple(units), tuple(successions)


def _former_commune(facts: ProvinceFacts, code: str, name: str) -> NewUnit:
    return NewUnit(
        code=code,
        level=Level.COMMUNE,
        name_vi=f"{COMMITTEE}{_place(name)}",
        name_en=f"{COMMITTEE_EN}{_place_en(name)}",
        parent_code=facts.code,
    )


def _successions(former: NewUnit, heirs: list[NewUnit]) -> Iterator[Succession]:
    main = next((heir for heir in heirs if heir.name_vi == former.name_vi), heirs[0])
    for heir in heirs:
        yield Succession(
            predecessor=former.code,
            successor=heir.code,
            kind=SuccessionKind.MERGED if len(heirs) == 1 else SuccessionKind.SPLIT,
            is_main=heir is main,
            confirmed=len(heirs) == 1,
        )


def _place(name: str) -> str:
    """ "Phường Hồng Gai" as it stands inside a name: "phường Hồng Gai"."""
    return name[0].lower() + name[1:]


def _place_en(name: str) -> str:
    """ "Phường Hồng Gai" in English: "Hong Gai Ward"."""
    for kind, english in KINDS_EN.items():
        if name.lower().startswith(f"{kind} "):
            return f"{_plain(name[len(kind) + 1 :])} {english}"
    return _plain(name)


def _plain(name: str) -> str:
    """A Vietnamese name without marks, as English texts write it."""
    bare = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign))
