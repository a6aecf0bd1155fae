"""What can be asked of the room: inboxes, one dossier with its story, replayed states."""

from motcua.cores.casework import Fact
from motcua.rooms.dossiers.papers import limit_words
from motcua.rooms.dossiers.queries.inbox import (
    FILTERS,
    CursorNotUnderstood,
    DossierLine,
    InboxPage,
    InboxQuestion,
    inbox,
)
from motcua.rooms.dossiers.queries.replay import replayed_facts, replayed_states, table_differences
from motcua.rooms.dossiers.queries.slips import NotAccepted, control_slip, officer_names
from motcua.rooms.dossiers.queries.story import (
    DossierStory,
    HoldingRow,
    PaperRow,
    StoryLine,
    any_simulated,
    code_exists,
    lines_of_codes,
    story_of,
)

__all__ = [
    "FILTERS",
    "CursorNotUnderstood",
    "DossierLine",
    "DossierStory",
    "Fact",
    "HoldingRow",
    "InboxPage",
    "InboxQuestion",
    "NotAccepted",
    "PaperRow",
    "StoryLine",
    "any_simulated",
    "code_exists",
    "control_slip",
    "inbox",
    "limit_words",
    "lines_of_codes",
    "officer_names",
    "replayed_facts",
    "replayed_states",
    "story_of",
    "table_differences",
]
