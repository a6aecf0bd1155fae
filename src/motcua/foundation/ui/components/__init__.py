"""What pages are made of: small frozen objects that {% show %} draws, with no query behind them."""

from motcua.foundation.ui.components.base import Component, Content, Tone
from motcua.foundation.ui.components.facts import (
    EmptyState,
    Fact,
    Facts,
    KeyHint,
    KeyHints,
    Steps,
    Story,
    StoryEvent,
)
from motcua.foundation.ui.components.figures import PointsBar, PointsBars
from motcua.foundation.ui.components.links import (
    BulkBar,
    Crumbs,
    Filter,
    FilterGroup,
    FilterList,
    Link,
    Pager,
    PostButton,
    SearchBox,
    Tabs,
)
from motcua.foundation.ui.components.tables import Column, Row, Table
from motcua.foundation.ui.components.tiles import Tile, TileGrid
from motcua.foundation.ui.components.timestrip import StripSegment, TimeStrip
from motcua.foundation.ui.components.trends import Trend, TrendPoint, Trends
from motcua.foundation.ui.components.words import Moment, Notice, Provenance, Status, TimeLeft

__all__ = [
    "BulkBar",
    "Column",
    "Component",
    "Content",
    "Crumbs",
    "EmptyState",
    "Fact",
    "Facts",
    "Filter",
    "FilterGroup",
    "FilterList",
    "KeyHint",
    "KeyHints",
    "Link",
    "Moment",
    "Notice",
    "Pager",
    "PointsBar",
    "PointsBars",
    "PostButton",
    "Provenance",
    "Row",
    "SearchBox",
    "Status",
    "Steps",
    "Story",
    "StoryEvent",
    "StripSegment",
    "Table",
    "Tabs",
    "Tile",
    "TileGrid",
    "TimeLeft",
    "TimeStrip",
    "Tone",
    "Trend",
    "TrendPoint",
    "Trends",
]
