"""Finding names as people type them: no marks, beginnings of words, exact names first."""

import re
from typing import TypeVar, cast

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import BooleanField, Case, Model, QuerySet, Value, When

from motcua.foundation.text import fold

M = TypeVar("M", bound=Model)
_WORD = re.compile(r"[0-9a-z]+")


def by_name(rows: QuerySet[M], text: str) -> QuerySet[M]:
    """``rows`` whose folded name has a word beginning with each word of ``text``."""
    folded = fold(text)
    words = _WORD.findall(folded)
    if not words:
        return rows.none()
    wanted = SearchQuery(
        " & ".join(f"{word}:*" for word in words), config="simple", search_type="raw"
    )
    exact = Case(
        When(name_folded=folded, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    vector = SearchVector("name_folded", config="simple")
    found = rows.alias(found=vector, exact=exact).filter(found=wanted)
    return cast("QuerySet[M]", found.order_by("-exact", "pk"))
