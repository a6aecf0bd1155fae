"""The rule packs as the tests of this core read them: from the files beside it, without a
loader.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from motcua.cores.rulebook import Pack, parse_pack
from motcua.cores.scoring import IndexSet, parse_set

RULES = Path(__file__).parents[3] / "rules"


def text_of(name: str) -> str:
    """The text of a rule file."""
    return (RULES / name).read_text("utf-8")


def schema_of(name: str) -> dict[str, Any]:
    """One JSON Schema of the rule files."""
    plan: dict[str, Any] = json.loads(text_of(f"schema/{name}.json"))
    return plan


@cache
def qd766() -> IndexSet:
    """The 766 set as shipped."""
    return parse_set(text_of("indices/qd766.toml"), file="qd766", schema=schema_of("index-set"))


@cache
def provinces() -> Pack:
    """The published figures of the 34 provinces as shipped."""
    name = "indices/qd766_provinces_2026-10-10.toml"
    return parse_pack(text_of(name), file=name, schema=schema_of("published-scores"))


SMALL = """
name = "indices/small"
schema = "index-set"
title = "Bộ nhỏ"
code = "small"
title_vi = "Bộ nhỏ"
title_en = "A small set"
default_edition = "first"
rounding = "each_indicator_half_up"

[[edition]]
code = "first"
title_vi = "Bản đầu"
title_en = "First"
values_on = 2026-01-01
confirmed = true

[[class]]
code = "high"
name_vi = "Cao"
name_en = "High"

[[class]]
code = "low"
name_vi = "Thấp"
name_en = "Low"

[[group]]
code = "ALL"
name_vi = "Tất cả"
name_en = "All"

[[group]]
code = "LEFT"
parent = "ALL"
name_vi = "Trái"
name_en = "Left"

[[group]]
code = "RIGHT"
parent = "ALL"
name_vi = "Phải"
name_en = "Right"

[[indicator]]
code = "A"
group = "LEFT"
name_vi = "A"
name_en = "A"
kind = "ratio_to_target"
zero_denominator = "null"
counted_by = "dossier"
scopes = ["province", "commune"]

[[indicator]]
code = "B"
group = "RIGHT"
name_vi = "B"
name_en = "B"
kind = "ratio_to_target"
zero_denominator = "full"
counted_by = "petition"
scopes = ["province"]
value_from = "province"

[[indicator]]
code = "SHOWN"
group = "RIGHT"
name_vi = "Chỉ hiện"
name_en = "Only shown"
kind = "display_only"
measure = "amount"
amount_unit = "working_hour"
zero_denominator = "null"
counted_by = "dossier"
scopes = ["province"]

[rules]
"ALL.max" = [{ from = 2026-01-01, value = 10, unit = "point", source = { act = "made-up" } }]
"LEFT.max" = [{ from = 2026-01-01, value = 6, unit = "point", source = { act = "made-up" } }]
"RIGHT.max" = [{ from = 2026-01-01, value = 4, unit = "point", source = { act = "made-up" } }]
"A.max" = [{ from = 2026-01-01, value = 6, unit = "point", source = { act = "made-up" } }]
"A.target" = [{ from = 2026-01-01, value = 90, unit = "percent", source = { act = "made-up" } }]
"B.max" = [{ from = 2026-01-01, value = 4, unit = "point", source = { act = "made-up" } }]
"B.target" = [{ from = 2026-01-01, value = 100, unit = "percent", source = { act = "made-up" } }]
"SHOWN.max" = [{ from = 2026-01-01, value = 0, unit = "point", source = { act = "made-up" } }]
"class.high" = [{ from = 2026-01-01, value = 8, unit = "point", source = { act = "made-up" } }]
"class.low" = [{ from = 2026-01-01, value = 0, unit = "point", source = { act = "made-up" } }]

[[rules."rounding.decimals"]]
from = 2026-01-01
value = 2
unit = "decimal"
source = { act = "made-up" }
"""


def small(text: str = SMALL) -> IndexSet:
    """A set of three indicators in a tree three deep, for what the 766 set does not show."""
    return parse_set(text, file="small.toml", schema=schema_of("index-set"))
